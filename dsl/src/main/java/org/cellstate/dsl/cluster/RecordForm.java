package org.cellstate.dsl.cluster;

import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a record travels that does not say it is serializable: a value is its components, and its constructor checks them again.
 *
 * @param type its class
 * @param components in order
 */
@SuppressWarnings("ArrayRecordComponent") // components may be null, which a list of the JDK refuses; never compared
record RecordForm(Class<?> type, @Nullable Object[] components) implements Serializable {

    static RecordForm of(Record value) {
        RecordComponent[] parts = value.getClass().getRecordComponents();
        @Nullable Object[] components = new @Nullable Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                parts[i].getAccessor().setAccessible(true);
                components[i] = parts[i].getAccessor().invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record must give its component " + parts[i], e);
            }
        }
        return new RecordForm(value.getClass(), components);
    }

    @Serial
    private Object readResolve() throws ObjectStreamException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(components);
        } catch (InvocationTargetException e) {
            throw new InvalidObjectException(type.getName() + ": " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new InvalidObjectException(type.getName() + " cannot be made: " + e);
        }
    }
}
