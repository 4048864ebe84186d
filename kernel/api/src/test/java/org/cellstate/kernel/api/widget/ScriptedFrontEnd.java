package org.cellstate.kernel.api.widget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.CommHandler;
import org.cellstate.kernel.api.CommMessage;
import org.cellstate.kernel.api.CommTarget;
import org.cellstate.kernel.api.Comms;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.cellstate.kernel.api.OutputSink;
import org.cellstate.kernel.api.Renderers;
import org.jspecify.annotations.Nullable;

/** A kernel with a front end in one: notes what widgets say, and says what a test tells it to. Comms are named 1, 2, 3. */
final class ScriptedFrontEnd implements NotebookHost, Comms, AutoCloseable {

    final Map<String, ScriptedComm> open = new LinkedHashMap<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<OutputSink> sinks = new ArrayList<>();
    boolean interrupted;

    /** The cell that runs. */
    int cell = 1;

    private final Map<String, CommTarget> targets = new HashMap<>();
    private final Map<Integer, List<Runnable>> whenRunAgain = new HashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // as in a kernel, one per host
    private final ThreadLocal<@Nullable OutputSink> sink = new ThreadLocal<>();

    private final NotebookHost before;
    private int opened;

    ScriptedFrontEnd() {
        before = Notebook.connect(this);
    }

    @Override
    public void close() {
        Notebook.connect(before);
        sink.remove();
    }

    /** What a model was opened with. */
    static Map<?, ?> state(ScriptedComm comm) {
        return (Map<?, ?>) Objects.requireNonNull(comm.first.data().get("state"));
    }

    /** Shows a widget and returns what the front end has of it. */
    ScriptedComm show(Widget widget) {
        Map<?, ?> view = (Map<?, ?>) widget.toMimeBundle()
                .get("application/vnd.jupyter.widget-view+json")
                .orElseThrow();
        return model(view.get("model_id"));
    }

    ScriptedComm model(@Nullable Object id) {
        return Objects.requireNonNull(open.get(String.valueOf(id).replace("IPY_MODEL_", "")));
    }

    /** The open models by their names. */
    List<Object> models() {
        List<Object> names = new ArrayList<>();
        open.values().forEach(comm -> names.add(String.valueOf(state(comm).get("_model_name"))));
        return names;
    }

    void runAgain(int again) {
        whenRunAgain.getOrDefault(again, List.of()).forEach(Runnable::run);
        whenRunAgain.remove(again);
    }

    /** Lets what has run in this thread's area print something. */
    void print(String text) {
        shown("stream", Map.of("name", "stdout", "text", text));
    }

    void shown(String type, Map<String, ?> content) {
        Objects.requireNonNull(sink.get()).shown(type, content);
    }

    /** Opens a comm from the front end's side. */
    ScriptedComm openFromThere(String target) {
        ScriptedComm comm = new ScriptedComm("there", target, CommMessage.empty(), (same, message) -> {});
        open.put(comm.id(), comm);
        comm.handler = Objects.requireNonNull(targets.get(target)).opened(comm, CommMessage.empty());
        return comm;
    }

    final class ScriptedComm implements Comm {

        private final String id;
        private final String target;
        final CommMessage first;
        private CommHandler handler;

        ScriptedComm(String id, String target, CommMessage first, CommHandler handler) {
            this.id = id;
            this.target = target;
            this.first = first;
            this.handler = handler;
        }

        /** The front end says something. */
        void hears(Map<String, ?> data) {
            handler.received(this, CommMessage.of(data));
        }

        /** The front end changes an attribute. */
        void moved(String attribute, @Nullable Object value) {
            Map<String, @Nullable Object> state = new HashMap<>();
            state.put(attribute, value);
            hears(Map.of("method", "update", "state", state, "buffer_paths", List.of()));
        }

        void closesFromThere() {
            open.remove(id);
            handler.closed(this, CommMessage.empty());
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String target() {
            return target;
        }

        @Override
        public boolean isOpen() {
            return open.get(id) == this;
        }

        @Override
        public void send(CommMessage message) {
            if (isOpen()) {
                Map<String, ?> data = message.data();
                said.add(id + " " + data.get("method") + " "
                        + (data.containsKey("state") ? data.get("state") : data.get("states")));
            }
        }

        @Override
        public void close(CommMessage last) {
            if (open.remove(id, this)) {
                said.add(id + " close");
            }
        }
    }

    @Override
    public Comm open(String target, CommMessage first, CommHandler handler) {
        ScriptedComm comm = new ScriptedComm(String.valueOf(++opened), target, first, handler);
        open.put(comm.id(), comm);
        return comm;
    }

    @Override
    public void register(String name, CommTarget target) {
        targets.put(name, target);
    }

    @Override
    public void unregister(String name) {
        targets.remove(name);
    }

    @Override
    public Optional<CommTarget> registered(String name) {
        return Optional.ofNullable(targets.get(name));
    }

    @Override
    public Optional<String> requestId() {
        return Optional.of("request");
    }

    @Override
    public Comms comms() {
        return this;
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public DisplayHandle show(Object value) {
        MimeBundle bundle = Renderers.of(getClass().getClassLoader()).render(value);
        OutputSink to = sink.get();
        if (to != null) {
            to.shown(
                    "display_data",
                    Map.of("data", bundle.data(), "metadata", Map.of(), "transient", Map.of("display_id", "d")));
        }
        return new DisplayHandle() {
            @Override
            public String id() {
                return "d";
            }

            @Override
            public void update(Object next) {
                throw new UnsupportedOperationException("not scripted");
            }
        };
    }

    @Override
    public void clearOutput(boolean wait) {
        shown("clear_output", Map.of("wait", wait));
    }

    @Override
    public boolean interrupted() {
        return interrupted;
    }

    @Override
    public boolean takeInterrupt() {
        return false;
    }

    @Override
    public void catchOutput(OutputSink to, Runnable work) {
        sinks.add(to);
        OutputSink outer = sink.get();
        sink.set(to);
        try {
            work.run();
        } finally {
            sink.set(outer);
        }
    }

    @Override
    public void whenRunAgain(Runnable work) {
        whenRunAgain.computeIfAbsent(cell, each -> new ArrayList<>()).add(work);
    }

    /** Returns what was said that fits, and forgets all. */
    List<String> heard(Predicate<String> wanted) {
        List<String> fit = said.stream().filter(wanted).toList();
        said.clear();
        return fit;
    }
}
