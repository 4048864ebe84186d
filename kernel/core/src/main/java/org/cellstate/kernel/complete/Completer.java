package org.cellstate.kernel.complete;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.cellstate.kernel.complete.Assistant.Completion;

/** Finds what could stand at a cursor, the best first, each text once. */
final class Completer {

    /** Suggestions returned; beyond, a list is no help. */
    private static final int MOST = 200;

    /** Suggestions that get a signature: each costs a compilation of some ten milliseconds. */
    private static final int WITH_SIGNATURE = 5;

    private static final List<String> KEYWORDS = List.of(
            "abstract",
            "assert",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "default",
            "do",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "interface",
            "new",
            "null",
            "permits",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "sealed",
            "static",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "var",
            "void",
            "volatile",
            "while",
            "yield");

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");

    private final SourceCodeAnalysis analysis;
    private final CompletionContext context;
    private final Set<String> declared;

    Completer(SourceCodeAnalysis analysis, CompletionContext context, Set<String> declared) {
        this.analysis = analysis;
        this.context = context;
        this.declared = declared;
    }

    /** What was found, and the offset in UTF-16 units from which it replaces the code. */
    record Found(List<Completion> completions, int start) {}

    private record Candidate(String text, String name, boolean fits, boolean own, NameMatch match) {}

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing((Candidate c) -> !c.own())
            .thenComparing(Candidate::match)
            .thenComparing(c -> !c.fits())
            .thenComparing(Candidate::name);

    Found find() {
        if (context.masked().endsInside()) {
            return new Found(List.of(), context.code().length());
        }
        if (context.beginsArgument()) {
            List<Documentation> overloads =
                    analysis.documentation(context.code(), context.code().length(), false);
            if (!overloads.isEmpty()) {
                return arguments(overloads);
            }
        }
        List<Completion> completions = new ArrayList<>();
        for (Candidate candidate : candidates()) {
            String signature = completions.size() < WITH_SIGNATURE ? signature(candidate) : "";
            completions.add(new Completion(candidate.text(), kind(candidate), signature));
        }
        return new Found(completions, context.nameStart());
    }

    /**
     * Where an argument begins, the signatures are the answer, and the session's own variables of the right type. The call's head
     * is part of each text, so that a suggestion can stand for the call as it is.
     */
    private Found arguments(List<Documentation> overloads) {
        int open = context.masked().open().get(0);
        int headStart = open;
        while (headStart > 0 && Character.isJavaIdentifierPart(context.code().charAt(headStart - 1))) {
            headStart--;
        }
        String head = context.code().substring(headStart);
        List<Completion> completions = new ArrayList<>();
        completions.add(new Completion(head, "method", Signature.of(overloads)));
        for (Candidate candidate : candidates()) {
            if (candidate.own() && candidate.fits()) {
                completions.add(new Completion(head + candidate.text(), kind(candidate), signature(candidate)));
            }
        }
        return new Found(completions, headStart);
    }

    private List<Candidate> candidates() {
        Map<String, Candidate> byText = new LinkedHashMap<>();
        boolean member = context.isMember();
        for (Suggestion suggestion :
                analysis.completionSuggestions(context.beforeName(), context.nameStart(), new int[1])) {
            String text = suggestion.continuation();
            String name = name(text);
            NameMatch match = NameMatch.of(context.prefix(), name);
            if (match != NameMatch.NONE && !name.startsWith("$")) {
                boolean own = !member && declared.contains(name);
                byText.merge(
                        text,
                        new Candidate(text, name, suggestion.matchesType(), own, match),
                        (a, b) -> a.fits() ? a : b);
            }
        }
        if (!member && !context.prefix().isEmpty()) {
            KEYWORDS.stream()
                    .filter(keyword -> keyword.startsWith(context.prefix()))
                    .map(keyword -> new Candidate(keyword, keyword, false, false, NameMatch.PREFIX))
                    .forEach(candidate -> byText.putIfAbsent(candidate.text(), candidate));
        }
        return byText.values().stream().sorted(BEST_FIRST).limit(MOST).toList();
    }

    private static String name(String text) {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private String kind(Candidate candidate) {
        String text = candidate.text();
        String name = candidate.name();
        if (text.contains("(")) {
            return Character.isUpperCase(name.charAt(0)) ? "class" : "method";
        }
        if (text.endsWith(".")) {
            return "package";
        }
        if (PRIMITIVES.contains(name) || KEYWORDS.contains(name)) {
            return "keyword";
        }
        boolean constant = name.length() > 1 && name.equals(name.toUpperCase(java.util.Locale.ROOT));
        if (Character.isUpperCase(name.charAt(0)) && !constant) {
            return "class";
        }
        return context.isMember() || constant ? "field" : "variable";
    }

    private String signature(Candidate candidate) {
        String kind = kind(candidate);
        if (kind.equals("keyword") || kind.equals("package")) {
            return "";
        }
        boolean call = candidate.text().contains("(");
        String code = context.beforeName() + candidate.name() + (call ? "(" : "");
        return Signature.of(analysis.documentation(code, code.length(), false));
    }
}
