package org.cellstate.kernel.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cellstate.kernel.server.HistoryFile.Content;
import org.cellstate.kernel.server.HistoryFile.Entry;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.InvalidContentException;

/**
 * The inputs of this session and, where a file keeps them, of all before it. For any thread.
 *
 * <p>The file is written on a thread of its own, so a slow disk holds up no cell. A file that cannot be written is told of once; this
 * session is then remembered until the kernel ends. A session takes its number with its first input.
 */
final class InputHistory implements AutoCloseable {

    private final Console console;
    private final Duration patience;
    private final ThreadPoolExecutor writer;
    private final List<Input> inputs = new ArrayList<>();
    private Optional<HistoryFile> file;
    private int session;

    private record Input(int number, String code) {}

    /**
     * Makes an empty one, which begins no session yet.
     *
     * @param patience how long its close waits for the disk
     */
    InputHistory(Optional<Path> file, Console console, Duration patience) {
        this.console = console;
        this.patience = patience;
        this.file = file.map(HistoryFile::new);
        writer = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(null, task, "cellstate-history", 0, false);
            thread.setDaemon(true);
            return thread;
        });
    }

    void add(int number, String code) {
        synchronized (this) {
            inputs.add(new Input(number, code));
            if (file.isEmpty()) {
                return;
            }
        }
        try {
            writer.execute(() -> write(number, code));
        } catch (RejectedExecutionException e) {
            // closed: a cell that could not be stopped has started another
        }
    }

    private void write(int number, String code) {
        Optional<HistoryFile> target = file();
        if (target.isEmpty()) {
            return;
        }
        try {
            if (session() == 0) {
                begun(target.get().begin());
            }
            target.get().append(new Entry(session(), number, code));
        } catch (IOException e) {
            lost(e);
        }
    }

    private synchronized Optional<HistoryFile> file() {
        return file;
    }

    private synchronized int session() {
        return session;
    }

    private synchronized void begun(int number) {
        session = number;
    }

    private synchronized void lost(IOException e) {
        if (file.isPresent()) {
            file = Optional.empty();
            console.note("The history of inputs must be kept in a file that can be written.\n  received: " + e
                    + "\n  try: CELLSTATE_HISTORY=FILE, or CELLSTATE_HISTORY=off to keep none");
        }
    }

    /** Writes what waits, unless the disk takes too long. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                console.note("The last inputs are not in the history: the disk is too slow.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Answers a {@code history_request}: the last {@code n}, a range of one session's numbers, or those that match a pattern. There is
     * one form of an input, so {@code raw} makes no difference; outputs are not kept.
     *
     * @throws InvalidContentException if the request is none of these
     */
    JsonObject answer(Fields request) {
        String type = request.text("hist_access_type", "tail");
        request.flag("raw", true);
        boolean output = request.flag("output", false);
        Content known = known();
        List<Entry> found = switch (type) {
            case "tail" -> last(known.entries(), request.integer("n", Integer.MAX_VALUE));
            case "range" -> range(known, request);
            case "search" -> search(known.entries(), request);
            default ->
                throw new InvalidContentException("hist_access_type must be one of the protocol's.\n" + "  received: "
                        + type + "\n  try: tail, range or search");
        };
        JsonArray history = new JsonArray();
        found.forEach(entry -> history.add(line(entry, output)));
        JsonObject content = new JsonObject();
        content.add("history", history);
        return content;
    }

    /** The inputs of other sessions in the file's order and then this one's; the newest session is this one. */
    private Content known() {
        Optional<HistoryFile> source = file();
        Content others = new Content(List.of(), 0);
        if (source.isPresent()) {
            try {
                others = source.get().read();
            } catch (IOException e) {
                lost(e);
            }
        }
        synchronized (this) {
            int own = session == 0 ? others.newest() + 1 : session;
            List<Entry> entries = new ArrayList<>();
            others.entries().stream().filter(entry -> entry.session() != own).forEach(entries::add);
            inputs.forEach(input -> entries.add(new Entry(own, input.number(), input.code())));
            return new Content(entries, own);
        }
    }

    private static JsonArray line(Entry entry, boolean output) {
        JsonArray line = new JsonArray();
        line.add(entry.session());
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

    /** Session 0 is this one and -1 the one before; a start or stop below 0 counts from the session's end. */
    private static List<Entry> range(Content known, Fields request) {
        int wanted = request.integer("session", 0);
        int session = wanted > 0 ? wanted : known.newest() + wanted;
        List<Entry> inputs = known.entries().stream()
                .filter(entry -> entry.session() == session)
                .toList();
        int end = inputs.stream().mapToInt(Entry::number).max().orElse(0) + 1;
        int start = fromEnd(request.integer("start", 0), end);
        int stop = fromEnd(request.integer("stop", end), end);
        return inputs.stream()
                .filter(entry -> entry.number() >= start && entry.number() < stop)
                .toList();
    }

    private static int fromEnd(int number, int end) {
        return number < 0 ? end + number : number;
    }

    private static List<Entry> search(List<Entry> entries, Fields request) {
        Pattern pattern = glob(request.text("pattern", "*"));
        Collection<Entry> matching = entries.stream()
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
