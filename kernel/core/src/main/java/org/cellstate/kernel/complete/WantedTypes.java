package org.cellstate.kernel.complete;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The types that an expression at the cursor may have. */
final class WantedTypes {

    private final CursorTree tree;
    private final List<TypeMirror> types = new ArrayList<>();
    private boolean label;
    private String declared = "";

    private WantedTypes(CursorTree tree) {
        this.tree = tree;
    }

    static WantedTypes of(CursorTree tree) {
        WantedTypes wanted = new WantedTypes(tree);
        wanted.look(tree.path());
        wanted.types.removeIf(type -> type.getKind() == TypeKind.ERROR
                || type.getKind() == TypeKind.NONE
                || type.getKind() == TypeKind.VOID
                || type.toString().equals("java.lang.Object"));
        return wanted;
    }

    /** Returns the types; empty where any may stand or nothing is known. */
    List<TypeMirror> types() {
        return types;
    }

    /** Returns whether the cursor stands where a switch names a constant. */
    boolean label() {
        return label;
    }

    /** Returns the variable that gets its first value at the cursor, and has none yet; else nothing. */
    String declared() {
        return declared;
    }

    /** Returns whether a value of a type may stand at the cursor. */
    boolean accept(TypeMirror type) {
        if (type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.ERROR) {
            return false;
        }
        TypeMirror value = tree.types().erasure(type);
        return types.stream()
                .anyMatch(each -> tree.types().isAssignable(value, tree.types().erasure(each)));
    }

    private void look(TreePath at) {
        TreePath parent = CursorTree.around(at);
        Tree child = CursorTree.childOfAround(at);
        switch (parent.getLeaf().getKind()) {
            case VARIABLE -> {
                VariableTree variable = (VariableTree) parent.getLeaf();
                declared = variable.getName().toString();
                if (variable.getInitializer() == child && variable.getType() != null) {
                    add(CursorTree.below(parent, variable.getType()));
                }
            }
            case ASSIGNMENT -> {
                AssignmentTree assignment = (AssignmentTree) parent.getLeaf();
                if (assignment.getExpression() == child) {
                    add(CursorTree.below(parent, assignment.getVariable()));
                }
            }
            case RETURN -> method(parent);
            case IF, WHILE_LOOP, DO_WHILE_LOOP, LOGICAL_COMPLEMENT -> add(primitive(TypeKind.BOOLEAN));
            case CONDITIONAL_EXPRESSION -> {
                if (((ConditionalExpressionTree) parent.getLeaf()).getCondition() == child) {
                    add(primitive(TypeKind.BOOLEAN));
                } else {
                    look(parent);
                }
            }
            case CONDITIONAL_AND, CONDITIONAL_OR -> add(primitive(TypeKind.BOOLEAN));
            case METHOD_INVOCATION ->
                Call.around(tree.at(at)).ifPresent(call -> call.wanted().forEach(this::add));
            case NEW_CLASS -> {
                if (((NewClassTree) parent.getLeaf()).getIdentifier() == child) {
                    look(parent);
                } else {
                    Call.around(tree.at(at)).ifPresent(call -> call.wanted().forEach(this::add));
                }
            }
            default -> lookFurther(parent, child);
        }
    }

    private void lookFurther(TreePath parent, Tree child) {
        if (parent.getLeaf() instanceof BinaryTree binary) {
            Tree other = binary.getLeftOperand() == child ? binary.getRightOperand() : binary.getLeftOperand();
            add(CursorTree.below(parent, other));
        } else if (parent.getLeaf() instanceof CompoundAssignmentTree assignment) {
            add(CursorTree.below(parent, assignment.getVariable()));
        } else if (parent.getLeaf() instanceof CaseTree
                || parent.getLeaf().getKind().name().equals("CONSTANT_CASE_LABEL")) { // since 21
            label = true;
            selector(parent);
        }
    }

    private void selector(TreePath from) {
        for (TreePath each = from; each != null; each = each.getParentPath()) {
            if (each.getLeaf() instanceof SwitchTree statement) {
                add(CursorTree.below(each, statement.getExpression()));
                return;
            }
            if (each.getLeaf() instanceof SwitchExpressionTree expression) {
                add(CursorTree.below(each, expression.getExpression()));
                return;
            }
        }
    }

    private void method(TreePath from) {
        for (TreePath each = from; each != null; each = each.getParentPath()) {
            if (each.getLeaf() instanceof LambdaExpressionTree) {
                return;
            }
            if (each.getLeaf() instanceof MethodTree method && method.getReturnType() != null) {
                add(CursorTree.below(each, method.getReturnType()));
                return;
            }
        }
    }

    private TypeMirror primitive(TypeKind kind) {
        return tree.types().getPrimitiveType(kind);
    }

    private void add(TreePath path) {
        add(tree.trees().getTypeMirror(path));
    }

    private void add(@Nullable TypeMirror type) {
        if (type != null) {
            types.add(type);
        }
    }
}
