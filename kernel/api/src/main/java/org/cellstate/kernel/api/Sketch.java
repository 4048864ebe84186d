package org.cellstate.kernel.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Any value as a short text that reads as Java's own {@code toString()} does, but looks into arrays and records, stops in cycles
 * and at a size, and never fails: what cannot be read is named with the reason.
 *
 * <p>The time is bounded by the size, save for a {@code toString()} of somebody else.
 */
final class Sketch {

    /** The largest sketch, in characters. */
    static final int MOST = 8_000;

    /** Longer ones are broken into a line for each element, where these are containers themselves. */
    private static final int LINE = 100;

    private static final int DEEPEST = 20;
    private static final int LONGEST_ELEMENT = 1_000;
    private static final int TRUSTED_SIZE = 1_000;
    private static final Ends.Bounds OUTER = new Ends.Bounds(30, 10, 10);
    private static final Ends.Bounds INNER = new Ends.Bounds(12, 5, 5);

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int most;
    private final String outerSeparator;

    private Sketch(int most, String outerSeparator) {
        this.most = most;
        this.outerSeparator = outerSeparator;
    }

    /** Returns a value as text, at most {@value #MOST} characters of it. */
    static String of(@Nullable Object value) {
        String line = sketched(value, MOST, ", ");
        return line.length() > LINE && holdsContainers(value) ? sketched(value, MOST, ",\n ") : line;
    }

    /** Returns a value as text on one line. */
    static String line(@Nullable Object value, int most) {
        return PlainText.shortened(PlainText.line(sketched(value, most, ", ")), most);
    }

    private static String sketched(@Nullable Object value, int most, String separator) {
        Sketch sketch = new Sketch(most, separator);
        sketch.value(value, 0);
        return PlainText.shortened(sketch.out.toString(), most);
    }

    private static boolean holdsContainers(@Nullable Object value) {
        if (value instanceof Map || value == null) {
            return false;
        }
        try {
            return Ends.of(value, OUTER).stream()
                    .flatMap(ends -> ends.shown().stream())
                    .anyMatch(each -> each instanceof Collection
                            || each instanceof Map
                            || (each != null && each.getClass().isArray()));
        } catch (RuntimeException e) { // a collection that cannot be read, as the sketch says
            return false;
        }
    }

    private boolean full() {
        return out.length() > most;
    }

    private void value(@Nullable Object value, int depth) {
        if (full()) {
            return;
        }
        if (value == null) {
            out.append("null");
            return;
        }
        int start = out.length();
        try {
            written(value, depth);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            if (Notebook.interrupted()) {
                throw e;
            }
            out.setLength(start);
            out.append(TypeNames.of(value.getClass()))
                    .append(" (not readable: ")
                    .append(PlainText.failure(e))
                    .append(')');
        }
    }

    private void written(Object value, int depth) {
        boolean container = value instanceof Collection
                || value instanceof Map
                || value instanceof Map.Entry
                || value instanceof Optional
                || value instanceof Record
                || value.getClass().isArray();
        if (!container) {
            out.append(leaf(value, depth));
        } else if (!path.add(value)) {
            out.append("(this ").append(TypeNames.kind(value)).append(" again)");
        } else {
            try {
                if (depth >= DEEPEST) {
                    out.append('…');
                } else {
                    container(value, depth);
                }
            } finally {
                path.remove(value);
            }
        }
    }

    private void container(Object value, int depth) {
        if (value instanceof Map.Entry<?, ?> entry) {
            entry(entry, depth);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(
                    content -> {
                        out.append("Optional[");
                        value(content, depth + 1);
                        out.append(']');
                    },
                    () -> out.append("Optional.empty"));
        } else if (value instanceof Record record) {
            record(record, depth);
        } else if (hasOwnText(value)) {
            out.append(leaf(value, depth));
        } else {
            elements(value, depth);
        }
    }

    /** A collection of somebody's own that says itself what it looks like is believed while it is small. */
    private static boolean hasOwnText(Object value) {
        int size = value instanceof Collection<?> collection
                ? collection.size()
                : value instanceof Map<?, ?> map ? map.size() : Integer.MAX_VALUE;
        if (size > TRUSTED_SIZE) {
            return false;
        }
        String origin = toStringMethod(value.getClass()).getDeclaringClass().getName();
        return !origin.startsWith("java.");
    }

