package org.cellstate.dsl.store;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.dsl.data.Series;
import org.jspecify.annotations.Nullable;

/**
 * Records as trees of JSON and back, by their components. Of a sealed type the record's own name stands beside them, as {@code type}; a
 * name can lead to nothing but what the sealed type permits. The values of series go to arrays beside the manifest, each series
 * once; values that were filled are NaN there, and filled again by the method that the tree names.
 *
 * <p>What a file says and a record does not know is refused: it would mean something that this library does not do.
 */
public final class RecordTrees {

    static final String TYPE = "type";
    static final String VALUES = "values";
    static final String FILL = "fill";

    private final Map<Series, String> names = new LinkedHashMap<>();
    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    /** Returns the arrays of the series that were written so far, by name. */
    public Map<String, byte[]> arrays() {
        return new LinkedHashMap<>(arrays);
    }

    /**
     * Returns a value as a tree.
     *
     * @param value of records, enums, lists, maps with text as keys, optional values, series, numbers, booleans, text, date times
     * @throws IllegalArgumentException if it is anything else
     */
    public @Nullable Object tree(@Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        } else if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number : number.toString();
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof LocalDateTime time) {
            return time.toString();
        } else if (value instanceof Series series) {
            return series(series);
        } else if (value instanceof Optional<?> optional) {
            return tree(optional.orElse(null));
        } else if (value instanceof double[] numbers) {
            return tree(Arrays.stream(numbers).boxed().toList());
        } else if (value instanceof Collection<?> list) {
            List<@Nullable Object> array = new ArrayList<>();
            list.forEach(item -> array.add(tree(item)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            map.forEach((key, item) -> object.put(String.valueOf(key), tree(item)));
            return object;
        } else if (value instanceof Record) {
            return record(value);
        }
        throw new IllegalArgumentException("a model's file holds records and plain values, not "
                + value.getClass().getName());
    }

    private Object record(Object value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (isChoice(value.getClass())) {
            object.put(TYPE, value.getClass().getSimpleName());
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            object.put(component.getName(), tree(component(value, component)));
        }
        return object;
    }

    private static boolean isChoice(Class<?> record) {
        return Arrays.stream(record.getInterfaces()).anyMatch(Class::isSealed);
    }

    static @Nullable Object component(Object value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record must give its component " + component, e);
        }
    }

    private Object series(Series series) {
        String name = names.computeIfAbsent(series, key -> {
            String fresh = "series-" + (names.size() + 1) + ".f64";
            arrays.put(fresh, Archive.bytes(key.observed()));
            return fresh;
        });
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", series.name());
        object.put("unit", series.unit());
        object.put("index", tree(series.index()));
        object.put(VALUES, name);
        series.filling().ifPresent(filling -> object.put(FILL, tree(filling.method())));
        return object;
    }

    /**
     * Returns what a tree says.
     *
     * @param file for messages
     * @param archive the arrays that the tree names
     * @param type a record or a sealed type of records
     * @param tree of {@link #tree}
     * @param standard what components have that the file does not say, because it is older than they are; null if there is none
     * @throws org.cellstate.dsl.data.DataProblem if the tree is not of this type
     */
    public static <T> T read(Path file, Archive archive, Class<T> type, @Nullable Object tree, @Nullable T standard) {
        try {
            Object value = new TreeReader(archive).value(type, tree, standard);
            if (value == null) {
                throw Archive.damaged(file, "it says nothing of " + type.getSimpleName());
            }
            return type.cast(value);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw Archive.damaged(file, "what it says of " + type.getSimpleName() + ": " + e.getMessage());
        }
    }
}
