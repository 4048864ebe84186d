package org.cellstate.kernel.complete;

import com.sun.source.doctree.BlockTagTree;
import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comment as text in one of three forms. Nothing of the comment reaches the HTML but known elements, bare, and escaped text. */
final class DocMarkup {

    /** The form that is written. */
    enum Form {
        HTML,
        MARKDOWN,
        PLAIN
    }

    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "code",
            "b",
            "i",
            "em",
            "strong",
            "blockquote",
            "br",
            "sub",
            "sup",
            "table",
            "tr",
            "td",
            "th",
            "thead",
            "tbody",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "tt",
            "var",
            "cite",
            "u",
            "small");
    private static final Map<String, String> ENTITIES = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "ndash", "–", "mdash", "—", "le", "≤", "ge",
            "≥");

    private final Form form;
    private final StringBuilder out = new StringBuilder();
    private int preformatted;

    private DocMarkup(Form form) {
        this.form = form;
    }

    /** Returns a comment with its parameters, result and exceptions. */
    static String of(DocCommentTree comment, Form form) {
        DocMarkup markup = new DocMarkup(form);
        markup.write(comment.getFullBody());
        markup.blocks(comment);
        return tidy(markup.out.toString());
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    private void blocks(DocCommentTree comment) {
        List<String> parameters = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> exceptions = new ArrayList<>();
        List<String> deprecations = new ArrayList<>();
        for (DocTree each : comment.getBlockTags()) {
            if (each instanceof ParamTree param) {
                String name = param.isTypeParameter()
                        ? "<" + param.getName() + ">"
                        : param.getName().toString();
                parameters.add(code(name) + dash() + inner(param.getDescription()));
            } else if (each instanceof ReturnTree result) {
                results.add(inner(result.getDescription()));
            } else if (each instanceof ThrowsTree thrown) {
                exceptions.add(
                        code(simple(thrown.getExceptionName().toString())) + dash() + inner(thrown.getDescription()));
            } else if (each instanceof DeprecatedTree deprecated) {
                deprecations.add(inner(deprecated.getBody()));
            }
        }
        section("Deprecated", deprecations);
        section("Parameters", parameters);
        section("Returns", results);
        section("Throws", exceptions);
    }

    private void section(String title, List<String> entries) {
        if (entries.isEmpty()) {
            return;
        }
        switch (form) {
            case HTML -> {
                out.append("<p><b>").append(title).append("</b></p><ul>");
                entries.forEach(entry -> out.append("<li>").append(entry).append("</li>"));
                out.append("</ul>");
            }
            case MARKDOWN -> {
                out.append("\n\n**").append(title).append("**\n\n");
                entries.forEach(entry -> out.append("- ").append(entry).append('\n'));
            }
            case PLAIN -> {
                out.append("\n\n").append(title).append(":\n");
                entries.forEach(entry -> out.append("  ").append(entry).append('\n'));
            }
        }
    }

    private String dash() {
        return form == Form.PLAIN ? ": " : " – ";
    }

    private String inner(List<? extends DocTree> trees) {
        DocMarkup markup = new DocMarkup(form);
        markup.write(trees);
        return tidy(markup.out.toString()).replaceAll("\\s*\\n\\s*", " ");
    }

    private void write(List<? extends DocTree> trees) {
        trees.forEach(tree -> tree.accept(new Writing(), null));
    }

    private final class Writing extends SimpleDocTreeVisitor<@Nullable Void, @Nullable Void> {

        @Override
        public @Nullable Void visitText(TextTree text, @Nullable Void nothing) {
            out.append(text(text.getBody()));
            return null;
        }

        @Override
        public @Nullable Void visitEntity(EntityTree entity, @Nullable Void nothing) {
            String name = entity.getName().toString();
            out.append(form == Form.HTML ? "&" + escaped(name) + ";" : ENTITIES.getOrDefault(name, "&" + name + ";"));
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            String body = literal.getBody().getBody();
            out.append(literal.getKind() == DocTree.Kind.CODE && preformatted == 0 ? code(body) : text(body));
            return null;
        }

        @Override
        public @Nullable Void visitLink(LinkTree link, @Nullable Void nothing) {
            String label = inner(link.getLabel());
            String target =
                    simple(link.getReference().getSignature()).replace('#', '.').replaceFirst("^\\.", "");
            boolean plain = link.getKind() == DocTree.Kind.LINK_PLAIN;
            out.append(!label.isEmpty() ? label : plain ? text(target) : code(target));
            return null;
        }

        @Override
        public @Nullable Void visitValue(ValueTree value, @Nullable Void nothing) {
            out.append(
                    value.getReference() == null
                            ? ""
                            : code(simple(value.getReference().getSignature())));
            return null;
        }

        @Override
        public @Nullable Void visitStartElement(StartElementTree element, @Nullable Void nothing) {
            start(element.getName().toString().toLowerCase(Locale.ROOT));
            return null;
        }

        @Override
        public @Nullable Void visitEndElement(EndElementTree element, @Nullable Void nothing) {
            end(element.getName().toString().toLowerCase(Locale.ROOT));
            return null;
        }

        @Override
        protected @Nullable Void defaultAction(DocTree tree, @Nullable Void nothing) {
            if (!(tree instanceof BlockTagTree) && tree.getKind() != DocTree.Kind.COMMENT) {
                out.append(text(tree.toString())); // an inline tag that says little, and the Markdown of newer comments
            }
            return null;
        }
    }

    private void start(String element) {
        preformatted += element.equals("pre") ? 1 : 0;
        if (form == Form.HTML) {
            out.append(ELEMENTS.contains(element) ? "<" + element + ">" : "");
            return;
        }
        switch (element) {
            case "p", "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" -> out.append("\n\n");
            case "li", "tr", "dt", "dd" -> out.append("\n- ");
            case "br" -> out.append('\n');
            case "pre" -> out.append(form == Form.MARKDOWN ? "\n\n```java\n" : "\n\n");
            default -> out.append(mark(element));
        }
    }

    private void end(String element) {
        preformatted -= element.equals("pre") ? 1 : 0;
        if (form == Form.HTML) {
            out.append(ELEMENTS.contains(element) ? "</" + element + ">" : "");
            return;
        }
        switch (element) {
            case "ul", "ol", "dl", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6" -> out.append("\n\n");
            case "pre" -> out.append(form == Form.MARKDOWN ? "\n```\n\n" : "\n\n");
            default -> out.append(mark(element));
        }
    }

    private String mark(String element) {
        if (form != Form.MARKDOWN || preformatted > 0) {
            return "";
        }
        return switch (element) {
            case "b", "strong" -> "**";
            case "i", "em", "var", "cite" -> "*";
            case "code", "tt" -> "`";
            default -> "";
        };
    }

    private String text(String text) {
        if (form == Form.HTML) {
            return escaped(text);
        }
        String shown = form == Form.MARKDOWN && preformatted == 0 ? text.replaceAll("([<>*_\\[\\]`])", "\\\\$1") : text;
        return preformatted > 0 ? shown : shown.replaceAll("\\n[ \\t]+", "\n");
    }

    private String code(String text) {
        return switch (form) {
            case HTML -> "<code>" + escaped(text) + "</code>";
            case MARKDOWN -> "`" + text + "`";
            case PLAIN -> text;
        };
    }

    private static String simple(String reference) {
        return reference.replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "");
    }

    /** Returns text that HTML shows as it is. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
