package org.cellstate.kernel.complete;

import com.sun.source.doctree.DocCommentTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Described.DocPlace;
import org.cellstate.kernel.complete.DocMarkup.Form;
import org.cellstate.kernel.repl.JavaSession;

/** Finds the signatures and the documentation of what stands at a cursor. */
final class Inspector {

    private static final Pattern IMPORTED =
            Pattern.compile("(?s).*(?:^|[;\\n])\\s*import\\s+(?:static\\s+)?([\\w.]*\\.)");

    /** Beyond, a list is no help, unless all is asked for. */
    private static final int SIGNATURES_SHOWN = 12;

    private final JavaSession session;
    private final SourceFiles sources;

    Inspector(JavaSession session, SourceFiles sources) {
        this.session = session;
        this.sources = sources;
    }

    /** What is shown of one declaration. */
    private record Page(String signature, Optional<SourceDocs.Doc> doc, Optional<String> lacking) {}

    /**
     * Returns the documentation of the name at the cursor, else of the call whose arguments the cursor stands in.
     *
     * @param all whether every overload's documentation is wanted, and the source of what a cell declared
     */
    Optional<MimeBundle> inspect(SourceCodeAnalysis analysis, String code, int cursor, boolean all) {
        List<Described> found = find(analysis, code, cursor);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Page> pages = new ArrayList<>();
        boolean documented = false;
        for (Described each : found) {
            boolean wanted = all || !documented || each.names().contains("");
            Page page = wanted ? page(each) : new Page(each.signature(List.of()), Optional.empty(), Optional.empty());
            documented |= comment(page).isPresent();
            pages.add(page);
        }
        Set<String> declared = new LinkedHashSet<>();
        if (all) {
            found.forEach(each -> session.sourceOf(each.declared()).ifPresent(declared::add));
        }
        return Optional.of(bundle(pages, declared, all));
    }

    private static Optional<DocCommentTree> comment(Page page) {
        return page.doc().flatMap(SourceDocs.Doc::comment);
    }

    private List<Described> find(SourceCodeAnalysis analysis, String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.codePointBefore(start))) {
            start -= Character.charCount(code.codePointBefore(start));
        }
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.codePointAt(end))) {
            end += Character.charCount(code.codePointAt(end));
        }
        String name = code.substring(start, end);
        List<Described> found = List.of();
        if (!name.isEmpty()) {
            String following = code.substring(end).stripLeading();
            boolean called = following.startsWith("(") || following.startsWith("<>(");
            String whole = CompletionContext.of(analysis, whole(code.substring(0, start), name))
                    .whole();
            found = session.look(
                            whole,
                            (task, unit) -> CursorTree.find(task, unit)
                                    .map(tree -> DeclarationSearch.named(tree, name, called))
                                    .orElse(null))
                    .orElse(List.of());
        }
        if (!found.isEmpty()) {
            return found;
        }
        CompletionContext context = CompletionContext.of(analysis, code.substring(0, cursor));
        return context.masked().openComment().isPresent()
                ? List.of()
                : session.look(
                                context.whole(),
                                (task, unit) -> CursorTree.find(task, unit)
                                        .map(DeclarationSearch::called)
                                        .orElse(null))
                        .orElse(List.of());
    }

    /** What an import names is looked at as code that names it. */
    private static String whole(String before, String name) {
        Matcher imported = IMPORTED.matcher(before);
        return imported.matches() ? imported.group(1) + name : before + name;
    }

    private Page page(Described described) {
        Optional<SourceDocs.Doc> first = Optional.empty();
        for (DocPlace place : described.places()) {
            Optional<SourceDocs.Doc> doc = sources.source(place).flatMap(source -> SourceDocs.read(source, place));
            if (first.isEmpty()) {
                first = doc;
            }
            if (doc.isPresent() && doc.get().comment().isPresent()) {
                List<String> names = first.map(SourceDocs.Doc::names).orElse(List.of());
                return new Page(described.signature(names), doc, Optional.empty());
            }
        }
        List<String> names = first.map(SourceDocs.Doc::names).orElse(List.of());
        Optional<String> lacking = described.places().stream().findFirst().flatMap(sources::lacking);
        return new Page(described.signature(names), first, lacking);
    }

    private static MimeBundle bundle(List<Page> pages, Set<String> declared, boolean all) {
        List<String> signatures = pages.stream().map(Page::signature).distinct().toList();
        int shown = all ? signatures.size() : Math.min(SIGNATURES_SHOWN, signatures.size());
        String more = shown == signatures.size() ? "" : "\n(and " + (signatures.size() - shown) + " more)";
        String joined = String.join("\n", signatures.subList(0, shown)) + more;
        StringBuilder plain = new StringBuilder(joined);
        StringBuilder markdown = new StringBuilder("```java\n" + joined + "\n```");
        StringBuilder html = new StringBuilder("<pre><b>" + DocMarkup.escaped(joined) + "</b></pre>");
        for (String source : declared) {
            plain.append("\n\n").append(source);
            markdown.append("\n\n```java\n").append(source).append("\n```");
            html.append("<pre>").append(DocMarkup.escaped(source)).append("</pre>");
        }
        List<Page> documented = pages.stream()
                .filter(page -> comment(page).isPresent())
                .limit(all ? Long.MAX_VALUE : 1)
                .toList();
        for (Page page : documented) {
            comment(page).ifPresent(comment -> {
                boolean headed = documented.size() > 1;
                plain.append("\n\n")
                        .append(headed ? page.signature() + "\n" : "")
                        .append(DocMarkup.of(comment, Form.PLAIN));
                markdown.append("\n\n")
                        .append(headed ? "`" + page.signature() + "`\n\n" : "")
                        .append(DocMarkup.of(comment, Form.MARKDOWN));
                html.append(headed ? "<p><code>" + DocMarkup.escaped(page.signature()) + "</code></p>" : "")
                        .append("<div>")
                        .append(DocMarkup.of(comment, Form.HTML))
                        .append("</div>");
            });
        }
        String lacking = documented.isEmpty()
                ? pages.stream()
                        .flatMap(page -> page.lacking().stream())
                        .distinct()
                        .collect(Collectors.joining("\n"))
                : "";
        if (!lacking.isEmpty()) {
            plain.append("\n\n").append(lacking);
            markdown.append("\n\n").append(lacking);
            html.append("<p>").append(DocMarkup.escaped(lacking)).append("</p>");
        }
        return MimeBundle.text(plain.toString())
                .withHtml(html.toString())
                .with(MimeBundle.MARKDOWN, markdown.toString());
    }
}
