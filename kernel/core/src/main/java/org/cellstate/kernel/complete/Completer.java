package org.cellstate.kernel.complete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import org.cellstate.kernel.complete.Assistant.Completion;
import org.cellstate.kernel.complete.Candidate.Nearness;
import org.cellstate.kernel.repl.JavaSession;

/** Finds what could stand at a cursor, the best first, each text once. */
final class Completer {

    /** Suggestions returned; beyond, a list is no help. */
    private static final int MOST = 200;

    private static final Pattern IMPORT = Pattern.compile("(?s).*(?:^|[;}\\n])\\s*import\\b[^;]*");

    private final JavaSession session;
    private final SourceCodeAnalysis analysis;
    private final CompletionContext context;

    Completer(JavaSession session, SourceCodeAnalysis analysis, CompletionContext context) {
        this.session = session;
        this.analysis = analysis;
        this.context = context;
    }

    /** What was found, and the offset in UTF-16 units from which it replaces the code. */
    record Found(List<Completion> completions, int start) {}

    Found find() {
        if (context.masked().endsInside()) {
            return new Found(List.of(), context.code().length());
        }
        Optional<CandidateSearch.Found> seen = IMPORT.matcher(context.masked().text())
                        .matches()
                ? Optional.empty()
                : session.look(
                        context.whole(),
                        (task, unit) -> CursorTree.find(task, unit)
                                .flatMap(tree -> CandidateSearch.in(tree, context.prefix(), context.isReference()))
                                .orElse(null));
        if (seen.isEmpty()) {
            return new Found(completions(named()), context.nameStart());
        }
        if (context.beginsArgument() && !seen.get().signatures().isEmpty()) {
            return arguments(seen.get());
        }
        List<Candidate> candidates = seen.get().candidates();
        return new Found(completions(candidates.isEmpty() ? notImported() : candidates), context.nameStart());
    }

    private static List<Completion> completions(List<Candidate> candidates) {
        return candidates.stream()
                .limit(MOST)
                .map(each -> new Completion(each.text(), each.kind(), each.signature()))
                .toList();
    }

    /**
     * Where an argument begins, the signatures are the answer, and what is near of the right type. The call's head is part of each
     * text, so that a suggestion can stand for the call as it is.
     */
    private Found arguments(CandidateSearch.Found seen) {
        int open = context.masked().open().get(0);
        int headStart = open;
        while (headStart > 0 && Character.isJavaIdentifierPart(context.code().charAt(headStart - 1))) {
            headStart--;
        }
        String head = context.code().substring(headStart);
        List<Completion> completions = new ArrayList<>();
        completions.add(new Completion(head, "method", String.join("\n", seen.signatures())));
        seen.candidates().stream()
                .filter(each -> each.fits() && each.nearness().compareTo(Nearness.HOME) <= 0)
                .limit(MOST)
                .forEach(each -> completions.add(new Completion(head + each.text(), each.kind(), each.signature())));
        return new Found(completions, headStart);
    }

    /** What JShell suggests: packages and classes, where no code is to be understood yet. */
    private List<Candidate> named() {
        Map<String, Candidate> byText = new LinkedHashMap<>();
        for (Suggestion suggestion :
                analysis.completionSuggestions(context.beforeName(), context.nameStart(), new int[1])) {
            String text = suggestion.continuation();
            String name = name(text);
            NameMatch match = NameMatch.of(context.prefix(), name);
            if (match != NameMatch.NONE && !name.startsWith("$") && !name.equals("REPL")) {
                byText.putIfAbsent(
                        text, new Candidate(text, name, kind(text, name), "", false, Nearness.LIBRARY, match));
            }
        }
        Stream<Candidate> keywords = context.isMember()
                ? Stream.empty()
                : Keywords.of(
                        context.prefix(), Keywords.STATEMENT, Keywords.HEAD, Keywords.OPERATOR, Keywords.EXPRESSION)
                        .stream();
        keywords.forEach(keyword -> byText.putIfAbsent(keyword.text(), keyword));
        return byText.values().stream().sorted(Candidate.BEST_FIRST).toList();
    }

    /** A class that no import brings is offered by its whole name. */
    private List<Candidate> notImported() {
        String name = context.prefix();
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0)) || context.isMember()) {
            return List.of();
        }
        QualifiedNames names =
                analysis.listQualifiedNames(context.code(), context.code().length());
        return names.isResolvable()
                ? List.of()
                : names.getNames().stream()
                        .map(each -> new Candidate(each, name, "class", "", false, Nearness.LIBRARY, NameMatch.PREFIX))
                        .sorted(Candidate.BEST_FIRST)
                        .toList();
    }

    private static String name(String text) {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String kind(String text, String name) {
        if (text.endsWith(".")) {
            return "package";
        }
        boolean upper = !name.isEmpty() && Character.isUpperCase(name.charAt(0));
        return upper ? "class" : text.contains("(") ? "method" : "variable";
    }
}
