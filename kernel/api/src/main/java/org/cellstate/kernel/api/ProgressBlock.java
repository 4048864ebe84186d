package org.cellstate.kernel.api;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The bars of one thread's loops, the outer ones above, as one display.
 *
 * <p>Whether a loop was left by {@code break} cannot be seen. So a bar that begins while another runs stands below it, and stays
 * there until the other goes a step on, which shows that it is the outer one; the end of the cell closes what still runs.
 */
final class ProgressBlock {

    private static final long PAUSE_INTERACTIVE = 200_000_000L;
    private static final long PAUSE_CONSOLE = 2_000_000_000L;
    private static final int MOST_BARS = 6;

    /** The block of this thread's loops, so that a loop inside another finds the other's. */
    private static final ThreadLocal<@Nullable ProgressBlock> CURRENT = new ThreadLocal<>();

    private final NotebookHost host;
    private final LongSupplier clock;
    private final boolean interactive;
    private final List<ProgressBar> bars = new ArrayList<>();
    private @Nullable DisplayHandle handle;
    private long drawn;

    private ProgressBlock(NotebookHost host, LongSupplier clock) {
        this.host = host;
        this.clock = clock;
        interactive = host.isInteractive();
        drawn = clock.getAsLong();
    }

    /** Begins a bar, below those of the loops that the calling thread is in. */
    static ProgressBar begin(NotebookHost host, LongSupplier clock, String label, OptionalLong total) {
        ProgressBlock block = CURRENT.get();
        if (block == null || block.host != host || !block.running()) {
            block = new ProgressBlock(host, clock);
            CURRENT.set(block);
            host.atCellEnd(block::close);
        }
        return block.add(label, total);
    }

    long now() {
        return clock.getAsLong();
    }

    private synchronized boolean running() {
        return bars.stream().anyMatch(bar -> bar.state() == ProgressBar.State.RUNNING);
    }

    private synchronized ProgressBar add(String label, OptionalLong total) {
        ProgressBar bar = new ProgressBar(this, PlainText.shortened(PlainText.line(label), 80), total, now());
        bars.add(bar);
        for (int i = 1; bars.size() > MOST_BARS && i < bars.size() - 1; ) {
            if (bars.get(i).state() == ProgressBar.State.RUNNING) {
                i++;
            } else {
                bars.remove(i);
            }
        }
        if (bars.size() == 1 && interactive) {
            draw();
        } else {
            drawAfterPause();
        }
        return bar;
    }

    synchronized void stepped(ProgressBar bar) {
        int last = bars.size() - 1;
        if (bars.get(last) != bar && bars.contains(bar)) {
            while (bars.get(last) != bar) {
                bars.remove(last).abandon();
                last--;
            }
        }
        drawAfterPause();
    }

    synchronized void ended(ProgressBar bar) {
        if (bars.get(0) == bar) {
            bars.forEach(ProgressBar::abandon);
            bars.subList(1, bars.size()).clear();
            draw();
            if (CURRENT.get() == this) {
                CURRENT.remove();
            }
        } else {
            drawAfterPause();
        }
    }

    /** Ends what still runs. */
    private synchronized void close() {
        if (running()) {
            bars.forEach(ProgressBar::abandon);
            draw();
        }
    }

    private void drawAfterPause() {
        if (now() - drawn >= (interactive ? PAUSE_INTERACTIVE : PAUSE_CONSOLE)) {
            draw();
        }
    }

    private void draw() {
        MimeBundle look = ProgressWords.of(bars);
        DisplayHandle shown = handle;
        if (shown == null) {
            handle = host.show(look);
        } else {
            shown.update(look);
        }
        drawn = now();
    }
}
