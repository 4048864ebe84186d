package org.cellstate.kernel.repl;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a Java session starts with.
 *
 * @param classPath jars and directories that cells see, beside the platform and {@code org.cellstate.kernel.api}
 * @param startup source run before the first cell: imports, static imports, declarations; may be empty
 * @param notices told, in a line of plain text, what a cell changed beside what it says: a variable that lost its value because
 *     something it needs was redefined
 */
public record SessionOptions(List<Path> classPath, String startup, Consumer<String> notices) {

    public SessionOptions {
        classPath = List.copyOf(classPath);
    }

    /** A session with this class path, no startup source, and nobody who listens to notices. */
    public static SessionOptions of(List<Path> classPath) {
        return new SessionOptions(classPath, "", notice -> {});
    }

    /** Returns these options with another startup source. */
    public SessionOptions startup(String source) {
        return new SessionOptions(classPath, source, notices);
    }

    /** Returns these options with another listener to notices. */
    public SessionOptions notices(Consumer<String> listener) {
        return new SessionOptions(classPath, startup, listener);
    }
}
