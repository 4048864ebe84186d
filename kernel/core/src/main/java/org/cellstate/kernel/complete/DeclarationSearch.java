package org.cellstate.kernel.complete;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.cellstate.kernel.complete.Described.DocPlace;
import org.jspecify.annotations.Nullable;

/** Finds what a name at the cursor means, or what the call around it may call. */
final class DeclarationSearch {

    private static final String SESSION = "REPL";

    private final CursorTree tree;

    private DeclarationSearch(CursorTree tree) {
        this.tree = tree;
    }

    /**
     * Returns what the name that the mark stands for means.
     *
     * @param called whether a bracket follows the name
     */
    static List<Described> named(CursorTree tree, String name, boolean called) {
        return new DeclarationSearch(tree).named(name, called);
    }

    /** Returns what the call around the cursor may call, the overload that fits the arguments so far first. */
    static List<Described> called(CursorTree tree) {
        DeclarationSearch search = new DeclarationSearch(tree);
        return Call.enclosing(tree).stream()
                .flatMap(call -> call.overloads().stream())
                .map(overload -> search.described(overload.method(), overload.type()))
                .toList();
    }

    private List<Described> named(String name, boolean called) {
        TreePath path = tree.path();
        List<Described> found = new ArrayList<>();
        if (path.getLeaf() instanceof MemberSelectTree select) {
            members(select.getExpression(), name, found);
        } else {
            boolean creation = CursorTree.around(path).getLeaf() instanceof NewClassTree made
                    && made.getIdentifier() == path.getLeaf();
            Set<String> seen = new LinkedHashSet<>();
            for (Element element : tree.inScope()) {
                if (element.getSimpleName().contentEquals(name) && seen.add(element.toString() + element.getKind())) {
                    found.addAll(creation && called ? constructors(element) : List.of(described(element, null)));
                }
            }
        }
        found.sort(Comparator.comparing((Described each) -> each.method() != called));
        return found;
    }

    private void members(ExpressionTree expression, String name, List<Described> found) {
        TreePath receiver = CursorTree.below(tree.path(), expression);
        TypeMirror site = tree.trees().getTypeMirror(receiver);
        if (site == null) {
            return;
        }
        if (site.getKind() == TypeKind.PACKAGE) {
            TypeElement type = tree.elements().getTypeElement(site + "." + name);
            if (type != null) {
                found.add(described(type, null));
            }
            return;
        }
        for (Element member : tree.members(site)) {
            if (member.getSimpleName().contentEquals(name)) {
                found.add(described(member, site));
            }
        }
    }

