package org.cellstate.kernel.magic;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.maven.MavenSettings;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.repl.SessionOptions;

/** Runs cells with magics in tests, numbered from 1, and keeps what they print. */
final class MagicCells implements AutoCloseable {

    final JavaSession session;
    final Magics magics;
    final Evaluator evaluator;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int count;

    MagicCells(List<Path> classPath, MavenSettings settings) {
        session = JavaSession.start(SessionOptions.of(classPath).startup("import java.util.*;"));
        magics = Magics.of(session, classPath, settings);
        evaluator = magics.evaluator();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    static MagicCells plain() {
        return new MagicCells(List.of(), MavenSettings.ofUser());
    }

    Outcome run(String code) {
        return evaluator.run(code, ++count);
    }

    Object value(String code) {
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Value value) {
            return value.value();
        }
        throw new AssertionError(outcome + " " + printed());
    }

    /** Runs a cell that shows no value, and returns what it prints. */
    String printedBy(String code) {
        printed();
        Outcome outcome = run(code);
        if (outcome instanceof Outcome.Nothing) {
            return printed();
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

    String traceback(String code) {
        return String.join("\n", error(code).traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** Returns what was printed since it was last asked. */
    String printed() {
        synchronized (printed) {
            String text = printed.toString(StandardCharsets.UTF_8);
            printed.reset();
            return text;
        }
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        evaluator.close();
    }
}
