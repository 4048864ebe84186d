package org.cellstate.kernel.complete;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.cellstate.kernel.complete.Candidate.Nearness;
import org.jspecify.annotations.Nullable;

/** Finds what could stand at the cursor among what the compiler knows there. */
final class CandidateSearch {

    private static final String SESSION = "REPL";
    private static final String HOME = "org.cellstate.";
    private static final String OBJECT = "java.lang.Object";
    private static final Set<String> COMMON = Set.of("equals", "hashCode", "toString");

    private static final Set<String> FAMILIAR = Set.of(
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Boolean",
            "java.lang.Object",
            "java.lang.Math",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.Runnable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.Map",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Set",
            "java.util.HashSet",
            "java.util.Arrays",
            "java.util.Collections",
            "java.util.Comparator",
            "java.util.Optional",
            "java.util.Random",
            "java.util.Scanner",
            "java.util.stream.Stream",
            "java.util.stream.IntStream",
            "java.util.stream.Collectors",
            "java.util.function.Function",
            "java.nio.file.Path",
            "java.nio.file.Files",
            "java.time.LocalDate",
            "java.time.Duration");

    private final CursorTree tree;
    private final String prefix;
    private final boolean reference;
    private final WantedTypes wanted;
    private boolean onType;
    private final Map<String, Candidate> byText = new LinkedHashMap<>();

    private CandidateSearch(CursorTree tree, String prefix, boolean reference) {
        this.tree = tree;
        this.prefix = prefix;
        this.reference = reference;
        this.wanted = WantedTypes.of(tree);
    }

    /**
     * What was found.
     *
     * @param candidates the best first
     * @param signatures of what could be called, if the cursor stands where an argument begins
     */
    record Found(List<Candidate> candidates, List<String> signatures) {}

    /**
     * Returns what was found; empty where the compiler has nothing to say, such as among packages.
     *
     * @param reference whether the name follows a double colon
     */
    static Optional<Found> in(CursorTree tree, String prefix, boolean reference) {
        CandidateSearch search = new CandidateSearch(tree, prefix, reference);
        if (!search.search()) {
            return Optional.empty();
        }
        List<Candidate> best =
                search.byText.values().stream().sorted(Candidate.BEST_FIRST).toList();
        List<String> signatures = Call.around(tree).stream()
                .flatMap(call -> call.overloads().stream())
                .map(overload -> TypeText.signature(overload.method(), overload.type()))
                .distinct()
                .toList();
        return Optional.of(new Found(best, signatures));
    }

    private boolean search() {
        Tree leaf = tree.leaf();
        if (leaf instanceof VariableTree) {
            addAll(Keywords.of(prefix, Keywords.OPERATOR, Keywords.HEAD));
            return true;
        }
        if (leaf instanceof MemberSelectTree select) {
            return members(select.getExpression());
        }
        names();
        return true;
    }

    private boolean members(ExpressionTree expression) {
        TreePath receiver = CursorTree.below(tree.path(), expression);
        TypeMirror site = tree.trees().getTypeMirror(receiver);
        if (site == null || site.getKind() == TypeKind.PACKAGE || site.getKind() == TypeKind.ERROR) {
            return false;
        }
        onType = tree.namesType(receiver);
        Map<String, List<ExecutableElement>> methods = new LinkedHashMap<>();
        for (Element member : tree.members(site)) {
            boolean isStatic = member.getModifiers().contains(Modifier.STATIC) || member instanceof TypeElement;
            boolean reachable = reference || (onType ? isStatic : !(member instanceof TypeElement));
            if (reachable && matches(member)) {
                add(member, site, methods);
            }
        }
        addMethods(methods, site);
        if (site.getKind() == TypeKind.ARRAY && !reference) {
            addSimple("length", "field", "int", Nearness.OWN);
        }
        if (onType && !reference) {
            addSimple("class", "keyword", "Class<" + TypeText.of(tree.types().erasure(site)) + ">", Nearness.COMMON);
        }
        if (onType && reference) {
            addSimple("new", "keyword", "", Nearness.KEYWORD);
        }
        return true;
    }

