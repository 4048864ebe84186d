package org.cellstate.kernel.api;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The first and last things in a container, read without walking over what stands between.
 *
 * @param size how many things there are
 * @param head the first ones; all of them where {@code hidden} is 0
 * @param hidden how many are left out
 * @param tail the last ones; empty for containers that cannot be read from behind
 */
record Ends(int size, List<@Nullable Object> head, int hidden, List<@Nullable Object> tail) {

    /** Returns the things of an array, a collection or a map (its entries), or nothing for anything else. */
    static Optional<Ends> of(Object container, Bounds bounds) {
        if (container instanceof Map<?, ?> map) {
            return Optional.of(collection(map.entrySet(), bounds));
        }
        if (container instanceof List<?> list && list.size() > bounds.whole()) {
            return Optional.of(list instanceof RandomAccess ? randomAccess(list, bounds) : fromBothEnds(list, bounds));
        }
        if (container instanceof Collection<?> collection) {
            return Optional.of(collection(collection, bounds));
        }
        return container.getClass().isArray() ? Optional.of(array(container, bounds)) : Optional.empty();
    }

    /**
     * How much of a container is read.
     *
     * @param whole containers up to this size are read whole
     * @param head how many things are read from the front of a larger one
     * @param tail how many from its end
     */
    record Bounds(int whole, int head, int tail) {}

    private static Ends array(Object array, Bounds bounds) {
        int size = Array.getLength(array);
        int front = size <= bounds.whole() ? size : bounds.head();
        int back = size <= bounds.whole() ? 0 : bounds.tail();
        List<@Nullable Object> head = new ArrayList<>();
        List<@Nullable Object> tail = new ArrayList<>();
        for (int i = 0; i < front; i++) {
            head.add(Array.get(array, i));
        }
        for (int i = size - back; i < size; i++) {
            tail.add(Array.get(array, i));
        }
        return new Ends(size, head, size - front - back, tail);
    }

    private static Ends randomAccess(List<?> list, Bounds bounds) {
        int size = list.size();
        List<@Nullable Object> head = new ArrayList<>();
        List<@Nullable Object> tail = new ArrayList<>();
        for (int i = 0; i < bounds.head(); i++) {
            head.add(list.get(i));
        }
        for (int i = size - bounds.tail(); i < size; i++) {
            tail.add(list.get(i));
        }
        return new Ends(size, head, size - bounds.head() - bounds.tail(), tail);
    }

    private static Ends fromBothEnds(List<?> list, Bounds bounds) {
        int size = list.size();
        List<@Nullable Object> head = first(list.iterator(), bounds.head());
        List<@Nullable Object> tail = first(list.listIterator(size - bounds.tail()), bounds.tail());
        return new Ends(size, head, size - head.size() - tail.size(), tail);
    }

    private static Ends collection(Collection<?> collection, Bounds bounds) {
        int size = collection.size();
        boolean whole = size <= bounds.whole();
        List<@Nullable Object> head =
                first(collection.iterator(), whole ? bounds.whole() : bounds.head() + bounds.tail());
        return new Ends(Math.max(size, head.size()), head, whole ? 0 : size - head.size(), List.of());
    }

    private static List<@Nullable Object> first(Iterator<?> iterator, int most) {
        List<@Nullable Object> found = new ArrayList<>();
        while (found.size() < most && iterator.hasNext()) {
            found.add(iterator.next());
        }
        return found;
    }

    /** Returns all that was read. */
    List<@Nullable Object> shown() {
        List<@Nullable Object> all = new ArrayList<>(head);
        all.addAll(tail);
        return all;
    }
}
