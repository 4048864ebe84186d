package org.cellstate.kernel.api;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of types as a notebook's reader knows them: without the classes that JShell wraps around what a cell declares. */
final class TypeNames {

    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[$.]");
    private static final int MOST_MEMBERS = 20;

    private TypeNames() {}

    /** Returns the simple name, for example {@code Point} or {@code int[][]}. */
    static String of(Class<?> type) {
        if (type.isArray()) {
            return of(type.getComponentType()) + "[]";
        }
        if (isLambda(type)) {
            return "lambda";
        }
        String simple = type.getSimpleName();
        if (simple.isEmpty()) { // an anonymous class is known by what it extends
            Class<?> named = type.getInterfaces().length > 0 ? type.getInterfaces()[0] : type.getSuperclass();
            return named == null ? type.getName() : of(named);
        }
        return simple;
    }

    /** Returns the name of what a value is to its user: {@code List} for a list of a class that Java keeps to itself. */
    static String kind(Object value) {
        Class<?> type = value.getClass();
        if (!type.getName().startsWith("java.") || Modifier.isPublic(type.getModifiers())) {
            return of(type);
        }
        for (Class<?> kind : List.of(List.class, Set.class, Map.class, Collection.class)) {
            if (kind.isInstance(value)) {
                return kind.getSimpleName();
            }
        }
        return of(type);
    }

    /** Returns where in a user's code a call was; nothing for the kernel's own calls of it. */
    static Optional<String> place(StackTraceElement frame) {
        boolean cell = frame.getClassName().startsWith("REPL.$JShell$");
        if (cell && frame.getMethodName().equals("do_it$")) {
            return Optional.empty();
        }
        String name = WRAPPER.matcher(frame.getClassName()).replaceAll("");
        if (cell) {
            return Optional.of((name.startsWith("REPL.") ? "" : name + ".") + frame.getMethodName() + " (in a cell)");
        }
        String file = frame.getFileName() == null ? "" : " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
        return Optional.of(name + "." + frame.getMethodName() + file);
    }

    /** Returns the full name, for messages and for telling whether two types are the same to a user. */
    static String full(Class<?> type) {
        return WRAPPER.matcher(type.getName()).replaceAll("");
    }

    static boolean isLambda(Class<?> type) {
        return type.isSynthetic() && type.getName().contains("$$Lambda");
    }

    /** Returns the head of a type's declaration: modifiers, name, and what is in a record or an enum. */
    static String declaration(Class<?> type) {
        String whole = type.toGenericString();
        String head = WRAPPER.matcher(whole).replaceAll("");
        if (!head.equals(whole)) { // JShell makes what a cell declares public and static
            head = head.replaceFirst("^public ", "").replaceFirst("\\bstatic ", "");
        }
        if (type.isRecord()) {
            List<String> components = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                components.add(WRAPPER.matcher(component.getGenericType().getTypeName())
                                .replaceAll("") + " " + component.getName());
            }
            return head + "(" + joined(components) + ")";
        }
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return head;
        }
        List<String> names = new ArrayList<>();
        for (Object constant : constants) {
            names.add(((Enum<?>) constant).name());
        }
        return head + " { " + joined(names) + " }";
    }

    private static String joined(List<String> names) {
        return names.size() <= MOST_MEMBERS
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_MEMBERS)) + ", … " + (names.size() - MOST_MEMBERS) + " more";
    }
}
