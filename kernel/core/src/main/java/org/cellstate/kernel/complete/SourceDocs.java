package org.cellstate.kernel.complete;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import org.cellstate.kernel.complete.Described.DocPlace;

/** Reads the comment of a declaration from its source, which is parsed and not compiled. */
final class SourceDocs {

    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");
    private static final Pattern OUTER = Pattern.compile("\\b(?:[A-Z]\\w*\\.)+(?=[A-Z])");

    private SourceDocs() {}

    /**
     * What a source says of a declaration.
     *
     * @param comment as the compiler parses it; empty if there is none
     * @param names the parameters' names
     */
    record Doc(Optional<DocCommentTree> comment, List<String> names) {}

    /** Returns what a source says; empty if it has no such declaration. */
    static Optional<Doc> read(String source, DocPlace place) {
        JavacTask task = Syntax.task(source, new DiagnosticCollector<>());
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Optional<Doc> doc = read(DocTrees.instance(task), unit, place);
                if (doc.isPresent()) {
                    return doc;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("source in memory cannot fail to be read", e);
        }
    }

    private static Optional<Doc> read(DocTrees trees, CompilationUnitTree unit, DocPlace place) {
        String simple = place.topLevel().substring(place.topLevel().lastIndexOf('.') + 1);
        TreePath path = inside(new TreePath(unit), unit.getTypeDecls(), simple);
        for (String nested : place.nested()) {
            path = path == null ? null : inside(path, ((ClassTree) path.getLeaf()).getMembers(), nested);
        }
        if (path == null) {
            return Optional.empty();
        }
        if (place.member().isEmpty()) {
            return Optional.of(new Doc(comment(trees, path), List.of()));
        }
        for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
            if (isMeant(member, place)) {
                List<String> names = member instanceof MethodTree method
                        ? method.getParameters().stream()
                                .map(each -> each.getName().toString())
                                .toList()
                        : List.of();
                return Optional.of(new Doc(comment(trees, new TreePath(path, member)), names));
            }
        }
        return Optional.empty();
    }

    private static Optional<DocCommentTree> comment(DocTrees trees, TreePath path) {
        return Optional.ofNullable(trees.getDocCommentTree(path));
    }

    private static @org.jspecify.annotations.Nullable TreePath inside(
            TreePath parent, List<? extends Tree> members, String name) {
        for (Tree member : members) {
            if (member instanceof ClassTree type && type.getSimpleName().contentEquals(name)) {
                return new TreePath(parent, member);
            }
        }
        return null;
    }

    private static boolean isMeant(Tree member, DocPlace place) {
        if (member instanceof VariableTree field) {
            return field.getName().contentEquals(place.member())
                    && place.erased().isEmpty();
        }
        return member instanceof MethodTree method
                && method.getName().contentEquals(place.member())
                && sameTypes(method, place.erased());
    }

    /** A type variable is erased to its bound, which the source's parameter does not name: it is taken for any type. */
    private static boolean sameTypes(MethodTree method, List<String> erased) {
        List<? extends VariableTree> parameters = method.getParameters();
        if (parameters.size() != erased.size()) {
            return false;
        }
        for (int i = 0; i < erased.size(); i++) {
            String written = simple(parameters.get(i).getType().toString());
            String wanted = simple(erased.get(i));
            boolean variable = written.matches("[A-Z][A-Z0-9]?(?:\\[])*");
            if (!variable && !written.equals(wanted)) {
                return false;
            }
        }
        return true;
    }

    private static String simple(String type) {
        String text = type.replaceAll("@\\w+(?:\\([^)]*\\))?\\s*", "")
                .replaceAll("<.*>", "")
                .replace("...", "[]");
        return OUTER.matcher(PACKAGES.matcher(text).replaceAll(""))
                .replaceAll("")
                .strip();
    }
}
