package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Spliterators;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Words for showing, imported into every notebook. Those that IJava had work as they did there; outside a notebook all print the
 * plain text form.
 */
public final class Show {

    private Show() {}

    /** Returns how a value is shown when a cell ends with it. */
    public static MimeBundle render(@Nullable Object value) {
        return Notebook.host().render(value);
    }

    /**
     * Returns a value in the representations named, of those it has, and always as plain text. A text is taken as what it is called:
     * {@code render("<b>bold</b>", "text/html")}.
     *
     * @param as MIME types, groups such as {@code image/*} or {@code image}, or endings such as {@code html}
     */
    public static MimeBundle render(@Nullable Object value, String... as) {
        MimeBundle all = value instanceof CharSequence text ? called(text.toString(), as) : render(value);
        MimeBundle chosen = MimeBundle.text(all.text());
        for (String type : all.data().keySet()) {
            boolean wanted = List.of(as).stream().anyMatch(name -> names(name, type));
            if (wanted) {
                Map<String, Object> metadata = all.metadata().get(type);
                chosen = chosen.with(type, all.data().get(type));
                chosen = metadata == null ? chosen : chosen.withMetadata(type, metadata);
            }
        }
        return chosen;
    }

    private static boolean names(String name, String type) {
        String wanted = name.toLowerCase(Locale.ROOT).strip();
        String group = type.substring(0, type.indexOf('/'));
        String ending = type.substring(type.indexOf('/') + 1);
        return wanted.equals("*")
                || wanted.equals(type)
                || wanted.equals(group)
                || wanted.equals(group + "/*")
                || wanted.equals(ending)
                || ending.equals(wanted + "+xml");
    }

    private static MimeBundle called(String text, String... as) {
        MimeBundle bundle = MimeBundle.text(text);
        for (String name : as) {
            List<MimeBundle> meant = new ArrayList<>();
            if (names(name, MimeBundle.HTML)) {
                meant.add(Media.html(text));
            } else if (names(name, MimeBundle.MARKDOWN)) {
                meant.add(Media.markdown(text));
            } else if (names(name, MimeBundle.LATEX)) {
                meant.add(Media.latex(text));
            } else if (names(name, MimeBundle.SVG)) {
                meant.add(Media.svg(text));
            } else if (names(name, MimeBundle.JSON)) {
                meant.add(Media.json(text));
            }
            for (MimeBundle one : meant) {
                for (String type : one.data().keySet()) {
                    bundle = bundle.with(type, one.data().get(type));
                }
            }
        }
        return bundle;
    }

    /** Shows a value below the cell and returns the identifier under which {@link #updateDisplay} replaces it. */
    public static String display(@Nullable Object value) {
        return Notebook.host().show(render(value)).id();
    }

    /** Shows a value as {@link #render(Object, String...)} returns it; otherwise as {@link #display(Object)}. */
    public static String display(@Nullable Object value, String... as) {
        return Notebook.host().show(render(value, as)).id();
    }

    /**
     * Shows values side by side, as far as the page is wide: two curves, a picture and a table. On a console one below the other.
     *
     * @param others the values to the right of the first
     */
    public static void show(@Nullable Object first, @Nullable Object... others) {
        List<MimeBundle> parts = new ArrayList<>(List.of(render(first)));
        for (Object other : others) {
            parts.add(render(other));
        }
        Notebook.host().show(parts.size() == 1 ? parts.get(0) : SideBySide.of(parts));
    }

    /** Replaces what {@link #display} has shown, from any cell or thread. */
    public static void updateDisplay(String id, @Nullable Object value) {
        Notebook.host().update(id, render(value));
    }

    /** Replaces what {@link #display} has shown by a value as {@link #render(Object, String...)} returns it. */
    public static void updateDisplay(String id, @Nullable Object value, String... as) {
        Notebook.host().update(id, render(value, as));
    }

    /** Removes what the cell has shown so far. */
    public static void clear() {
        Notebook.clearOutput(false);
    }

    /**
     * Returns the same things to loop over, with a bar that shows how far the loop is.
     *
     * <pre>{@code
     * for (var file : progress(files)) {
     *     read(file);
     * }
     * }</pre>
     */
    public static <T> Progress<T> progress(Iterable<T> things) {
        return Progress.over(things);
    }

    /** Returns the same things to loop over, with a bar that shows how far the loop is, called by a label. */
    public static <T> Progress<T> progress(Iterable<T> things, String label) {
        return Progress.over(things).label(label);
    }

    /** Returns the elements of an array to loop over, with a bar that shows how far the loop is. */
    public static <T> Progress<T> progress(T[] things) {
        return Progress.over(Arrays.asList(things));
    }

    /** Returns the elements of a stream to loop over once, with a bar that shows how far the loop is. */
    public static <T, S extends BaseStream<T, S>> Progress<T> progress(BaseStream<T, S> stream) {
        var elements = stream.spliterator();
        long size = elements.getExactSizeIfKnown();
        Iterator<T> iterator = Spliterators.iterator(elements);
        return new Progress<>(() -> iterator, size < 0 ? OptionalLong.empty() : OptionalLong.of(size), "");
    }

    /** Returns the elements of a stream to loop over once, with a bar that shows how far the loop is, called by a label. */
    public static <T, S extends BaseStream<T, S>> Progress<T> progress(BaseStream<T, S> stream, String label) {
        return progress(stream).label(label);
    }

    /** Returns the numbers from 0 to below a count, with a bar that shows how far the loop is. */
    public static Progress<Integer> progress(int count) {
        return progress(0, count);
    }

    /** Returns the numbers from one up to below another, with a bar that shows how far the loop is. */
    public static Progress<Integer> progress(int from, int to) {
        return progress(() -> IntStream.range(from, to).iterator()).total(Math.max(0, (long) to - from));
    }
}
