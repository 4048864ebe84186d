package org.cellstate.kernel.api;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * How a value is shown that no renderer knows: text for everything, a table beside it for records, maps, and rows of either,
 * a picture for bytes and files that hold one. Bounded in size, and never failing for what a value is or does.
 */
final class DefaultLook {

    private static final int LONGEST_TEXT = 100_000;
    private static final int SHORT = 100;
    private static final int FRAMES = 8;
    private static final int CAUSES = 5;

    private DefaultLook() {}

    static MimeBundle of(@Nullable Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        Optional<MimeBundle> special = special(value);
        if (special.isPresent()) {
            return special.get();
        }
        String text = Sketch.of(value);
        return table(value).map(table -> withTable(value, text, table)).orElseGet(() -> MimeBundle.text(text));
    }

    private static Optional<MimeBundle> special(Object value) {
        if (value instanceof String text) {
            return Optional.of(MimeBundle.text(PlainText.beginning(text, LONGEST_TEXT)));
        }
        if (value instanceof BaseStream<?, ?> stream) {
            return Optional.of(MimeBundle.text(notRead(stream)));
        }
        if (value instanceof Iterator) {
            return Optional.of(MimeBundle.text(
                    "An Iterator, not read: it can be read once.\n  try: it.forEachRemaining(System.out::println)"));
        }
        if (value instanceof Class<?> type) {
            return Optional.of(MimeBundle.text(PlainText.shortened(TypeNames.declaration(type), Sketch.MOST)));
        }
        if (value instanceof Throwable thrown) {
            return Optional.of(MimeBundle.text(trace(thrown)));
        }
        if (value instanceof byte[] bytes) {
            return PictureFile.sniffed(bytes).map(PictureFile::bundle);
        }
        return value instanceof Path path ? PictureFile.at(path) : Optional.empty();
    }

    private static String notRead(BaseStream<?, ?> stream) {
        String kind = TypeNames.of(Sketch.kindOfStream(stream));
        String collected = kind.equals("Stream") ? ".toList()" : ".toArray()";
        return (kind.equals("IntStream") ? "An " : "A ") + kind + ", not read: a stream can be read once.\n  try: "
                + collected + " or .limit(20)" + collected;
    }

    /** Records, maps, and rows of either as tables. What fails while it is read has no table: the text says why. */
    private static Optional<TableView> table(Object value) {
        try {
            if (value instanceof Record record) {
                return Sketch.hasWrittenText(record) ? Optional.empty() : Optional.of(Tables.components(record));
            }
            if (value instanceof Map<?, ?> map) {
                return map.isEmpty() ? Optional.empty() : Optional.of(Tables.entries(map));
            }
            boolean rows = value instanceof Collection || value instanceof Object[];
            return rows ? Tables.rows(value) : Optional.empty();
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            if (Notebook.interrupted()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static MimeBundle withTable(Object value, String text, TableView table) {
        MimeBundle shown = table.toMimeBundle();
        boolean one = value instanceof Record || value instanceof Map;
        return one && text.length() <= SHORT ? MimeBundle.text(text).withHtml(TableHtml.of(table)) : shown;
    }

    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < CAUSES && seen.add(cause); i++) {
            text.append(i == 0 ? "" : "\ncaused by ").append(headline(cause));
            frames(cause, text);
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void frames(Throwable thrown, StringBuilder text) {
        int shown = 0;
        StackTraceElement[] frames = thrown.getStackTrace();
        for (StackTraceElement frame : frames) {
            Optional<String> place = TypeNames.place(frame);
            if (place.isEmpty()) { // below stands what runs the cell
                return;
            }
            if (shown == FRAMES) {
                text.append("\n  …");
                return;
            }
            shown++;
            text.append("\n  at ").append(PlainText.line(PlainText.shortened(place.get(), 200)));
        }
    }

    private static String headline(Throwable thrown) {
        String name = TypeNames.full(thrown.getClass());
        try {
            String message = thrown.getMessage();
            return message == null ? name : name + ": " + PlainText.shortened(message, 2_000);
        } catch (RuntimeException | StackOverflowError e) {
            return name + " (its message is not readable: " + PlainText.failure(e) + ")";
        }
    }
}
