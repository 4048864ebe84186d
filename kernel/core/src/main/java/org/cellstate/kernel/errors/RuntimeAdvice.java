package org.cellstate.kernel.errors;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to try after an exception whose message does not say it. */
final class RuntimeAdvice {

    private static final Pattern LENGTH = Pattern.compile("(?i)\\blength:? (\\d+)$");
    private static final Pattern MISSING_CLASS = Pattern.compile("[\\w$]+(?:/[\\w$]+)+");
    private static final String UNCHANGEABLE = "java.util.ImmutableCollections";
    private static final int MEGABYTE = 1 << 20;

    private RuntimeAdvice() {}

    /** Returns a line of advice, if there is any. */
    static Optional<String> of(Throwable thrown, String message, List<Frame> frames) {
        if (thrown instanceof IndexOutOfBoundsException) {
            return index(message);
        }
        if (thrown instanceof StackOverflowError) {
            return Optional.of("a method calls itself without end: the case that stops it is missing or never reached");
        }
        if (thrown instanceof OutOfMemoryError && message.startsWith("Requested array size")) {
            return Optional.of("an array holds somewhat less than 2^31 elements");
        }
        if (thrown instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() / MEGABYTE;
            return Optional.of(String.format(
                    Locale.ROOT,
                    "the heap holds at most %d MB\n  try: less at once, or start the kernel with CELLSTATE_JAVA_OPTS=-Xmx8g",
                    megabytes));
        }
        if (thrown instanceof ConcurrentModificationException) {
            return Optional.of("a collection was changed while a loop went over it\n"
                    + "  try: removeIf(…), or make the changes after the loop");
        }
        if (thrown instanceof NoClassDefFoundError) {
            return missingClass(message);
        }
        if (thrown instanceof UnsupportedOperationException && startsIn(UNCHANGEABLE, frames)) {
            return Optional.of("what List.of, Set.of, Map.of and toList() give cannot be changed\n"
                    + "  try: new ArrayList<>(…) of it");
        }
        return Optional.empty();
    }

    private static Optional<String> index(String message) {
        Matcher length = LENGTH.matcher(message);
        if (!length.find()) {
            return Optional.empty();
        }
        long valid = Long.parseLong(length.group(1));
        return Optional.of(valid == 0 ? "it is empty: no index is valid" : "valid indexes are 0 to " + (valid - 1));
    }

    private static Optional<String> missingClass(String message) {
        if (message.startsWith("Could not initialize class ")) {
            return Optional.of(
                    "it failed when it was first used, and stays so\n  try: correct it and run its cell again");
        }
        return MISSING_CLASS.matcher(message).matches()
                ? Optional.of("the class path has no " + message.replace('/', '.')
                        + ": a library is missing or of another version")
                : Optional.empty();
    }

    private static boolean startsIn(String classPrefix, List<Frame> frames) {
        return !frames.isEmpty()
                && frames.get(0) instanceof Frame.InLibrary first
                && first.element().getClassName().startsWith(classPrefix);
    }
}
