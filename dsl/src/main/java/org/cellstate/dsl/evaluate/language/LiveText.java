package org.cellstate.dsl.evaluate.language;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.jspecify.annotations.Nullable;

/**
 * Shows a text in the cell while it is written, in place: the first time when it takes longer than a moment, then at most five times a
 * second and for a tenth of the time. Once it is done a line stays, for the text itself is the cell's result. On a plain console it shows
 * nothing.
 */
final class LiveText {

    private static final long MOMENT_NANOS = 300_000_000;
    private static final long PAUSE_NANOS = 200_000_000;
    private static final int SHARE = 10;

    private final LongSupplier nanos;
    private @Nullable DisplayHandle handle;
    private long due;

    LiveText() {
        this(System::nanoTime);
    }

    /** Shows by a clock of one's own. */
    LiveText(LongSupplier nanos) {
        this.nanos = nanos;
        this.due = nanos.getAsLong() + MOMENT_NANOS;
    }

    /** Returns whether the user lets the text go on, and shows it if that is due. */
    boolean goesOn(Supplier<ScoredText> soFar) {
        if (Notebook.takeInterrupt()) {
            return false;
        }
        long now = nanos.getAsLong();
        if (now >= due && Notebook.isInteractive()) {
            show(soFar.get());
            due = now + Math.max(PAUSE_NANOS, SHARE * (nanos.getAsLong() - now));
        }
        return true;
    }

    private void show(ScoredText text) {
        DisplayHandle shown = handle;
        if (shown == null) {
            handle = Notebook.show(text);
        } else {
            shown.update(text);
        }
    }

    /** Says that the text is done. */
    void done(int tokens) {
        DisplayHandle shown = handle;
        if (shown != null) {
            shown.update(MimeBundle.text("wrote " + tokens + (tokens == 1 ? " token" : " tokens")));
        }
    }
}
