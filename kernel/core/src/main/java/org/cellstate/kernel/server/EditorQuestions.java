package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.display.WireMime;
import org.cellstate.kernel.wire.Fields;

/** Completion, inspection and is-complete, from the wire to the assistant and back. Cursor positions count code points. */
final class EditorQuestions {

    private EditorQuestions() {}

    static JsonObject complete(Fields request, Assistant assistant) {
        String code = request.text("code");
        Assistant.Completions found = assistant.complete(code, cursor(request, code));
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        for (Assistant.Completion completion : found.matches()) {
            matches.add(completion.text());
            JsonObject type = new JsonObject();
            type.addProperty("text", completion.text());
            type.addProperty("type", completion.kind());
            type.addProperty("signature", completion.signature());
            type.addProperty("start", found.start());
            type.addProperty("end", found.end());
            types.add(type);
        }
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject content = new JsonObject();
        content.add("matches", matches);
        content.addProperty("cursor_start", found.start());
        content.addProperty("cursor_end", found.end());
        content.add("metadata", metadata);
        return content;
    }

    static JsonObject inspect(Fields request, Assistant assistant) {
        String code = request.text("code");
        Optional<MimeBundle> found = assistant.inspect(code, cursor(request, code), request.integer("detail_level", 0));
        JsonObject content = new JsonObject();
        content.addProperty("found", found.isPresent());
        content.add("data", found.map(WireMime::data).orElseGet(JsonObject::new));
        content.add("metadata", found.map(WireMime::metadata).orElseGet(JsonObject::new));
        return content;
    }

    static JsonObject isComplete(Fields request, Assistant assistant) {
        Assistant.Completeness completeness = assistant.isComplete(request.text("code"));
        JsonObject content = new JsonObject();
        content.addProperty("status", completeness.status());
        if (completeness.status().equals("incomplete")) {
            content.addProperty("indent", completeness.indent());
        }
        return content;
    }

    /** A cursor outside the code stands at its nearer end. */
    private static int cursor(Fields request, String code) {
        int end = code.codePointCount(0, code.length());
        return Math.max(0, Math.min(end, request.integer("cursor_pos", end)));
    }
}
