package org.cellstate.kernel.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.errors.Frame;
import org.jspecify.annotations.Nullable;

/** Knows which cell and line each snippet came from, and reads stacks that JShell has translated to snippets. */
final class CellOrigins {

    /** Code that stands between the user's and the machine, or below the user's, and says nothing to him. */
    private static final List<String> HIDDEN =
            List.of("jdk.jshell.", "jdk.internal.", "java.lang.reflect.", "java.lang.invoke.", "org.cellstate.kernel.");

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    /** Where the snippet stands that runs now: it has no identifier before it has run. */
    private volatile @Nullable Origin running;

    private record Origin(CellSource source, int firstLine) {}

    /** Says where the snippet stands that runs next. */
    void runs(CellSource source, int offset) {
        running = new Origin(source, source.position(offset).line());
    }

    /** Remembers where a snippet stands; a redefinition that keeps its identifier takes the place over. */
    void put(String snippetId, CellSource source, int offset) {
        origins.put(snippetId, new Origin(source, source.position(offset).line()));
    }

    /** Returns the frames of a translated stack that concern the user, innermost first: down to the last one in a cell. */
    List<Frame> frames(List<StackTraceElement> stack) {
        List<Frame> frames = new ArrayList<>();
        int lastInCell = 0;
        for (StackTraceElement element : stack) {
            String file = element.getFileName();
            Origin origin = file != null && file.startsWith("#") ? origin(file.substring(1)) : null;
            if (origin != null) {
                int line = origin.firstLine() + element.getLineNumber() - 1;
                Frame frame = new Frame.InCell(origin.source(), line, method(element));
                boolean twice = method(element).isEmpty()
                        && !frames.isEmpty()
                        && frames.get(frames.size() - 1).equals(frame);
                if (!twice) { // JShell splits the declaration of a variable in two methods
                    frames.add(frame);
                }
                lastInCell = frames.size();
            } else if (HIDDEN.stream().noneMatch(element.getClassName()::startsWith)) {
                frames.add(new Frame.InLibrary(element));
            }
        }
        return lastInCell == 0 ? frames : frames.subList(0, lastInCell);
    }

    private @Nullable Origin origin(String snippetId) {
        Origin known = origins.get(snippetId);
        return known == null ? running : known;
    }

    /** The name a user would know: {@code f}, {@code Foo.bar}; nothing for the body of a snippet and for lambdas in it. */
    private static String method(StackTraceElement element) {
        String name = element.getMethodName();
        if (name.startsWith("lambda$")) {
            return "in a lambda";
        }
        if (name.isEmpty() || name.startsWith("do_it$")) {
            return "";
        }
        String owner = element.getClassName();
        String shown =
                name.equals("<init>") ? "constructor" : name.equals("<clinit>") ? "static initializer" : name + "()";
        return "in " + (owner.isEmpty() ? shown : owner.replace('$', '.') + "." + shown);
    }
}
