package org.cellstate.dsl.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstate.dsl.data.CellstateException;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of trees.
 *
 * @param archive the arrays that trees name
 */
record TreeReader(Archive archive) {

    @Nullable Object value(Type generic, @Nullable Object tree, @Nullable Object standard) {
        Class<?> type = raw(generic);
        if (type == Optional.class) {
            return tree == null ? Optional.empty() : Optional.ofNullable(value(argument(generic, 0), tree, null));
        } else if (tree == null) {
            return null;
        } else if (type == double.class || type == Double.class) {
            return tree instanceof Number number ? (Object) number.doubleValue() : Double.valueOf(text(tree));
        } else if (type == int.class || type == Integer.class) {
            return Math.toIntExact(whole(tree));
        } else if (type == long.class || type == Long.class) {
            return whole(tree);
        } else if (type == boolean.class || type == Boolean.class) {
            return Boolean.class.cast(tree);
        } else if (type == String.class) {
            return text(tree);
        } else if (type == LocalDateTime.class) {
            return LocalDateTime.parse(text(tree));
        } else if (type.isEnum()) {
            return constant(type, text(tree));
        } else if (type == double[].class) {
            return list(Double.class, tree).stream()
                    .mapToDouble(Double.class::cast)
                    .toArray();
        } else if (Collection.class.isAssignableFrom(type)) {
            return list(argument(generic, 0), tree);
        } else if (Map.class.isAssignableFrom(type)) {
            Map<String, @Nullable Object> map = new TreeMap<>();
            object(tree).forEach((key, item) -> map.put(key, value(argument(generic, 1), item, null)));
            return map;
        } else if (type == Series.class) {
            return series(object(tree));
        } else if (type.isSealed()) {
            return choice(type, object(tree), standard);
        } else if (type.isRecord()) {
            return record(type, object(tree), standard);
        }
        throw new IllegalArgumentException("no record: " + type.getName());
    }

    private List<@Nullable Object> list(Type item, Object tree) {
        List<@Nullable Object> list = new ArrayList<>();
        ((List<?>) tree).forEach(each -> list.add(value(item, each, null)));
        return list;
    }

    private Object choice(Class<?> type, Map<String, @Nullable Object> tree, @Nullable Object standard) {
        Object name = tree.remove(RecordTrees.TYPE);
        Class<?> chosen = permitted(type).stream()
                .filter(each -> each.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no " + type.getSimpleName()));
        return record(chosen, tree, chosen.isInstance(standard) ? standard : null);
    }

    private static List<Class<?>> permitted(Class<?> type) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> each : type.getPermittedSubclasses()) {
            all.addAll(each.isSealed() ? permitted(each) : List.of(each));
        }
        return all;
    }

    private Object record(Class<?> type, Map<String, @Nullable Object> tree, @Nullable Object standard) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            Object known = standard == null ? null : RecordTrees.component(standard, components[i]);
            types[i] = components[i].getType();
            if (!tree.containsKey(name) && known == null) {
                throw new IllegalArgumentException(type.getSimpleName() + " without " + name);
            }
            values[i] =
                    tree.containsKey(name) ? value(components[i].getGenericType(), tree.remove(name), known) : known;
        }
        tree.remove(RecordTrees.TYPE);
        if (!tree.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " with " + String.join(", ", tree.keySet()) + ", unknown to this Cellstate");
        }
        return made(type, types, values);
    }

    private static Object made(Class<?> type, Class<?>[] types, @Nullable Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof CellstateException problem) {
                throw problem;
            }
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record must be made by its components: " + type, e);
        }
    }

    private Series series(Map<String, @Nullable Object> tree) {
        TimeIndex index = (TimeIndex) record(TimeIndex.class, object(tree.get("index")), null);
        double[] values = archive.doubles(text(tree.get(RecordTrees.VALUES)));
        Series series = Series.of(text(tree.get("name")), index, values).unit(text(tree.get("unit")));
        Object fill = tree.get(RecordTrees.FILL);
        return fill == null ? series : series.fill((Fill) choice(Fill.class, object(fill), null));
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> ((Enum<?>) each).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no " + type.getSimpleName()));
    }

    private static long whole(Object tree) {
        return ((Long) tree).longValue();
    }

    private static String text(@Nullable Object tree) {
        return tree instanceof String text ? text : String.valueOf(tree);
    }

    private static Map<String, @Nullable Object> object(@Nullable Object tree) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (!(tree instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(tree + " is no object");
        }
        map.forEach((key, item) -> object.put(String.valueOf(key), item));
        return object;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Type argument(Type type, int number) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[number] : Object.class;
    }
}
