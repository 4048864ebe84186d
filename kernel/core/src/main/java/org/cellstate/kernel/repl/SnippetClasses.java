package org.cellstate.kernel.repl;

import java.lang.instrument.ClassDefinition;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the classes that JShell makes of snippets into the session's class loader, and keeps the values of variables over the
 * generations of their classes.
 *
 * <p>A variable is a static field of a class of its own. When something that its declaration mentions is declared anew, JShell
 * compiles that class again under another name, and the field starts at zero. Here the new field takes the old one's value over if
 * it can hold it. Older fields then follow the newest, so that lambdas compiled against them see the variable as it is, and no old
 * value is kept alive by them.
 */
final class SnippetClasses implements LoaderDelegate {

    /** {@code REPL.$JShell$12B}: snippet 12, second generation. */
    private static final Pattern GENERATION = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*");

    private final SessionLoader loader;
    private final Predicate<List<ClassDefinition>> swap;
    private final Map<String, List<Class<?>>> generations = new HashMap<>();
    private final References references = new References();
    private final Set<String> carried = ConcurrentHashMap.newKeySet();

    /**
     * Makes one.
     *
     * @param swap gives loaded classes new bodies, all or none, and returns whether it has
     */
    SnippetClasses(SessionLoader loader, Predicate<List<ClassDefinition>> swap) {
        this.loader = loader;
        this.swap = swap;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes each : classes) {
            loader.put(each.name(), each.bytecodes());
            references.add(each.name(), each.bytecodes());
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                Class<?> made = loader.loadClass(classes[i].name());
                // Asking for the methods resolves their types: what is missing shows here and not when the cell runs.
                Method[] resolved = made.getDeclaredMethods();
                loaded[i] = resolved != null;
                succeed(made);
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("load: " + e, loaded);
            }
        }
    }

    /**
     * Gives classes that are loaded new bodies, if somebody may hold what was made of the old ones.
     *
     * @throws ClassInstallException if nobody does, or more than bodies has changed, or the JVM does not allow it; all classes are
     *     as before then, and JShell makes new ones beside them
     */
    void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        if (Arrays.stream(classes).noneMatch(each -> references.held(each.name()))) {
            throw new ClassInstallException("redefine: not held", new boolean[classes.length]);
        }
        List<ClassDefinition> definitions = new ArrayList<>();
        try {
            for (ClassBytecodes each : classes) {
                definitions.add(
                        new ClassDefinition(loader.loadClass(each.name()), CancellationPoints.weave(each.bytecodes())));
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("redefine: " + e, new boolean[classes.length]);
        }
        if (!swap.test(definitions)) {
            throw new ClassInstallException("redefine: not in place", new boolean[classes.length]);
        }
        classesRedefined(classes);
    }

    /** Lets go of what is known of a snippet that has run and that nothing can refer to by its name. */
    void ran(String className) {
        if (references.ran(className)) {
            loader.drop(className);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            loader.put(each.name(), each.bytecodes());
            references.add(each.name(), each.bytecodes());
        }
    }

    @Override
    public void addToClasspath(String path) {
        // The session adds entries to its loader itself; JShell only refreshes its own index.
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    /** Returns whether a variable's class has taken the value over from the class before it. */
    boolean hasTakenOver(String className) {
        return carried.contains(className);
    }

    /** Lets the fields of earlier generations follow the newest; called between snippets. */
    void settle() {
        for (List<Class<?>> line : generations.values()) {
            Class<?> newest = line.get(line.size() - 1);
            for (Class<?> older : line.subList(0, line.size() - 1)) {
                for (Field field : variables(older)) {
                    Field current = sameVariable(newest, field);
                    set(field, current == null ? zero(field) : get(current));
                }
            }
        }
    }

    /** Sets a variable to zero or {@code null}, in all generations of its class. */
    void clear(String className) {
        Matcher generation = GENERATION.matcher(className);
        if (generation.matches()) {
            for (Class<?> each : generations.getOrDefault(generation.group(1), List.of())) {
                variables(each).forEach(field -> set(field, zero(field)));
            }
        }
    }

    /**
     * Sets a variable.
     *
     * @throws IllegalArgumentException if its type does not allow the value
     */
    void assign(String className, String name, Object value) {
        try {
            Field field = loader.loadClass(className).getDeclaredField(name);
            field.setAccessible(true);
            set(field, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot find the variable " + name, e);
        }
        settle();
    }

    /** Sets a variable that is gone to zero or {@code null}, and forgets its classes. */
    void forget(String className) {
        clear(className);
        Matcher generation = GENERATION.matcher(className);
        if (generation.matches()) {
            generations.remove(generation.group(1));
        }
    }

    private void succeed(Class<?> made) {
        Matcher generation = GENERATION.matcher(made.getName());
        if (!generation.matches() || variables(made).isEmpty()) {
            return;
        }
        List<Class<?>> line = generations.computeIfAbsent(generation.group(1), id -> new ArrayList<>());
        if (!line.isEmpty()) {
            Class<?> before = line.get(line.size() - 1);
            for (Field field : variables(before)) {
                Field next = sameVariable(made, field);
                if (next != null) {
                    set(next, get(field));
                    carried.add(made.getName());
                }
            }
        }
        line.add(made);
    }

    private static List<Field> variables(Class<?> made) {
        List<Field> variables = new ArrayList<>();
        for (Field field : made.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                variables.add(field);
            }
        }
        return variables;
    }

    private static @Nullable Field sameVariable(Class<?> made, Field field) {
        return variables(made).stream()
                .filter(each -> each.getName().equals(field.getName()) && each.getType() == field.getType())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Object zero(Field field) {
        return field.getType().isPrimitive() ? Array.get(Array.newInstance(field.getType(), 1), 0) : null;
    }

    private static @Nullable Object get(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read the variable " + field.getName(), e);
        }
    }

    private static void set(Field field, @Nullable Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot set the variable " + field.getName(), e);
        }
    }
}
