package org.cellstate.dsl.show;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.cellstate.dsl.train.Symptom;
import org.cellstate.dsl.train.TrainEvent;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a training while it runs. In a notebook it is one display that is updated in place, at most twice a second and
 * always with the last state; on a plain console one line per epoch. One instance shows one training after another.
 *
 * <p>It draws the curve anew after an epoch, but spends no more than a hundredth of the time on drawing: the first time after three seconds.
 * Updates take no more than another hundredth. The whole curve is drawn at the end, beside whatever the cell does next.
 */
public final class TrainingDisplay implements TrainListener {

    private final Screen screen;
    private final LongSupplier nanos;

    private @Nullable TrainingProgress progress;
    private @Nullable DisplayHandle handle;
    private DrawingPace updates = DrawingPace.ofUpdates(0);
    private DrawingPace pictures = DrawingPace.ofPictures(0);
    private String curve = "";
    private int curveEpochs;
    private Optional<Symptom.Kind> told = Optional.empty();

    /** Returns a display in the notebook that the calling code runs in, or on the console. */
    public TrainingDisplay() {
        this(Screen.notebook(), System::nanoTime);
    }

    /** Returns a display on a screen, by a clock in nanoseconds. */
    TrainingDisplay(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
    }

    @Override
    public void on(TrainEvent event) {
        long now = nanos.getAsLong();
        if (event instanceof TrainEvent.Started started) {
            start(started, now);
            return;
        }
        TrainingProgress running = progress;
        if (running == null) {
            throw new IllegalStateException(
                    "A training must say that it starts before anything else; it said " + event);
        }
        running.on(event, now);
        DisplayHandle display = handle;
        if (display == null) {
            print(event, running);
        } else if (running.end().isPresent()) {
            display.update(TrainingBlock.of(running, curve));
            screen.soon(() -> display.update(TrainingBlock.of(running, TrainingBlock.curve(running))));
        } else if (updates.isDue(now)) {
            redraw(running, now);
            long drawn = nanos.getAsLong();
            display.update(TrainingBlock.of(running, curve));
            updates.drawn(drawn, nanos.getAsLong());
        }
    }

    private void start(TrainEvent.Started started, long now) {
        progress = new TrainingProgress(started, now);
        curve = "";
        curveEpochs = 0;
        pictures = DrawingPace.ofPictures(now);
        updates = DrawingPace.ofUpdates(now);
        handle = null;
        told = Optional.empty();
        if (screen.isInteractive()) {
            handle = screen.show(TrainingBlock.of(progress, curve));
        } else {
            screen.show(MimeBundle.text(TrainingWords.header(started)));
        }
    }

    private void redraw(TrainingProgress running, long now) {
        boolean grown = running.epochs().size() > curveEpochs;
        if (grown && pictures.isDue(now)) {
            curve = TrainingBlock.curve(running);
            curveEpochs = running.epochs().size();
            pictures.drawn(now, nanos.getAsLong());
        }
    }

    private void print(TrainEvent event, TrainingProgress running) {
        if (event instanceof TrainEvent.EpochDone done) {
            screen.show(MimeBundle.text(TrainingWords.epoch(done, running.start())));
        } else if (running.end().isPresent()) {
            screen.show(MimeBundle.text(String.join("\n", TrainingWords.ending(running))));
            return;
        }
        Optional<Symptom.Kind> symptom = running.symptom().map(Symptom::kind);
        if (symptom.isPresent() && !symptom.equals(told)) {
            screen.show(MimeBundle.text(running.symptom().orElseThrow().toString()));
        }
        told = symptom;
    }
}
