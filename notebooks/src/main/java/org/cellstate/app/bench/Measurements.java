package org.cellstate.app.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * The rows of a benchmark, as a table for people and as JSON for programs.
 *
 * @param rows in the order in which they are shown
 */
public record Measurements(List<Measurement> rows) {

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();
    private static final List<String> HEAD = List.of("case", "unit", "value", "peer", "peer value", "ratio");
    private static final List<Boolean> RIGHT = List.of(false, false, true, false, true, true);

    public Measurements {
        rows = List.copyOf(rows);
    }

    /** Returns an aligned table, numbers with four significant digits, and below it every note once. */
    public String table() {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (Measurement row : rows) {
            lines.add(List.of(
                    row.name(),
                    row.unit(),
                    number(row.value()),
                    row.peer(),
                    number(row.peerValue()),
                    number(row.ratio())));
        }
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        StringJoiner table = new StringJoiner(System.lineSeparator());
        lines.forEach(line -> table.add(aligned(line, widths)));
        rows.stream().flatMap(row -> row.notes().stream()).distinct().forEach(table::add);
        return table.toString();
    }

    private static String aligned(List<String> line, int[] widths) {
        StringJoiner joined = new StringJoiner("  ");
        for (int column = 0; column < widths.length; column++) {
            String blanks = " ".repeat(widths[column] - line.get(column).length());
            joined.add(RIGHT.get(column) ? blanks + line.get(column) : line.get(column) + blanks);
        }
        return joined.toString().stripTrailing();
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(4)).toPlainString()
                : "–";
    }

    /** Returns a JSON list of objects {@code case, unit, value, peer, peer_value, ratio, notes}; what is not there is null. */
    public String json() {
        JsonArray list = new JsonArray();
        for (Measurement row : rows) {
            JsonObject json = new JsonObject();
            json.addProperty("case", row.name());
            json.addProperty("unit", row.unit());
            add(json, "value", row.value());
            json.addProperty("peer", row.peer());
            add(json, "peer_value", row.peerValue());
            add(json, "ratio", row.ratio());
            JsonArray notes = new JsonArray();
            row.notes().forEach(notes::add);
            json.add("notes", notes);
            list.add(json);
        }
        return GSON.toJson(list) + "\n";
    }

    private static void add(JsonObject json, String name, double value) {
        if (Double.isFinite(value)) {
            json.addProperty(name, value);
        } else {
            json.add(name, JsonNull.INSTANCE);
        }
    }
}
