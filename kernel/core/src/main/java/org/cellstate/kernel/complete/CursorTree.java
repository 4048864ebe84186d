package org.cellstate.kernel.complete;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The place in an understood cell where the cursor stands, and what the compiler knows from there. */
final class CursorTree {

    /** Elements that the compiler may fail to read one after the other, because a library lacks another, before it is given up. */
    private static final int BROKEN_AT_MOST = 1000;

    private final Trees trees;
    private final Elements elements;
    private final Types types;
    private final TreePath path;

    private CursorTree(Trees trees, Elements elements, Types types, TreePath path) {
        this.trees = trees;
        this.elements = elements;
        this.types = types;
        this.path = path;
    }

    /** Returns where {@link CursorCode#MARK} stands. */
    static Optional<CursorTree> find(JavacTask task, CompilationUnitTree unit) {
        MarkScanner scanner = new MarkScanner();
        scanner.scan(unit, null);
        return scanner.found == null
                ? Optional.empty()
                : Optional.of(new CursorTree(Trees.instance(task), task.getElements(), task.getTypes(), scanner.found));
    }

    private static final class MarkScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private @Nullable TreePath found;

        private void check(CharSequence name) {
            if (CursorCode.MARK.contentEquals(name)) {
                found = getCurrentPath();
            }
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
            check(tree.getName());
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
            check(tree.getIdentifier());
            return super.visitMemberSelect(tree, null);
        }

        @Override
        public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
            check(tree.getName());
            return super.visitMemberReference(tree, null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
            check(tree.getName());
            return super.visitVariable(tree, null);
        }

