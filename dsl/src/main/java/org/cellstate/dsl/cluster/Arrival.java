package org.cellstate.dsl.cluster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.List;

/** Values from the bytes of {@link Departure}, their classes from one loader. */
final class Arrival extends ObjectInputStream {

    private final ClassLoader loader;

    private Arrival(InputStream bytes, ClassLoader loader) throws IOException {
        super(bytes);
        this.loader = loader;
    }

    /** Returns so many values. */
    static List<Object> values(byte[] bytes, int count, ClassLoader loader) {
        try (Arrival in = new Arrival(new ByteArrayInputStream(bytes), loader)) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                values.add(in.readObject());
            }
            return values;
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("what a trial needs did not arrive whole: " + e, e);
        }
    }

    /** Returns the one value. */
    static <T> T value(byte[] bytes, Class<T> type, ClassLoader loader) {
        return type.cast(values(bytes, 1, loader).get(0));
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        try {
            return Class.forName(described.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            return super.resolveClass(described); // the names of primitive types are no classes to a loader
        }
    }
}
