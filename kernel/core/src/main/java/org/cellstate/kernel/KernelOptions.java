package org.cellstate.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's command line.
 *
 * @param connectionFile where the client says how to reach it
 * @param classpath what notebook code sees from the start
 * @param startup Java source that runs before the first cell: the imports a notebook need not write
 * @param allowEmptyKey whether messages without a signature are accepted
 */
record KernelOptions(Path connectionFile, List<Path> classpath, Optional<Path> startup, boolean allowEmptyKey) {

    private static final String USAGE =
            "[--classpath-file FILE]... [--startup FILE] [--allow-empty-key] CONNECTION_FILE";

    /**
     * Reads the command line; a class path file holds one path list as {@code java -cp} takes it. Words behind the connection file
     * are passed over: {@code jupyter run} hands a kernel the names of the files that it runs.
     *
     * @throws IllegalArgumentException if it is none of the kernel's
     * @throws IOException if a class path file cannot be read
     */
    static KernelOptions parse(String... args) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(args));
        List<Path> classpath = new ArrayList<>();
        Optional<Path> startup = Optional.empty();
        boolean allowEmptyKey = false;
        Optional<Path> connection = Optional.empty();
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--classpath-file" -> classpath.addAll(entries(file(arg, rest.poll())));
                case "--startup" -> startup = Optional.of(file(arg, rest.poll()));
                case "--allow-empty-key" -> allowEmptyKey = true;
                case "-f" -> connection = Optional.of(file(arg, rest.poll()));
                default -> {
                    if (arg.startsWith("-")) {
                        throw usage("An argument is not understood.", arg);
                    }
                    connection = connection.or(() -> Optional.of(Path.of(arg)));
                }
            }
        }
        Path file = connection.orElseThrow(
                () -> usage("A kernel needs the connection file of the client that starts it.", List.of(args)));
        return new KernelOptions(file, List.copyOf(classpath), startup, allowEmptyKey);
    }

    private static Path file(String option, @Nullable String value) {
        if (value == null) {
            throw usage(option + " needs a file.", option);
        }
        return Path.of(value);
    }

    private static List<Path> entries(Path file) throws IOException {
        List<Path> entries = new ArrayList<>();
        for (String entry : Files.readString(file).strip().split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                entries.add(Path.of(entry.strip()));
            }
        }
        return entries;
    }

    private static IllegalArgumentException usage(String rule, Object received) {
        return new IllegalArgumentException(rule + "\n  received: " + received + "\n  try: " + USAGE);
    }
}
