package org.cellstate.kernel.magic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.maven.Dependencies;
import org.cellstate.kernel.maven.MavenException;
import org.cellstate.kernel.maven.Resolution;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;
import org.jspecify.annotations.Nullable;

/** Has dependencies resolved beside the cell, shows how it goes, and puts what comes on the session's class path. */
final class Fetching {

    private static final int NAMED = 8;
    private static final int NOTES = 10;

    private final JavaSession session;
    private final Supplier<Dependencies> making;
    private final Waiting waiting;
    private @Nullable Dependencies dependencies;

    Fetching(JavaSession session, Supplier<Dependencies> making, Waiting waiting) {
        this.session = session;
        this.making = making;
        this.waiting = waiting;
    }

    /** Returns the session's dependencies, made when first asked for: most sessions never load the resolver. */
    synchronized Dependencies dependencies() {
        Dependencies known = dependencies;
        if (known == null) {
            known = making.get();
            dependencies = known;
        }
        return known;
    }

    /** Resolves on a thread of its own: downloads notice no interrupt, and the cell must. */
    Outcome run(MagicCall call, boolean offline, Function<Dependencies.Way, Resolution> request)
            throws InterruptedException {
        AtomicBoolean cancelled = new AtomicBoolean();
        Progress progress = new Progress();
        FutureTask<Resolution> task =
                new FutureTask<>(() -> request.apply(new Dependencies.Way(offline, progress::tell, cancelled::get)));
        Thread worker = new Thread(task, "cellstate-maven");
        worker.setContextClassLoader(Dependencies.class.getClassLoader());
        worker.setDaemon(true);
        worker.start();
        try {
            return loaded(call, waiting.during(() -> result(task)));
        } finally {
            cancelled.set(true);
        }
    }

    private static Resolution result(FutureTask<Resolution> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MavenException known) {
                throw known;
            }
            throw new IllegalStateException("Maven's resolver failed: " + e.getCause(), e.getCause());
        }
    }

    @SuppressWarnings("SystemOut") // the cell's own stream
    private Outcome loaded(MagicCall call, Resolution resolution) {
        List<Path> files = resolution.added().stream().map(Resolution.Jar::file).toList();
        if (!files.isEmpty()) {
            session.addToClassPath(files);
        }
        System.out.println(summary(resolution.added()));
        resolution.notes().stream().limit(NOTES).forEach(note -> System.out.println("note: " + note));
        int more = resolution.notes().size() - NOTES;
        if (more > 0) {
            System.out.println("note: and " + more + " more of this kind");
        }
        return call.target().isPresent()
                ? new Outcome.Value(
                        new ArrayList<>(files.stream().map(Path::toString).toList()))
                : new Outcome.Nothing();
    }

    private static String summary(List<Resolution.Jar> added) {
        if (added.isEmpty()) {
            return "nothing to add: all of it is loaded";
        }
        String names = added.stream()
                .limit(NAMED)
                .map(jar -> jar.name().substring(jar.name().indexOf(':') + 1) + " " + jar.version())
                .collect(Collectors.joining(", "));
        String more = added.size() > NAMED ? " and " + (added.size() - NAMED) + " more" : "";
        return "added " + (added.size() == 1 ? "1 jar: " : added.size() + " jars: ") + names + more;
    }

    /** One line that changes; nothing where nothing is downloaded. */
    private static final class Progress {

        private @Nullable DisplayHandle line;

        synchronized void tell(String text) {
            if (line == null) {
                line = Notebook.show(new Text(text));
            } else {
                line.update(new Text(text));
            }
        }
    }
}
