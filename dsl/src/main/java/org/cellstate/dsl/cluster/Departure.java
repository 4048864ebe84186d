package org.cellstate.dsl.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.cellstate.dsl.data.ConfigProblem;

/** Values as bytes: what is serializable, records of such values, and optional ones. Notes of which classes they are. */
final class Departure extends ObjectOutputStream {

    private final Set<Class<?>> classes;

    private Departure(OutputStream bytes, Set<Class<?>> classes) throws IOException {
        super(bytes);
        this.classes = classes;
        enableReplaceObject(true);
    }

    /** Returns values as bytes. */
    static byte[] bytes(Object... values) {
        return bytes(new LinkedHashSet<>(), values);
    }

    /**
     * Returns values as bytes.
     *
     * @param classes takes the classes that they are of
     * @throws ConfigProblem if one of them, or what is in it, cannot travel
     */
    static byte[] bytes(Set<Class<?>> classes, Object... values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Departure out = new Departure(bytes, classes)) {
            for (Object value : values) {
                out.writeObject(value);
            }
        } catch (NotSerializableException e) {
            throw new ConfigProblem(
                    "What a sweep uses on Spark is a number, text, a record, or implements Serializable: it travels to the executors.",
                    "a " + e.getMessage(),
                    "a record of what the function needs of it, or make it inside the function");
        } catch (IOException e) {
            throw new UncheckedIOException("what a trial needs cannot be written", e);
        }
        return bytes.toByteArray();
    }

    @Override
    protected void annotateClass(Class<?> type) {
        classes.add(type);
    }

    @Override
    protected Object replaceObject(Object value) {
        if (value instanceof Optional<?> optional) {
            return new OptionalForm(optional.orElse(null));
        }
        return value instanceof Record record && !(value instanceof Serializable) ? RecordForm.of(record) : value;
    }
}
