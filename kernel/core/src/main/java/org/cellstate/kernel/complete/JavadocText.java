package org.cellstate.kernel.complete;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a javadoc comment into plain text: tags become words, paragraphs blank lines. */
final class JavadocText {

    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Pattern PARAGRAPH =
            Pattern.compile("\\s*</?(?:p|ul|ol|dl|pre|blockquote|table|div|h\\d)\\b[^>]*>\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*<(?:li|tr|dt|dd|br)\\b[^>]*>\\s*");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]*\\n[ \\t]*");
    private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");

    private JavadocText() {}

    static String plain(String javadoc) {
        String text = BLANKS.matcher(javadoc).replaceAll("\n").strip();
        text = PARAGRAPH.matcher(text).replaceAll("\n\n");
        text = ITEM.matcher(text).replaceAll("\n- ");
        text = TAG.matcher(text).replaceAll("");
        text = inline(inline(text)); // a {@link} may stand within another tag
        text = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
        return MANY_LINES.matcher(text).replaceAll("\n\n").strip();
    }

    private static String inline(String text) {
        return INLINE.matcher(text).replaceAll(match -> {
            String content = match.group(2).strip();
            boolean link = match.group(1).startsWith("link");
            int label = link ? content.lastIndexOf(' ') : -1;
            String shown = label < 0 || content.indexOf('(') >= 0 ? content : content.substring(label + 1);
            return Matcher.quoteReplacement(link ? shown.replace('#', '.').replaceFirst("^\\.", "") : content);
        });
    }
}
