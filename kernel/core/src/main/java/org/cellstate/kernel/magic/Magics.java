package org.cellstate.kernel.magic;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.maven.Dependencies;
import org.cellstate.kernel.maven.MavenSettings;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.JavaSession;

/** The magics of one session. */
public final class Magics {

    private final MagicBook book = new MagicBook();
    private final CellInputs inputs = new CellInputs();
    private final Waiting waiting = new Waiting();
    private final MagicEvaluator evaluator;
    private final Fetching fetching;

    private Magics(JavaSession session, List<Path> classPath, MavenSettings settings) {
        evaluator = new MagicEvaluator(session, book, inputs, waiting);
        Map<String, String> environment = new ConcurrentSkipListMap<>();
        fetching = new Fetching(session, () -> new Dependencies(settings, classPath), waiting);
        book.add(new MavenMagic(fetching));
        book.add(new MavenRepoMagic(fetching));
        book.add(new PomMagic(fetching));
        book.add(new UseMagic(fetching));
        book.add(ClassPathMagic.jars(session));
        book.add(ClassPathMagic.entries(session));
        book.add(ShellMagic.line(environment, waiting));
        book.add(ShellMagic.cell("sh", environment, waiting));
        book.add(ShellMagic.cell("bash", environment, waiting));
        book.add(new LoadMagic(evaluator::run));
        book.add(new TimeMagic(session));
        book.add(new BenchMagic(session));
        book.add(new WhosMagic(session));
        book.add(new HistoryMagic(inputs));
        book.add(new EnvMagic(environment));
        book.add(new LogMagic());
        book.add(new ResetMagic(session));
        book.add(new ListMagic(book));
    }

    /**
     * Makes those of a session.
     *
     * @param classPath what the session has loaded from its start
     */
    public static Magics of(JavaSession session, List<Path> classPath, MavenSettings settings) {
        return new Magics(session, classPath, settings);
    }

    /** Returns what answers an editor about cells with magics in them, and asks another about their Java. */
    public Assistant assistant(Assistant java) {
        return new MagicAssistant(java, book, new Operands(book, fetching));
    }

    /** Returns what runs cells with magics in them. */
    public Evaluator evaluator() {
        return evaluator;
    }
}
