package org.cellstate.kernel.repl;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** Brings the classes that JShell makes of snippets into the session's class loader. */
final class SnippetClasses implements LoaderDelegate {

    private final SessionLoader loader;

    SnippetClasses(SessionLoader loader) {
        this.loader = loader;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes each : classes) {
            loader.put(each.name(), each.bytecodes());
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                // Asking for the methods resolves their types: what is missing shows here and not when the cell runs.
                Method[] resolved = loader.loadClass(classes[i].name()).getDeclaredMethods();
                loaded[i] = resolved != null;
            } catch (ClassNotFoundException | LinkageError e) {
                throw new ClassInstallException("load: " + e, loaded);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            loader.put(each.name(), each.bytecodes());
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

    /**
     * Lets go of the value that a variable's class holds. JShell keeps the class of a variable that is gone, and with it whatever
     * the variable referred to: a data set, a model.
     */
    void release(String className, String variable) {
        try {
            Field field = loader.loadClass(className).getDeclaredField(variable);
            if (!field.getType().isPrimitive() && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                field.set(null, null);
            }
        } catch (ClassNotFoundException | NoSuchFieldException e) {
            throw new IllegalStateException("JShell made no field for the variable " + variable, e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a snippet's class does not let go of " + variable, e);
        }
    }
}
