package org.cellstate.kernel.repl;

import java.util.List;
import org.cellstate.kernel.errors.CellError;

/** Runs cells in tests, numbered from 1, and takes outcomes apart. */
final class Cells implements AutoCloseable {

    final JavaSession session;
    private int count;

    Cells(SessionOptions options) {
        this(JavaSession.start(options));
    }

    Cells(JavaSession session) {
        this.session = session;
    }

    static Cells plain() {
        return new Cells(SessionOptions.of(List.of())
                .startup("import java.util.*;\nimport java.util.stream.*;\nimport static java.lang.Math.*;"));
    }

    Outcome run(String code) {
        return session.run(code, ++count);
    }

    Object value(String code) {
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Value value) {
            return value.value();
        }
        throw new AssertionError(outcome);
    }

    CellError error(String code) {
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Failed failed) {
            return failed.error();
        }
        throw new AssertionError(outcome);
    }

    /** The traceback without colours, as one text. */
    String traceback(String code) {
        return plain(error(code));
    }

    static String plain(CellError error) {
        return String.join("\n", error.traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    @Override
    public void close() {
        session.close();
    }
}
