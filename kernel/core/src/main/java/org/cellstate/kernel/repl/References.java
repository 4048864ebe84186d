package org.cellstate.kernel.repl;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which classes of snippets somebody may still hold when their snippet is declared anew, so that a new class beside the old one would
 * be noticed.
 *
 * <p>JShell wraps each snippet in a class; a type that a snippet declares is nested in it. A type is held once another snippet has
 * mentioned it: there may be objects of it. A method or a variable is held if a lambda or a type mentions it, or a method that is held
 * itself: those are called by whoever has them. All other mentions are made anew with their snippet or have run for good.
 */
final class References {

    private static final Pattern WRAPPER = Pattern.compile("REPL[./]\\$JShell\\$\\d+[A-Z]*");
    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";

    private final Map<String, Set<String>> mentions = new HashMap<>();
    private final Set<String> withTypes = new HashSet<>();
    private final Set<String> withLambdas = new HashSet<>();

    /** Mentioned by snippets that are gone. */
    private final Set<String> onceMentioned = new HashSet<>();

    /** Takes a class file in. */
    void add(String className, byte[] classFile) {
        String wrapper = wrapper(className);
        String content = new String(classFile, StandardCharsets.ISO_8859_1);
        if (!className.equals(wrapper)) {
            withTypes.add(wrapper);
        }
        if (content.contains(LAMBDA)) {
            withLambdas.add(wrapper);
        }
        Set<String> mentioned = mentions.computeIfAbsent(wrapper, each -> new HashSet<>());
        for (Matcher name = WRAPPER.matcher(content); name.find(); ) {
            String other = name.group().replace('/', '.');
            if (!other.equals(wrapper)) {
                mentioned.add(other);
            }
        }
    }

    /**
     * Forgets a snippet that has run and that nothing can refer to by its name.
     *
     * @return whether nothing of it lives on: it has made no lambdas and no objects of types of its own
     */
    boolean ran(String className) {
        String wrapper = wrapper(className);
        if (outlives(wrapper)) {
            return false;
        }
        Set<String> mentioned = mentions.remove(wrapper);
        if (mentioned != null) {
            onceMentioned.addAll(mentioned);
        }
        return true;
    }

    /** Returns whether somebody may hold what a class has declared. */
    boolean held(String className) {
        return held(wrapper(className), new HashSet<>());
    }

    private boolean held(String wrapper, Set<String> asked) {
        if (!asked.add(wrapper)) {
            return false;
        }
        boolean type = withTypes.contains(wrapper);
        if (type && onceMentioned.contains(wrapper)) {
            return true;
        }
        return mentions.entrySet().stream()
                .filter(each -> each.getValue().contains(wrapper))
                .anyMatch(each -> type || outlives(each.getKey()) || held(each.getKey(), asked));
    }

    private boolean outlives(String wrapper) {
        return withTypes.contains(wrapper) || withLambdas.contains(wrapper);
    }

    private static String wrapper(String className) {
        Matcher name = WRAPPER.matcher(className);
        return name.lookingAt() ? name.group() : className;
    }
}