    private static Method toStringMethod(Class<?> type) {
        try {
            return type.getMethod("toString");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has toString()", e);
        }
    }

    private void elements(Object value, int depth) {
        Ends ends = Ends.of(value, depth == 0 ? OUTER : INNER).orElseThrow();
        String separator = depth == 0 ? outerSeparator : ", ";
        boolean map = value instanceof Map;
        out.append(map ? '{' : '[');
        sequence(ends.head(), separator, depth);
        if (ends.hidden() > 0) {
            out.append(separator)
                    .append("… ")
                    .append(PlainText.count(ends.hidden()))
                    .append(" more");
            out.append(ends.tail().isEmpty() ? "" : " …" + separator);
            sequence(ends.tail(), separator, depth);
        }
        out.append(map ? '}' : ']');
        if (ends.hidden() > 0 && depth == 0) {
            out.append("  (").append(extent(value, ends.size())).append(')');
        }
    }

    private static String extent(Object value, int size) {
        if (!value.getClass().isArray()) {
            return TypeNames.kind(value) + " of " + PlainText.count(size);
        }
        String name = TypeNames.of(value.getClass());
        int bracket = name.indexOf('[') + 1;
        return name.substring(0, bracket) + PlainText.count(size) + name.substring(bracket);
    }

    private void sequence(List<@Nullable Object> elements, String separator, int depth) {
        for (int i = 0; i < elements.size() && !full(); i++) {
            out.append(i == 0 ? "" : separator);
            if (elements.get(i) instanceof Map.Entry<?, ?> entry) {
                entry(entry, depth);
            } else {
                value(elements.get(i), depth + 1);
            }
        }
    }

    private void entry(Map.Entry<?, ?> entry, int depth) {
        value(entry.getKey(), depth + 1);
        out.append('=');
        value(entry.getValue(), depth + 1);
    }

    /** Returns whether somebody wrote the record's {@code toString()}: that of the compiler is final. */
    static boolean hasWrittenText(Record record) {
        return !Modifier.isFinal(toStringMethod(record.getClass()).getModifiers());
    }

    private void record(Record record, int depth) {
        if (hasWrittenText(record)) {
            out.append(leaf(record, depth));
            return;
        }
        out.append(TypeNames.of(record.getClass())).append('[');
        String separator = "";
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.append(separator).append(component.getName()).append('=');
            component(record, component, depth);
            separator = ", ";
            if (full()) {
                break;
            }
        }
        out.append(']');
    }

    private void component(Record record, RecordComponent component, int depth) {
        Object value;
        try {
            value = component(record, component);
        } catch (RuntimeException | StackOverflowError e) {
            if (Notebook.interrupted()) {
                throw e;
            }
            out.append("(not readable: ").append(PlainText.failure(e)).append(')');
            return;
        }
        value(value, depth + 1);
    }

    /** Returns a component of a record. */
    static @Nullable Object component(Record record, RecordComponent component) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(component.getName() + "() failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component.getName() + "() is not accessible", e);
        }
    }

    /** What a value says itself, on one line inside another. */
    private static String leaf(Object value, int depth) {
        if (value instanceof BaseStream || value instanceof Iterator) {
            return TypeNames.of(value instanceof BaseStream ? kindOfStream(value) : Iterator.class) + " (not read)";
        }
        if (value instanceof Class<?> type) {
            return TypeNames.of(type);
        }
        if (TypeNames.isLambda(value.getClass())) {
            Class<?>[] kinds = value.getClass().getInterfaces();
            return kinds.length == 0 ? "lambda" : "lambda, a " + TypeNames.of(kinds[0]);
        }
        String text = String.valueOf(value);
        return depth == 0
                ? PlainText.shortened(text, MOST)
                : PlainText.line(PlainText.shortened(text, LONGEST_ELEMENT));
    }

    /** Returns the interface that a stream is used by: {@code Stream}, {@code IntStream} and so on. */
    static Class<?> kindOfStream(Object stream) {
        for (Class<?> kind : List.of(
                java.util.stream.IntStream.class,
                java.util.stream.LongStream.class,
                java.util.stream.DoubleStream.class)) {
            if (kind.isInstance(stream)) {
                return kind;
            }
        }
        return java.util.stream.Stream.class;
    }
}
