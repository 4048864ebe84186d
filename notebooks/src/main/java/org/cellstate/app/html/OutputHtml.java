package org.cellstate.app.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.cellstate.app.nbformat.Output;

/** Outputs as HTML: of each, the richest type that a page without scripts can show. */
final class OutputHtml {

    private static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final Pattern SCRIPT = Pattern.compile("(?is)<script\\b.*?</script\\s*>");

    private final Markdown markdown;

    OutputHtml(Markdown markdown) {
        this.markdown = markdown;
    }

    String toHtml(Output output) {
        if (output instanceof Output.Printed printed) {
            return "<pre class=\"" + (printed.name().equals("stderr") ? "stderr" : "stdout") + "\">"
                    + AnsiText.toHtml(printed.text()) + "</pre>";
        }
        if (output instanceof Output.Failed failed) {
            return "<pre class=\"error\">" + AnsiText.toHtml(errorText(failed)) + "</pre>";
        }
        return shown((Output.Shown) output);
    }

    private static String errorText(Output.Failed failed) {
        return failed.traceback().isEmpty()
                ? failed.name() + ": " + failed.message()
                : String.join("\n", failed.traceback());
    }

    private String shown(Output.Shown shown) {
        JsonObject data = shown.data();
        if (data.has("text/html")) {
            return "<div class=\"html\">"
                    + SCRIPT.matcher(shown.text("text/html")).replaceAll("") + "</div>";
        }
        if (data.has("image/svg+xml")) {
            byte[] svg = shown.text("image/svg+xml").getBytes(StandardCharsets.UTF_8);
            return picture(shown, "image/svg+xml", Base64.getEncoder().encodeToString(svg));
        }
        for (String type : PICTURES) {
            if (data.has(type)) {
                return picture(shown, type, shown.text(type).replaceAll("\\s", ""));
            }
        }
        if (data.has("text/markdown")) {
            return "<div class=\"md\">" + markdown.toHtml(shown.text("text/markdown"), new JsonObject()) + "</div>";
        }
        if (data.has("text/plain")) {
            return "<pre class=\"result\">" + AnsiText.toHtml(shown.text("text/plain")) + "</pre>";
        }
        return data.keySet().stream()
                .findFirst()
                .map(type -> "<p class=\"unknown\">An output of type " + Escape.html(type)
                        + ", which this page cannot show.</p>")
                .orElse("");
    }

    private static String picture(Output.Shown shown, String type, String base64) {
        JsonObject metadata = shown.metadata().get(type) instanceof JsonObject own ? own : new JsonObject();
        String plate = "light".equals(value(shown.metadata().get("needs_background"))) ? " class=\"light\"" : "";
        return "<img" + plate + size(metadata, "width") + size(metadata, "height") + " alt=\""
                + Escape.html(shown.text("text/plain").strip()) + "\" src=\"data:" + type + ";base64,"
                + Escape.html(base64) + "\">";
    }

    private static String size(JsonObject metadata, String name) {
        String value = value(metadata.get(name));
        return value.matches("[0-9]+(\\.[0-9]+)?") ? " " + name + "=\"" + value + "\"" : "";
    }

    private static String value(JsonElement element) {
        return element instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
