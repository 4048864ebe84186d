package org.cellstate.dsl.show;

import java.util.function.LongSupplier;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.sweep.SweepEvent;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a sweep while it runs. In a notebook it is one display that is updated in place, at most twice a second and always with the last
 * state; on a plain console one line per trial that ended. One instance shows one sweep after another.
 *
 * <p>It draws the history anew after a trial, but spends no more than a hundredth of the time on drawing: the first time after three seconds.
 * Updates take no more than another hundredth.
 */
public final class SweepDisplay implements SweepListener {

    private final Screen screen;
    private final LongSupplier nanos;

    private @Nullable SweepProgress progress;
    private @Nullable DisplayHandle handle;
    private DrawingPace updates = DrawingPace.ofUpdates(0);
    private DrawingPace pictures = DrawingPace.ofPictures(0);
    private String picture = "";
    private long pictureTrials;

    /** Returns a display in the notebook that the calling code runs in, or on the console. */
    public SweepDisplay() {
        this(Screen.notebook(), System::nanoTime);
    }

    /** Returns a display on a screen, by a clock in nanoseconds. */
    SweepDisplay(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
    }

    @Override
    public void on(SweepEvent event) {
        long now = nanos.getAsLong();
        if (event instanceof SweepEvent.Started started) {
            start(started, now);
            return;
        }
        SweepProgress running = progress;
        if (running == null) {
            throw new IllegalStateException("A sweep must say that it starts before anything else; it said " + event);
        }
        running.on(event, now);
        DisplayHandle display = handle;
        if (display == null) {
            print(event, running);
        } else if (running.isFinished()) {
            display.update(SweepBlock.of(running, picture));
            screen.soon(() -> display.update(SweepBlock.of(running, SweepBlock.picture(running.study()))));
        } else if (event instanceof SweepEvent.Stopping || updates.isDue(now)) {
            redraw(running, now);
            long drawn = nanos.getAsLong();
            display.update(SweepBlock.of(running, picture));
            updates.drawn(drawn, nanos.getAsLong());
        }
    }

    private void start(SweepEvent.Started started, long now) {
        progress = new SweepProgress(started, now);
        picture = "";
        pictureTrials = 0;
        pictures = DrawingPace.ofPictures(now);
        updates = DrawingPace.ofUpdates(now);
        handle = null;
        if (screen.isInteractive()) {
            handle = screen.show(SweepBlock.of(progress, picture));
        } else {
            screen.show(MimeBundle.text(StudyWords.header(started.study())
                    + started.trials().stream()
                            .mapToObj(count -> " · " + Numbers.count(count) + (count == 1 ? " trial" : " trials"))
                            .findFirst()
                            .orElse("")));
        }
    }

    private void redraw(SweepProgress running, long now) {
        long measured = running.study().count(TrialState.COMPLETE);
        if (measured > pictureTrials && pictures.isDue(now)) {
            picture = SweepBlock.picture(running.study());
            pictureTrials = measured;
            pictures.drawn(now, nanos.getAsLong());
        }
    }

    private void print(SweepEvent event, SweepProgress running) {
        if (event instanceof SweepEvent.TrialEnded ended) {
            screen.show(MimeBundle.text(SweepBlock.line(ended, running)));
        } else if (event instanceof SweepEvent.Stopping) {
            screen.show(MimeBundle.text("stopping: " + SweepBlock.stopping(running)));
        } else if (running.isFinished()) {
            screen.show(MimeBundle.text(String.join("\n", SweepBlock.ending(running))));
        }
    }
}
