package org.cellstate.app.html;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown cells as HTML. Raw HTML stays, since the author of the notebook wrote it; pictures that lie beside the notebook or
 * inside the cell are put into the page.
 */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final Map<String, String> PICTURES = Map.of(
            "png",
            "image/png",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg",
            "gif",
            "image/gif",
            "webp",
            "image/webp",
            "svg",
            "image/svg+xml");
    private static final Set<String> SCHEMES = Set.of("http:", "https:", "data:", "//");

    private final Path folder;

    /** @param folder where relative paths of pictures start: the notebook's folder */
    Markdown(Path folder) {
        this.folder = folder;
    }

    String toHtml(String markdown, JsonObject attachments) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading) {
                        attributes.put("id", plainText(heading).replace(' ', '-'));
                    } else if (node instanceof Image image) {
                        picture(image.getDestination(), attachments).ifPresent(uri -> attributes.put("src", uri));
                    }
                })
                .build()
                .render(PARSER.parse(markdown));
    }

    /** Returns the text of the first heading, of whatever level. */
    static Optional<String> firstHeading(String markdown) {
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                return Optional.of(plainText(heading)).filter(text -> !text.isBlank());
            }
        }
        return Optional.empty();
    }

    private static String plainText(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private Optional<String> picture(String destination, JsonObject attachments) {
        if (destination.startsWith("attachment:")) {
            return attachment(attachments.get(destination.substring("attachment:".length())));
        }
        int dot = destination.lastIndexOf('.');
        String type = PICTURES.get(destination.substring(dot + 1).toLowerCase(Locale.ROOT));
        if (type == null || SCHEMES.stream().anyMatch(destination::startsWith)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(destination.replace("%20", " ")));
            return Optional.of("data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
        } catch (IOException | InvalidPathException e) {
            // The page shows the picture's description, as any page does whose picture is missing.
            return Optional.empty();
        }
    }

    private static Optional<String> attachment(JsonElement bundle) {
        if (!(bundle instanceof JsonObject types)) {
            return Optional.empty();
        }
        return types.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("image/"))
                .findFirst()
                .map(entry ->
                        "data:" + entry.getKey() + ";base64," + entry.getValue().getAsString());
    }
}
