package org.cellstate.kernel.api;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Several things in one output, side by side as far as the page is wide, then below. Pictures become part of the HTML; without styles
 * all stand below each other, and in text one after the other.
 */
final class SideBySide {

    private static final String PLACE = "<div style=\"display:inline-block;vertical-align:top;margin:0 16px 8px 0\">";

    private SideBySide() {}

    static MimeBundle of(List<MimeBundle> parts) {
        String html = parts.stream()
                .map(part -> PLACE + html(part) + "</div>")
                .collect(Collectors.joining("", "<div>", "</div>"));
        return MimeBundle.text(parts.stream().map(MimeBundle::text).collect(Collectors.joining("\n\n")))
                .withHtml(html);
    }

    private static String html(MimeBundle part) {
        if (part.data().get(MimeBundle.HTML) instanceof String html) {
            return html;
        }
        for (String type : List.of(MimeBundle.PNG, MimeBundle.JPEG)) {
            if (part.data().get(type) instanceof byte[] bytes) {
                return image(type, bytes, part);
            }
        }
        return "<pre>" + PlainText.html(part.text()) + "</pre>";
    }

    private static String image(String type, byte[] bytes, MimeBundle part) {
        Map<String, Object> size = part.metadata().getOrDefault(type, Map.of());
        return "<img" + attribute("width", size.get("width")) + attribute("height", size.get("height"))
                + attribute("alt", part.text().replace('\n', ' ').strip())
                + attribute(
                        "src", "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes)) + ">";
    }

    private static String attribute(String name, @Nullable Object value) {
        return value == null ? "" : " " + name + "=\"" + PlainText.html(value.toString()) + "\"";
    }
}
