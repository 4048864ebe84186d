package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;

/** The inputs of this session, by their number. It ends with the kernel. For any thread. */
final class InputHistory {

    /** The number of the present session: there is no earlier one. */
    private static final int SESSION = 1;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int number, String code) {}

    synchronized void add(int number, String code) {
        entries.add(new Entry(number, code));
    }

    /**
     * Answers a {@code history_request}: the last {@code n}, a range of numbers, or those that match a pattern.
     *
     * @throws InvalidContentException if the request is none of these
     */
    JsonObject answer(Fields request) {
        List<Entry> found = switch (request.text("hist_access_type", "tail")) {
            case "tail" -> last(all(), request.integer("n", Integer.MAX_VALUE));
            case "range" -> range(request);
            case "search" -> search(request);
            default ->
                throw new InvalidContentException("hist_access_type must be one of the protocol's.\n" + "  received: "
                        + request.text("hist_access_type") + "\n  try: tail, range or search");
        };
        boolean output = request.flag("output", false);
        JsonArray history = new JsonArray();
        found.forEach(entry -> history.add(line(entry, output)));
        JsonObject content = new JsonObject();
        content.add("history", history);
        return content;
    }

    private static JsonArray line(Entry entry, boolean output) {
        JsonArray line = new JsonArray();
        line.add(SESSION);
        line.add(entry.number());
        if (output) {
            JsonArray pair = new JsonArray();
            pair.add(entry.code());
            pair.add(JsonNull.INSTANCE);
            line.add(pair);
        } else {
            line.add(entry.code());
        }
        return line;
    }

    private synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    private List<Entry> range(Fields request) {
        int session = request.integer("session", 0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = request.integer("start", 0);
        int stop = request.integer("stop", Integer.MAX_VALUE);
        return all().stream()
                .filter(entry -> entry.number() >= start && entry.number() < stop)
                .toList();
    }

    private List<Entry> search(Fields request) {
        Pattern pattern = glob(request.text("pattern", "*"));
        Collection<Entry> matching = all().stream()
                .filter(entry -> pattern.matcher(entry.code()).matches())
                .toList();
        if (request.flag("unique", false)) {
            Map<String, Entry> newest = new LinkedHashMap<>();
            for (Entry entry : matching) {
                newest.remove(entry.code());
                newest.put(entry.code(), entry);
            }
            matching = newest.values();
        }
        return last(List.copyOf(matching), request.integer("n", Integer.MAX_VALUE));
    }

    private static List<Entry> last(List<Entry> entries, int n) {
        return entries.subList(Math.max(0, entries.size() - Math.max(0, n)), entries.size());
    }

    /** Stars and question marks as in a shell, over all of the text. */
    private static Pattern glob(String text) {
        StringBuilder regex = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