        @Override
        public @Nullable Void visitErroneous(ErroneousTree tree, @Nullable Void nothing) {
            return scan(tree.getErrorTrees(), null);
        }
    }

    /** Returns the same cell seen from another tree. */
    CursorTree at(TreePath other) {
        return new CursorTree(trees, elements, types, other);
    }

    Trees trees() {
        return trees;
    }

    Types types() {
        return types;
    }

    Elements elements() {
        return elements;
    }

    TreePath path() {
        return path;
    }

    Tree leaf() {
        return path.getLeaf();
    }

    /** Returns the path of a part of a tree. */
    static TreePath below(TreePath parent, Tree child) {
        return new TreePath(parent, child);
    }

    /** Returns the closest tree around a path that says something: brackets and errors left out. */
    static TreePath around(TreePath from) {
        TreePath parent = from.getParentPath();
        while (parent.getLeaf() instanceof ParenthesizedTree || parent.getLeaf() instanceof ErroneousTree) {
            parent = parent.getParentPath();
        }
        return parent;
    }

    /** Returns the tree below {@link #around} that the path leads through. */
    static Tree childOfAround(TreePath from) {
        TreePath outer = around(from);
        TreePath child = from;
        while (child.getParentPath() != outer) {
            child = child.getParentPath();
        }
        return child.getLeaf();
    }

    /** Returns whether an expression names a type, so that only its static members can follow. */
    boolean namesType(TreePath expression) {
        Element element = trees.getElement(expression);
        return element instanceof TypeElement && element.asType().getKind() != TypeKind.ERROR;
    }

    /** Returns the members that can be reached through a type from where the cursor stands. */
    List<Element> members(TypeMirror type) {
        return switch (type.getKind()) {
            case DECLARED -> accessible((TypeElement) ((DeclaredType) type).asElement());
            case TYPEVAR -> members(((TypeVariable) type).getUpperBound());
            case WILDCARD -> {
                TypeMirror bound = ((WildcardType) type).getExtendsBound();
                yield bound == null ? accessible(object()) : members(bound);
            }
            case INTERSECTION -> {
                Set<Element> all = new LinkedHashSet<>();
                ((IntersectionType) type).getBounds().forEach(bound -> all.addAll(members(bound)));
                yield new ArrayList<>(all);
            }
            case ARRAY -> accessible(object());
            default -> List.of();
        };
    }

    private TypeElement object() {
        return elements.getTypeElement("java.lang.Object");
    }

    private List<Element> accessible(TypeElement type) {
        List<Element> found = new ArrayList<>();
        for (Element member : safe(elements.getAllMembers(type))) {
            if (isAccessible(member)) {
                found.add(member);
            }
        }
        return found;
    }

    /** Returns a member's type as seen through the type that it was reached by. */
    TypeMirror typeOf(Element member, @Nullable TypeMirror site) {
        if (site instanceof DeclaredType declared && !member.getModifiers().contains(Modifier.STATIC)) {
            try {
                return types.asMemberOf(declared, member);
            } catch (IllegalArgumentException e) {
                return member.asType(); // found by another way than inheritance
            }
        }
        return member.asType();
    }

    /** Returns a method's type as seen through the type that it was reached by. */
    ExecutableType typeOf(ExecutableElement method, @Nullable TypeMirror site) {
        return (ExecutableType) typeOf((Element) method, site);
    }

    /** Whether a member may be named from the cursor; cells see each other's, as one package does. */
    boolean isAccessible(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        if (modifiers.contains(Modifier.PUBLIC)) {
            return true;
        }
        boolean samePackage = elements.getPackageOf(member)
                .getQualifiedName()
                .contentEquals(String.valueOf(path.getCompilationUnit().getPackageName()));
        TypeElement owner = member.getEnclosingElement() instanceof TypeElement type ? type : null;
        boolean inside = owner != null && encloses(owner);
        if (modifiers.contains(Modifier.PRIVATE)) {
            return inside;
        }
        return samePackage || (modifiers.contains(Modifier.PROTECTED) && owner != null && inherits(owner));
    }

    private boolean encloses(TypeElement owner) {
        return enclosingTypes().contains(owner);
    }

    private boolean inherits(TypeElement owner) {
        return enclosingTypes().stream()
                        .anyMatch(type -> types.isSubtype(types.erasure(type.asType()), types.erasure(owner.asType())))
                && !owner.equals(object());
    }

    private List<TypeElement> enclosingTypes() {
        List<TypeElement> enclosing = new ArrayList<>();
        for (TreePath each = path; each != null; each = each.getParentPath()) {
            if (trees.getElement(each) instanceof TypeElement type
                    && each.getLeaf().getKind().asInterface() != null) {
                enclosing.add(type);
            }
        }
        return enclosing;
    }

    /** Returns everything that has a simple name where the cursor stands, the nearest first. */
    List<Element> inScope() {
        Set<Element> found = new LinkedHashSet<>();
        Set<TypeElement> classes = new LinkedHashSet<>();
        for (Scope scope = trees.getScope(path); scope != null; scope = scope.getEnclosingScope()) {
            found.addAll(safe(scope.getLocalElements()));
            TypeElement enclosing = scope.getEnclosingClass();
            if (enclosing != null && classes.add(enclosing)) {
                for (Element member : safe(elements.getAllMembers(enclosing))) {
                    if (!object().equals(member.getEnclosingElement()) && isAccessible(member)) {
                        found.add(member);
                    }
                }
            }
        }
        return new ArrayList<>(found);
    }

    /** Copies a list of the compiler's; an element that it cannot read is left out. */
    private static List<Element> safe(Iterable<? extends Element> list) {
        List<Element> copy = new ArrayList<>();
        Iterator<? extends Element> each = list.iterator();
        int broken = 0;
        while (broken < BROKEN_AT_MOST) {
            try {
                if (!each.hasNext()) {
                    break;
                }
                copy.add(each.next());
            } catch (RuntimeException e) {
                broken++; // a class file that refers to a library that is not there
            }
        }
        return copy;
    }

    /** Returns the package and the types around a declaration, as one name. */
    String ownerName(Element element) {
        Element owner = element.getEnclosingElement();
        if (owner instanceof TypeElement type) {
            return type.getQualifiedName().toString();
        }
        return owner instanceof PackageElement pack ? pack.getQualifiedName().toString() : "";
    }
}