    private List<Described> constructors(Element element) {
        List<Described> found = new ArrayList<>();
        for (Element member : element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.CONSTRUCTOR && tree.isAccessible(member)) {
                found.add(described(member, null));
            }
        }
        return found;
    }

    private Described described(Element element, @Nullable TypeMirror site) {
        if (element instanceof ExecutableElement method) {
            return described(method, tree.typeOf(method, site));
        }
        if (element instanceof TypeElement type) {
            return plain(type(type), element);
        }
        if (element instanceof VariableElement) {
            String owner = site == null ? "" : TypeText.of(tree.types().erasure(site)) + ".";
            return plain(TypeText.of(tree.typeOf(element, site)) + " " + owner + element.getSimpleName(), element);
        }
        return plain(element.toString(), element);
    }

    private Described plain(String text, Element element) {
        return new Described(text, List.of(), List.of(), "", false, places(element), declaredName(element));
    }

    private static String type(TypeElement type) {
        String kind = switch (type.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            case ANNOTATION_TYPE -> "@interface";
            default -> "class";
        };
        StringBuilder text = new StringBuilder(kind).append(' ').append(TypeText.of(type));
        TypeMirror base = type.getSuperclass();
        boolean plain = type.getKind() != ElementKind.CLASS || base.toString().equals("java.lang.Object");
        if (!plain && base.getKind() == TypeKind.DECLARED) {
            text.append(" extends ").append(TypeText.of(base));
        }
        if (!type.getInterfaces().isEmpty()) {
            text.append(type.getKind() == ElementKind.INTERFACE ? " extends " : " implements ")
                    .append(type.getInterfaces().stream().map(TypeText::of).collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private Described described(ExecutableElement method, ExecutableType type) {
        List<String> parameters = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            String name = method.getParameters().get(i).getSimpleName().toString();
            parameters.add(TypeText.parameter(method, type, i));
            names.add(name.matches("arg\\d+") ? "" : name);
        }
        String thrown = type.getThrownTypes().isEmpty()
                ? ""
                : " throws " + type.getThrownTypes().stream().map(TypeText::of).collect(Collectors.joining(", "));
        return new Described(head(method, type), parameters, names, thrown, true, places(method), declaredName(method));
    }

    private static String head(ExecutableElement method, ExecutableType type) {
        if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
            return method.getSimpleName().toString();
        }
        if (method.getKind() == ElementKind.CONSTRUCTOR) {
            return owner.getSimpleName().toString();
        }
        boolean own = owner.getQualifiedName().toString().matches(SESSION + "\\.\\$JShell\\$\\w+");
        String generics = type.getTypeVariables().isEmpty()
                ? ""
                : "<" + type.getTypeVariables().stream().map(TypeText::of).collect(Collectors.joining(", ")) + "> ";
        String modifier = !own && method.getModifiers().contains(Modifier.STATIC) ? "static " : "";
        return modifier + generics + TypeText.of(type.getReturnType()) + " " + (own ? "" : owner.getSimpleName() + ".")
                + method.getSimpleName();
    }

    private String declaredName(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (tree.ownerName(each).matches(SESSION + "\\.\\$JShell\\$\\w+")) {
                return each.getSimpleName().toString();
            }
        }
        return "";
    }

    /** The element's own place, then those of what it overrides. */
    private List<DocPlace> places(Element element) {
        Set<DocPlace> places = new LinkedHashSet<>();
        addPlace(element, places);
        if (element instanceof ExecutableElement method
                && method.getKind() == ElementKind.METHOD
                && method.getEnclosingElement() instanceof TypeElement owner) {
            inherited(method, owner, owner.asType(), places);
        }
        if (element.getKind() == ElementKind.CONSTRUCTOR) {
            addPlace(element.getEnclosingElement(), places); // a record's often has no comment of its own
        }
        return new ArrayList<>(places);
    }

    private void inherited(ExecutableElement method, TypeElement owner, TypeMirror from, Set<DocPlace> places) {
        for (TypeMirror base : tree.types().directSupertypes(from)) {
            Element type = ((DeclaredType) base).asElement();
            for (Element member : type.getEnclosedElements()) {
                if (member instanceof ExecutableElement other
                        && other.getSimpleName().equals(method.getSimpleName())
                        && tree.elements().overrides(method, other, owner)) {
                    addPlace(other, places);
                }
            }
            inherited(method, owner, base, places);
        }
    }

    private void addPlace(@Nullable Element element, Set<DocPlace> places) {
        if (element == null) {
            return;
        }
        List<String> nested = new ArrayList<>();
        Element each = element instanceof TypeElement ? element : element.getEnclosingElement();
        while (each instanceof TypeElement type && type.getEnclosingElement() instanceof TypeElement outer) {
            nested.add(0, type.getSimpleName().toString());
            each = outer;
        }
        if (!(each instanceof TypeElement top)) {
            return;
        }
        ModuleElement module = tree.elements().getModuleOf(top);
        List<String> erased = element instanceof ExecutableElement method
                ? method.getParameters().stream()
                        .map(parameter -> TypeText.of(tree.types().erasure(parameter.asType())))
                        .toList()
                : List.of();
        places.add(new DocPlace(
                module == null ? "" : module.getQualifiedName().toString(),
                top.getQualifiedName().toString(),
                nested,
                element instanceof TypeElement ? "" : element.getSimpleName().toString(),
                erased));
    }
}
