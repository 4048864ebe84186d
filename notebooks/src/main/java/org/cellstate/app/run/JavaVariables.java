package org.cellstate.app.run;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.cellstate.app.Problem;

/** Finds the variables that a cell declares, by the Java compiler's own parser. */
final class JavaVariables {

    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s[^;]*;");

    private JavaVariables() {}

    /**
     * Returns the declared variables in their order with their types as written; a {@code var} has the type of its initial
     * value where that is a literal, and {@code var} itself otherwise.
     */
    static Map<String, String> declaredIn(String cell) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Problem(
                    "Cellstate needs a JDK, which holds the Java compiler.",
                    "a Java runtime without one: " + System.getProperty("java.home"),
                    "JAVA_HOME=/path/to/a/jdk ./cellstate …");
        }
        String source = "class Cell { void run() {\n" + IMPORT.matcher(cell).replaceAll("") + "\n} }";
        JavacTask task = (JavacTask) compiler.getTask(
                null, null, problem -> {}, List.of("-proc:none"), null, List.of(new SourceText(source)));
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().forEach(type -> collect(type, variables));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }

    private static void collect(Tree type, Map<String, String> variables) {
        if (!(type instanceof ClassTree cell)) {
            return;
        }
        for (Tree member : cell.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() != null) {
                for (StatementTree statement : method.getBody().getStatements()) {
                    if (statement instanceof VariableTree variable) {
                        variables.put(variable.getName().toString(), typeOf(variable));
                    }
                }
            }
        }
    }

    private static String typeOf(VariableTree variable) {
        Tree declared = variable.getType();
        String written = declared == null ? "var" : declared.toString();
        boolean inferred = declared == null || written.equals("var") || written.equals("/*missing*/");
        return inferred ? literalType(variable.getInitializer()) : written;
    }

    private static String literalType(ExpressionTree value) {
        ExpressionTree plain = value instanceof UnaryTree unary ? unary.getExpression() : value;
        if (!(plain instanceof LiteralTree)) {
            return "var";
        }
        return switch (plain.getKind()) {
            case INT_LITERAL -> "int";
            case LONG_LITERAL -> "long";
            case FLOAT_LITERAL -> "float";
            case DOUBLE_LITERAL -> "double";
            case BOOLEAN_LITERAL -> "boolean";
            case CHAR_LITERAL -> "char";
            case STRING_LITERAL -> "String";
            default -> "var";
        };
    }

    private static final class SourceText extends SimpleJavaFileObject {

        private final String text;

        SourceText(String text) {
            super(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
