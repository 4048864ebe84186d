package org.cellstate.kernel.display;

import com.google.gson.JsonObject;
import java.util.UUID;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.NotebookHost;
import org.cellstate.kernel.wire.Protocol;

/** Stands behind {@link org.cellstate.kernel.api.Notebook} in a kernel: shows things under the cell that asks. */
public final class CellHost implements NotebookHost {

    private final OutputRouter router;
    private final CellRenderer renderer;

    public CellHost(OutputRouter router, CellRenderer renderer) {
        this.router = router;
        this.renderer = renderer;
    }

    @Override
    public boolean isInteractive() {
        return true;
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
