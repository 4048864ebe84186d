package org.cellstate.kernel.complete;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.jshell.SourceCodeAnalysis;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.repl.JavaSession;

/**
 * Answers an editor from a Java session. May be asked from any thread, also while a cell runs; it waits only while the session
 * compiles.
 */
public final class JavaAssistant implements Assistant {

    private final JavaSession session;
    private final Inspector inspector;

    public JavaAssistant(JavaSession session) {
        this.session = session;
        this.inspector = new Inspector(
                session, new SourceFiles(session.sessionLoader(), Path.of(System.getProperty("java.home"))));
    }

    @Override
    public Completions complete(String code, int cursor) {
        int at = offset(code, cursor);
        Completer.Found found = ask(
                analysis ->
                        new Completer(session, analysis, CompletionContext.of(analysis, code.substring(0, at))).find(),
                new Completer.Found(List.of(), at));
        return new Completions(found.completions(), code.codePointCount(0, found.start()), code.codePointCount(0, at));
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detailLevel) {
        int at = offset(code, cursor);
        return ask(analysis -> inspector.inspect(analysis, code, at, detailLevel > 0), Optional.empty());
    }

    @Override
    public Completeness isComplete(String code) {
        return ask(analysis -> new CompletenessCheck(analysis).of(code), new Completeness("unknown", ""));
    }

    /** Asks, and takes a compiler that fails on half-written code for one that knows nothing: nobody waits for its reasons. */
    private <T> T ask(Function<SourceCodeAnalysis, T> question, T otherwise) {
        try {
            return session.analyse(question);
        } catch (RuntimeException | AssertionError | InternalError | StackOverflowError e) {
            return otherwise;
        }
    }

    /** Returns the offset in UTF-16 units of a position in code points; positions outside the code are taken as its ends. */
    private static int offset(String code, int cursor) {
        int within = Math.max(0, Math.min(cursor, code.codePointCount(0, code.length())));
        return code.offsetByCodePoints(0, within);
    }
}
