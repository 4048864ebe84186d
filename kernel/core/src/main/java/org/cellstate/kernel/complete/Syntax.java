package org.cellstate.kernel.complete;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The compiler's parser alone: what it says of source without knowing any name. */
final class Syntax {

    private Syntax() {}

    /** Returns a task that parses a source file. */
    static JavacTask task(String source, DiagnosticCollector<JavaFileObject> problems) {
        return (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(
                        Writer.nullWriter(),
                        null,
                        problems,
                        List.of("-proc:none"),
                        null,
                        List.of(new InMemory(source)));
    }

    /** Returns whether a piece of a cell is a statement, an expression, a declaration or an import. */
    static boolean isJava(String piece) {
        String value = piece.strip().replaceFirst(";+$", "");
        return Stream.of(
                        "class C { Object o() { " + piece + "\n;} }",
                        "class C { Object o = " + value + "\n; }",
                        "class C { " + piece + "\n }",
                        piece)
                .anyMatch(Syntax::parses);
    }

    private static boolean parses(String source) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try {
            task(source, problems).parse();
        } catch (IOException e) {
            throw new IllegalStateException("source in memory cannot fail to be read", e);
        }
        return problems.getDiagnostics().stream().noneMatch(problem -> problem.getKind() == Diagnostic.Kind.ERROR);
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final String source;

        InMemory(String source) {
            super(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
