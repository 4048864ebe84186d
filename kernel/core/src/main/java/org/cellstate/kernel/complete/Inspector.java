package org.cellstate.kernel.complete;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import org.cellstate.kernel.api.MimeBundle;

/** Finds the signatures and the documentation of what stands at a cursor. */
final class Inspector {

    private final SourceCodeAnalysis analysis;

    Inspector(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Returns the documentation of the name at the cursor, else of the call whose arguments the cursor stands in; may be empty. */
    List<Documentation> find(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        boolean name = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        List<Documentation> found = List.of();
        if (name) {
            String upTo = CompletionContext.of(analysis, code.substring(0, end)).code();
            boolean called = code.substring(end).stripLeading().startsWith("(");
            found = documentation(called ? upTo + "(" : upTo);
            if (found.isEmpty()) {
                found = documentation(called ? upTo : upTo + "(");
            }
        }
        return found.isEmpty()
                ? documentation(CompletionContext.of(analysis, code.substring(0, cursor))
                        .code())
                : found;
    }

    private List<Documentation> documentation(String code) {
        return analysis.documentation(code, code.length(), true);
    }

    /**
     * Returns what was found as text and as HTML.
     *
     * @param all whether every overload's documentation is wanted, not only the first
     */
    static MimeBundle bundle(List<Documentation> found, boolean all) {
        String signatures = found.stream()
                .map(each -> Signature.readable(each.signature()))
                .distinct()
                .collect(Collectors.joining("\n"));
        String text = found.stream()
                .map(Documentation::javadoc)
                .filter(Objects::nonNull)
                .map(JavadocText::plain)
                .filter(doc -> !doc.isEmpty())
                .distinct()
                .limit(all ? Long.MAX_VALUE : 1)
                .collect(Collectors.joining("\n\n"));
        String plain = text.isEmpty() ? signatures : signatures + "\n\n" + text;
        String html = "<pre><b>" + escaped(signatures) + "</b></pre>"
                + (text.isEmpty() ? "" : "<div style=\"white-space: pre-wrap\">" + escaped(text) + "</div>");
        return MimeBundle.text(plain).withHtml(html);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