    private void names() {
        TreePath around = CursorTree.around(tree.path());
        Tree parent = around.getLeaf();
        boolean creation = parent instanceof NewClassTree made && made.getIdentifier() == tree.leaf();
        boolean typeOnly = creation || wantsType(parent);
        Map<String, List<ExecutableElement>> methods = new LinkedHashMap<>();
        for (Element element : tree.inScope()) {
            boolean type = element instanceof TypeElement || element instanceof TypeParameterElement;
            if (element instanceof PackageElement
                    || (typeOnly && !type)
                    || !matches(element)
                    || !worthwhile(element, type)
                    || element.getSimpleName().contentEquals(wanted.declared())) {
                continue;
            }
            if (creation) {
                addCreation((TypeElement) element);
            } else {
                add(element, null, methods);
            }
        }
        addMethods(methods, null);
        addConstants();
        addTruths();
        boolean statement = parent instanceof ExpressionStatementTree;
        addAll(
                creation
                        ? List.of()
                        : typeOnly
                                ? Keywords.of(prefix, Keywords.TYPE)
                                : statement
                                        ? Keywords.of(prefix, Keywords.STATEMENT, Keywords.EXPRESSION)
                                        : Keywords.of(prefix, Keywords.EXPRESSION));
    }

    private boolean wantsType(Tree parent) {
        return switch (parent.getKind()) {
            case PARAMETERIZED_TYPE, EXTENDS_WILDCARD, SUPER_WILDCARD, ANNOTATION, CLASS, INTERFACE, RECORD, ENUM ->
                true;
            case INSTANCE_OF -> ((InstanceOfTree) parent).getType() == tree.leaf();
            case VARIABLE -> ((VariableTree) parent).getType() == tree.leaf();
            default -> false;
        };
    }

    /** Where nothing is typed yet, all classes of all imports are no help. */
    private boolean worthwhile(Element element, boolean type) {
        return !type || !prefix.isEmpty() || nearness(element, null) != Nearness.LIBRARY;
    }

    private boolean matches(Element element) {
        String name = element.getSimpleName().toString();
        return !name.isEmpty()
                && name.charAt(0) != '<'
                && name.indexOf('$') < 0
                && NameMatch.of(prefix, name) != NameMatch.NONE;
    }

    private void add(Element element, @Nullable TypeMirror site, Map<String, List<ExecutableElement>> methods) {
        String name = element.getSimpleName().toString();
        if (element instanceof ExecutableElement method) {
            if (method.getKind() == ElementKind.METHOD) {
                methods.computeIfAbsent(name, key -> new ArrayList<>()).add(method);
            }
        } else if (element instanceof TypeElement type) {
            put(new Candidate(name, name, "class", TypeText.of(type), false, nearness(element, site), match(name)));
        } else if (element instanceof TypeParameterElement) {
            put(new Candidate(name, name, "class", "", false, Nearness.OWN, match(name)));
        } else if (element instanceof VariableElement && !reference) {
            TypeMirror type = tree.typeOf(element, site);
            String owner = tree.ownerName(element);
            boolean field = site != null
                    || (!owner.isEmpty()
                            && !owner.startsWith(SESSION + ".")
                            && element.getModifiers().contains(Modifier.FINAL));
            put(new Candidate(
                    name,
                    name,
                    field ? "field" : "variable",
                    TypeText.of(type),
                    wanted.accept(type),
                    nearness(element, site),
                    match(name)));
        }
    }

