package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Comms;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.NotebookHost;
import org.cellstate.kernel.api.OutputSink;
import org.cellstate.kernel.api.Renderer;
import org.cellstate.kernel.wire.Fields;
import org.cellstate.kernel.wire.Protocol;
import org.jspecify.annotations.Nullable;

/** Stands behind {@link org.cellstate.kernel.api.Notebook} in a kernel: shows things under the cell that asks. */
public final class CellHost implements NotebookHost {

    private final OutputRouter router;
    private final CellRenderer renderer;
    private final Comms comms;

    public CellHost(OutputRouter router, CellRenderer renderer, Comms comms) {
        this.router = router;
        this.renderer = renderer;
        this.comms = comms;
    }

    @Override
    public boolean isInteractive() {
        return true;
    }

    @Override
    public MimeBundle render(@Nullable Object value) {
        return renderer.render(value);
    }

    @Override
    public void register(Renderer<?> look) {
        renderer.register(look);
    }

    @Override
    public void update(String id, Object value) {
        new Display(id).update(value);
    }

    @Override
    public void atCellEnd(Runnable task) {
        router.current().ifPresent(cell -> cell.atEnd(task));
    }

    @Override
    public DisplayHandle show(Object value) {
        Display display = new Display(UUID.randomUUID().toString());
        display.publish(Protocol.DISPLAY_DATA, value);
        return display;
    }

    @Override
    public void clearOutput(boolean wait) {
        JsonObject content = new JsonObject();
        content.addProperty("wait", wait);
        router.current().ifPresent(cell -> router.publish(cell, Protocol.CLEAR_OUTPUT, content));
    }

    @Override
    public boolean interrupted() {
        return router.current().map(CellContext::interrupted).orElse(false);
    }

    @Override
    public boolean takeInterrupt() {
        boolean taken = router.current().map(CellContext::takeInterrupt).orElse(false);
        if (taken) {
            Thread.interrupted(); // the same request, in the form that waits and sleeps notice
        }
        return taken;
    }

    @Override
    public String input(String prompt, boolean password) {
        CellContext cell = router.current().orElseThrow(CellHost::noCell);
        String answer;
        try {
            answer = cell.ask(prompt, password);
        } catch (InterruptedException e) {
            throw new CellInterruptedException();
        }
        if (answer.equals(CellInput.END)) {
            throw new NoSuchElementException("A question needs an answer.\n  received: the end of the input (Ctrl+D)\n"
                    + "  try: a line of text, empty if nothing else");
        }
        return answer;
    }

    /** Returns what a thread is told that asks for input before any cell has run. */
    static UnsupportedOperationException noCell() {
        return new UnsupportedOperationException("Input comes from the user of a cell.\n"
                + "  received: a question before the first cell\n  try: ask in a cell");
    }

    @Override
    public void catchOutput(OutputSink sink, Runnable work) {
        router.divert((type, parent, content) -> sink.shown(type, JsonValues.map(content)), work);
    }

    @Override
    public void apart(BooleanSupplier stop, Runnable work) {
        router.apart(stop, work);
    }

    @Override
    public void whenRunAgain(Runnable work) {
        router.current().ifPresent(cell -> router.reruns().add(new Fields(cell.parent()).text("msg_id", ""), work));
    }

    @Override
    public Comms comms() {
        return comms;
    }

    /** Updates belong to the cell of the thread that makes them: a client finds the display by its identifier. */
    private final class Display implements DisplayHandle {

        private final String id;

        Display(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public void update(Object value) {
            publish(Protocol.UPDATE_DISPLAY_DATA, value);
        }

        private void publish(String type, Object value) {
            MimeBundle bundle = renderer.render(value);
            JsonObject address = new JsonObject();
            address.addProperty("display_id", id);
            JsonObject content = new JsonObject();
            content.add("data", WireMime.data(bundle));
            content.add("metadata", WireMime.metadata(bundle));
            content.add("transient", address);
            router.current().ifPresent(cell -> router.publish(cell, type, content));
        }
    }
}
