package org.cellstate.kernel.complete;

import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.cellstate.kernel.complete.Assistant.Completeness;
import org.cellstate.kernel.repl.MaskedSource;

/** Says whether a cell is whole, could become whole, or is no Java. */
final class CompletenessCheck {

    private static final String INDENT = "    ";
    private static final Completeness COMPLETE = new Completeness("complete", "");
    private static final Completeness INVALID = new Completeness("invalid", "");

    /** The end of a line that the next one carries on, and the head of a statement that has no body yet. */
    private static final Pattern CARRIES_ON =
            Pattern.compile("(?s).*(?:[=*/%&|?:<.,]|->|[^+]\\+|[^-]-|\\b(?:else|do|return|throw|new))");

    private static final Pattern HEAD =
            Pattern.compile("(?s)(?:.*[;{}\\n])?\\s*(?:if|for|while|else if)\\b\\s*\\(.*\\)");

    private static final Pattern HEAD_WITH_SEMICOLONS = Pattern.compile("(?s).*\\b(?:for|try)\\s*");

    private final SourceCodeAnalysis analysis;

    CompletenessCheck(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    Completeness of(String code) {
        MaskedSource masked = MaskedSource.of(code);
        if (masked.openComment().isPresent()) {
            return new Completeness("incomplete", "");
        }
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            String remaining = info.remaining();
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return endsInBrackets(masked) ? INVALID : new Completeness("incomplete", indent(code));
                }
                case UNKNOWN -> {
                    return INVALID;
                }
                default -> {
                    if (isNonsense(info.source())) {
                        return INVALID;
                    }
                }
            }
            if (remaining.length() >= rest.length()) {
                return INVALID; // nothing of it could be read
            }
            rest = remaining;
        }
        return COMPLETE;
    }

    /** What ends like a statement need not be one: the parser has the last word. */
    private static boolean isNonsense(String source) {
        return source != null && !MaskedSource.of(source).text().isBlank() && !Syntax.isJava(source);
    }

    /** A semicolon in round brackets ends a statement that cannot end there. */
    private static boolean endsInBrackets(MaskedSource masked) {
        if (masked.endsInside() || masked.lastOpen().isEmpty()) {
            return false;
        }
        int open = masked.lastOpen().getAsInt();
        boolean round = masked.text().charAt(open) == '(';
        return round
                && !HEAD_WITH_SEMICOLONS
                        .matcher(masked.text().substring(0, open))
                        .matches()
                && hasSemicolon(masked.text().substring(open + 1));
    }

    private static boolean hasSemicolon(String inBrackets) {
        int depth = 0;
        for (int i = 0; i < inBrackets.length(); i++) {
            char c = inBrackets.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ';' && depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static String indent(String begun) {
        MaskedSource masked = MaskedSource.of(begun + '\n');
        if (masked.endsInside()) {
            return ""; // blanks would be part of the text
        }
        String code = masked.text().stripTrailing();
        boolean inBrackets =
                masked.lastOpen().isPresent() && code.charAt(masked.lastOpen().getAsInt()) != '{';
        boolean carriesOn =
                CARRIES_ON.matcher(code).matches() || HEAD.matcher(code).matches();
        return INDENT.repeat(masked.openBraces() + (inBrackets || carriesOn ? 1 : 0));
    }
}