    private void addMethods(Map<String, List<ExecutableElement>> methods, @Nullable TypeMirror site) {
        methods.forEach((name, overloads) -> {
            boolean takesNone =
                    overloads.stream().allMatch(each -> each.getParameters().isEmpty());
            List<ExecutableType> types =
                    overloads.stream().map(each -> tree.typeOf(each, site)).toList();
            List<String> signatures = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                signatures.add(TypeText.signature(overloads.get(i), types.get(i)));
            }
            ExecutableElement first = overloads.get(0);
            boolean common = site != null && prefix.isEmpty() && COMMON.contains(name);
            put(new Candidate(
                    reference ? name : name + (takesNone ? "()" : "("),
                    name,
                    "method",
                    signatures.stream().distinct().collect(Collectors.joining("\n")),
                    types.stream().anyMatch(type -> wanted.accept(type.getReturnType())),
                    common ? Nearness.COMMON : nearness(first, site),
                    match(name)));
        });
    }

    private void addCreation(TypeElement type) {
        if (type.getKind() == ElementKind.ENUM || type.getKind() == ElementKind.ANNOTATION_TYPE) {
            return;
        }
        String name = type.getSimpleName().toString();
        List<String> signatures = new ArrayList<>();
        boolean takesNone = true;
        for (Element member : type.getEnclosedElements()) {
            if (member.getKind() == ElementKind.CONSTRUCTOR && tree.isAccessible(member)) {
                ExecutableElement constructor = (ExecutableElement) member;
                takesNone &= constructor.getParameters().isEmpty();
                signatures.add(TypeText.signature(constructor, (ExecutableType) constructor.asType()));
            }
        }
        boolean instantiable = !type.getModifiers().contains(Modifier.ABSTRACT) && !signatures.isEmpty();
        boolean anonymous = type.getModifiers().contains(Modifier.ABSTRACT);
        if (!instantiable && !anonymous) {
            return;
        }
        String diamond = type.getTypeParameters().isEmpty() ? "" : "<>";
        put(new Candidate(
                name + diamond + (takesNone && instantiable ? "()" : "("),
                name,
                "class",
                instantiable ? String.join("\n", signatures) : TypeText.of(type),
                instantiable && wanted.accept(type.asType()),
                instantiable ? nearness(type, null) : Nearness.COMMON,
                match(name)));
    }

    /** The constants of an enum that is wanted: alone in a switch, with their type elsewhere. */
    private void addConstants() {
        for (TypeMirror type : wanted.types()) {
            if (type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM) {
                for (Element member : declared.asElement().getEnclosedElements()) {
                    if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                        String name = member.getSimpleName().toString();
                        String qualified = TypeText.of(type) + "." + name;
                        NameMatch match = best(match(name), match(qualified));
                        if (match != NameMatch.NONE) {
                            String text = wanted.label() ? name : qualified;
                            put(new Candidate(text, name, "field", TypeText.of(type), true, Nearness.OWN, match));
                        }
                    }
                }
            }
        }
    }

    private void addTruths() {
        if (wanted.types().stream().anyMatch(type -> type.getKind() == TypeKind.BOOLEAN)) {
            for (String truth : List.of("true", "false")) {
                if (match(truth) != NameMatch.NONE) {
                    put(new Candidate(truth, truth, "keyword", "", true, Nearness.KEYWORD, match(truth)));
                }
            }
        }
    }

    private static NameMatch best(NameMatch a, NameMatch b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private void addSimple(String text, String kind, String signature, Nearness nearness) {
        NameMatch match = match(text);
        if (match != NameMatch.NONE) {
            put(new Candidate(text, text, kind, signature, false, nearness, match));
        }
    }

    private NameMatch match(String name) {
        return NameMatch.of(prefix, name);
    }

    private Nearness nearness(Element element, @Nullable TypeMirror site) {
        String owner = tree.ownerName(element);
        if (owner.equals(OBJECT) || tree.elements().isDeprecated(element)) {
            return Nearness.COMMON;
        }
        if (site != null) {
            return memberNearness(element);
        }
        if (owner.isEmpty() || owner.equals(SESSION) || owner.startsWith(SESSION + ".")) {
            return Nearness.OWN;
        }
        if (owner.startsWith(HOME)) {
            return Nearness.HOME;
        }
        if (element instanceof TypeElement type
                && FAMILIAR.contains(type.getQualifiedName().toString())) {
            return owner.equals("java.lang") ? Nearness.FAMILIAR : Nearness.USUAL;
        }
        return Nearness.LIBRARY;
    }

    /** What is first of all the members that can be reached. */
    private Nearness memberNearness(Element member) {
        boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
        if (onType) {
            return member.getKind() == ElementKind.ENUM_CONSTANT
                    ? Nearness.OWN
                    : member instanceof TypeElement ? Nearness.COMMON : Nearness.LIBRARY;
        }
        if (isStatic) {
            return Nearness.COMMON; // reached through an instance, which compiles and is bad style
        }
        boolean component = member instanceof ExecutableElement method
                && method.getParameters().isEmpty()
                && tree.ownerName(member).startsWith(SESSION + ".")
                && member.getEnclosingElement() instanceof TypeElement owner
                && owner.getRecordComponents().stream()
                        .anyMatch(each -> each.getSimpleName().equals(member.getSimpleName()));
        return component ? Nearness.OWN : Nearness.LIBRARY;
    }

    private void put(Candidate candidate) {
        byText.merge(candidate.text(), candidate, (a, b) -> a.fits() ? a : b);
    }

    private void addAll(List<Candidate> candidates) {
        candidates.forEach(each -> byText.putIfAbsent(each.text(), each));
    }
}
