package org.cellstate.kernel.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.kernel.api.CloseNames;

/** Files that a user names: with a tilde for the home directory, and patterns as a shell has them. */
final class Paths {

    private Paths() {}

    /** Returns a file that exists. */
    static Path existing(String name) {
        Path path = of(name);
        if (!Files.exists(path)) {
            throw missing(name, path);
        }
        return path;
    }

    private static MagicException missing(String name, Path path) {
        Path directory = path.toAbsolutePath().normalize().getParent();
        List<String> close = directory == null || !Files.isDirectory(directory) || path.getFileName() == null
                ? List.of()
                : CloseNames.of(
                        path.getFileName().toString(),
                        list(directory).stream()
                                .map(each -> each.getFileName().toString())
                                .toList());
        return new MagicException(
                "A file must be there.",
                name,
                close.isEmpty() ? "a path from " + Path.of("").toAbsolutePath() : String.join(", ", close));
    }

    static Path of(String name) {
        boolean home = name.equals("~") || name.startsWith("~/") || name.startsWith("~\\");
        try {
            return Path.of(home ? System.getProperty("user.home") + name.substring(1) : name);
        } catch (InvalidPathException e) {
            throw new MagicException(
                    "A path must be one of this system.", name, "without the character that is not allowed");
        }
    }

    /**
     * Returns the files that a name or a pattern stands for, sorted: {@code lib/*.jar}, {@code lib/**.jar}.
     *
     * @throws MagicException if there are none
     */
    static List<Path> matching(String pattern) {
        int wild = firstWild(pattern);
        if (wild < 0) {
            return List.of(existing(pattern));
        }
        int slash = Math.max(pattern.lastIndexOf('/', wild), pattern.lastIndexOf('\\', wild));
        Path directory = slash < 0 ? Path.of("") : of(pattern.substring(0, Math.max(1, slash)));
        String rest = pattern.substring(slash + 1);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        List<Path> found = List.of();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory, rest.contains("**") ? Integer.MAX_VALUE : depth(rest))) {
                found = files.filter(file -> matcher.matches(directory.relativize(file)))
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (found.isEmpty()) {
            throw new MagicException("A pattern must match a file.", pattern, "!ls " + directory);
        }
        return found;
    }

    private static int firstWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if ("*?[{".indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static int depth(String pattern) {
        return 1 + (int) pattern.chars().filter(c -> c == '/').count();
    }

    /** Returns what a directory holds, sorted. */
    static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of(); // it cannot be read: nothing in it can be offered
        }
    }
}
