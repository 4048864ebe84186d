package org.cellstate.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What could stand where a magic wants a word: an option, a file, what the local repository has, a magic's name. */
final class Operands {

    private static final int MOST = 200;

    private final MagicBook book;
    private final Fetching fetching;

    Operands(MagicBook book, Fetching fetching) {
        this.book = book;
        this.fetching = fetching;
    }

    /** Returns the words that begin as this one does. */
    List<String> of(Help help, String word) {
        Stream<String> found;
        if (word.startsWith("-")) {
            found = help.options().stream().map(option -> option.name().split(" ", 2)[0]);
        } else {
            found = switch (help.operand()) {
                case PATHS -> paths(word);
                case COORDINATES -> coordinates(word);
                case LIBRARY -> Library.all().keySet().stream();
                case MAGIC_NAME -> book.names().stream().filter(name -> !name.equals("!"));
                case NOTHING, JAVA -> Stream.empty();
            };
        }
        return found.filter(each -> each.startsWith(word)).limit(MOST).toList();
    }

    private static Stream<String> paths(String word) {
        int slash = word.lastIndexOf('/') + 1;
        String shown = word.substring(0, slash);
        Path directory = slash == 0 ? Path.of("") : Paths.of(shown);
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        boolean hidden = word.startsWith(".", slash);
        return Paths.list(directory).stream()
                .filter(file -> hidden || !file.getFileName().toString().startsWith("."))
                .map(file -> shown + file.getFileName() + (Files.isDirectory(file) ? "/" : ""));
    }

    /** Artifacts and versions, the newest first, that were downloaded before. */
    private Stream<String> coordinates(String word) {
        String[] parts = word.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            return Stream.empty();
        }
        Path place = fetching.dependencies().localRepository().resolve(parts[0].replace('.', '/'));
        String start = parts[0] + ":";
        if (parts.length == 3) {
            place = place.resolve(parts[1]);
            start += parts[1] + ":";
        }
        if (!Files.isDirectory(place)) {
            return Stream.empty();
        }
        List<Path> found = new java.util.ArrayList<>(
                Paths.list(place).stream().filter(Files::isDirectory).toList());
        if (parts.length == 3) {
            Collections.reverse(found);
        }
        String before = start;
        return found.stream().map(each -> before + each.getFileName());
    }
}
