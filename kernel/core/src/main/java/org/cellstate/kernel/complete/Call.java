package org.cellstate.kernel.complete;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The call whose argument the cursor stands in, and what could be called there. */
final class Call {

    private final CursorTree tree;
    private final TreePath path;
    private final List<? extends ExpressionTree> arguments;
    private final int index;

    private Call(CursorTree tree, TreePath path, List<? extends ExpressionTree> arguments, int index) {
        this.tree = tree;
        this.path = path;
        this.arguments = arguments;
        this.index = index;
    }

    /** A method or constructor that could be meant, with the types it has there. */
    record Overload(ExecutableElement method, ExecutableType type) {}

    /** Returns the call that the cursor is an argument of itself. */
    static Optional<Call> around(CursorTree tree) {
        return of(tree, tree.path());
    }

    /** Returns the call that a tree is an argument of. */
    private static Optional<Call> of(CursorTree tree, TreePath argument) {
        TreePath parent = CursorTree.around(argument);
        Tree child = CursorTree.childOfAround(argument);
        List<? extends ExpressionTree> arguments = parent.getLeaf() instanceof MethodInvocationTree invocation
                ? invocation.getArguments()
                : parent.getLeaf() instanceof NewClassTree creation ? creation.getArguments() : List.of();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i) == child) {
                return Optional.of(new Call(tree, parent, arguments, i));
            }
        }
        return Optional.empty();
    }

    /** Returns the closest call that the cursor stands in the brackets of. */
    static Optional<Call> enclosing(CursorTree tree) {
        for (TreePath each = tree.path(); each.getParentPath() != null; each = each.getParentPath()) {
            Optional<Call> call = of(tree, each);
            if (call.isPresent()) {
                return call;
            }
        }
        return Optional.empty();
    }

    /** Returns what could be called, those first that take the arguments before the cursor and one more. */
    List<Overload> overloads() {
        return candidates().stream()
                .sorted(Comparator.comparingInt(this::mismatches))
                .toList();
    }

    /** Returns the types that the argument at the cursor may have. */
    List<TypeMirror> wanted() {
        List<TypeMirror> wanted = new ArrayList<>();
        for (Overload overload : candidates()) {
            TypeMirror type = parameter(overload, index);
            if (type != null && mismatches(overload) == 0) {
                wanted.add(type);
            }
        }
        return wanted;
    }

    private int mismatches(Overload overload) {
        int mismatches = parameter(overload, index) == null ? 1 : 0;
        for (int i = 0; i < index; i++) {
            TypeMirror parameter = parameter(overload, i);
            TypeMirror argument = tree.trees().getTypeMirror(CursorTree.below(path, arguments.get(i)));
            if (parameter == null || !takes(parameter, argument)) {
                mismatches++;
            }
        }
        return mismatches;
    }

    private boolean takes(TypeMirror parameter, @Nullable TypeMirror argument) {
        if (argument == null || argument.getKind() == TypeKind.ERROR || argument.getKind() == TypeKind.OTHER) {
            return true;
        }
        return tree.types()
                .isAssignable(tree.types().erasure(argument), tree.types().erasure(parameter));
    }

    private static @Nullable TypeMirror parameter(Overload overload, int i) {
        List<? extends TypeMirror> parameters = overload.type().getParameterTypes();
        int last = parameters.size() - 1;
        if (overload.method().isVarArgs() && i >= last) {
            return parameters.get(last) instanceof ArrayType array ? array.getComponentType() : parameters.get(last);
        }
        return i <= last ? parameters.get(i) : null;
    }

    private List<Overload> candidates() {
        if (path.getLeaf() instanceof NewClassTree creation) {
            return constructors(tree.trees().getTypeMirror(CursorTree.below(path, creation.getIdentifier())));
        }
        ExpressionTree select = ((MethodInvocationTree) path.getLeaf()).getMethodSelect();
        TreePath selectPath = CursorTree.below(path, select);
        if (select instanceof MemberSelectTree member) {
            TreePath receiver = CursorTree.below(selectPath, member.getExpression());
            TypeMirror site = tree.trees().getTypeMirror(receiver);
            boolean onType = tree.namesType(receiver);
            return site == null ? List.of() : named(tree.members(site), member.getIdentifier(), site, onType);
        }
        return select instanceof IdentifierTree name ? named(tree.inScope(), name.getName(), null, false) : List.of();
    }

    private List<Overload> constructors(@Nullable TypeMirror type) {
        if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
            return List.of();
        }
        List<Overload> found = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.CONSTRUCTOR && tree.isAccessible(member)) {
                ExecutableElement constructor = (ExecutableElement) member;
                boolean diamond = declared.getTypeArguments().isEmpty();
                found.add(new Overload(
                        constructor,
                        diamond ? (ExecutableType) constructor.asType() : tree.typeOf(constructor, declared)));
            }
        }
        return found;
    }

    private List<Overload> named(List<Element> members, CharSequence name, @Nullable TypeMirror site, boolean onType) {
        List<Overload> found = new ArrayList<>();
        for (Element member : members) {
            if (member instanceof ExecutableElement method
                    && method.getSimpleName().contentEquals(name)
                    && (!onType || method.getModifiers().contains(Modifier.STATIC))) {
                found.add(new Overload(method, tree.typeOf(method, site)));
            }
        }
        return found;
    }
}
