package org.cellstate.dsl.show;

import java.util.function.LongSupplier;
import org.cellstate.dsl.live.Ending;
import org.cellstate.dsl.live.WatchListener;
import org.cellstate.dsl.live.Watched;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a watch while it runs. In a notebook it is one chart, drawn anew in place at most twice a second and for no more than a fifth of the
 * time; its last state is always drawn. On a plain console it is a line as often. One instance shows one watch after another.
 */
public final class WatchDisplay implements WatchListener {

    private static final int DRAWING_SHARE = 5;

    private final Screen screen;
    private final LongSupplier nanos;
    private @Nullable DisplayHandle handle;
    private final DrawingPace pace = DrawingPace.of(DRAWING_SHARE);

    /** Returns a display in the notebook that the calling code runs in, or on the console. */
    public WatchDisplay() {
        this(Screen.notebook(), System::nanoTime);
    }

    /** Returns a display on a screen, by a clock in nanoseconds. */
    WatchDisplay(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
    }

    @Override
    public void on(Watched state) {
        boolean first = state.came().size() == 0 && state.ending() == Ending.NONE;
        boolean last = state.ending() != Ending.NONE;
        long now = nanos.getAsLong();
        if (!first && !last && !pace.isDue(now)) {
            return;
        }
        if (!screen.isInteractive()) {
            screen.show(MimeBundle.text(state.toString()));
        } else if (first) {
            handle = screen.show(new WatchedRenderer().render(state));
        } else if (handle != null) {
            handle.update(new WatchedRenderer().render(state));
        }
        pace.drawn(now, nanos.getAsLong());
    }
}
