package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.cellstate.kernel.wire.Protocol;

/** Who this kernel is: the answer to {@code kernel_info_request}. */
final class KernelInfo {

    private KernelInfo() {}

    /** Returns the content of the reply, new each time. */
    static JsonObject content() {
        String version =
                Objects.requireNonNullElse(KernelInfo.class.getPackage().getImplementationVersion(), "0.1.0");
        String java = System.getProperty("java.version");
        JsonObject language = new JsonObject();
        language.addProperty("name", "java");
        language.addProperty("version", java);
        language.addProperty("mimetype", "text/x-java");
        language.addProperty("file_extension", ".jshell");
        language.addProperty("pygments_lexer", "java");
        language.addProperty("codemirror_mode", "text/x-java");
        language.addProperty("nbconvert_exporter", "script");
        JsonObject content = new JsonObject();
        content.addProperty("protocol_version", Protocol.VERSION);
        content.addProperty("implementation", "cellstate");
        content.addProperty("implementation_version", version);
        content.add("language_info", language);
        content.addProperty("banner", "Cellstate " + version + " · Java " + java + vendor());
        content.addProperty("debugger", false);
        content.add("supported_features", features());
        content.add("help_links", links());
        return content;
    }

    private static JsonArray features() {
        JsonArray features = new JsonArray();
        features.add("kernel subshells");
        return features;
    }

    private static String vendor() {
        return Optional.ofNullable(System.getProperty("java.vm.name"))
                .map(name -> " · " + name)
                .orElse("");
    }

    private static JsonArray links() {
        JsonObject api = new JsonObject();
        api.addProperty("text", "Java API");
        api.addProperty(
                "url",
                "https://docs.oracle.com/en/java/javase/" + Runtime.version().feature() + "/docs/api/index.html");
        JsonArray links = new JsonArray();
        links.add(api);
        return links;
    }
}
