package org.cellstate.dsl.sweep;

import java.util.List;
import java.util.Locale;

/**
 * A study looked at from one side, to be shown.
 *
 * @param study what is looked at
 * @param side from where
 * @param settings which settings are shown, where that matters; empty for a choice of the most important ones
 */
public record StudyView(Study<?> study, Side side, List<String> settings) {

    /** Copies the settings. */
    public StudyView {
        settings = List.copyOf(settings);
    }

    /** From where a study is looked at. */
    public enum Side {
        /** Each trial in its order, and the best so far. */
        HISTORY,
        /** A line for each trial over an axis for each setting. */
        LINES,
        /** What was measured over each setting by itself. */
        SLICES,
        /** What a model of the trials predicts over two settings. */
        CONTOUR,
        /** What each trial reported while it ran. */
        CURVES,
        /** Which worker ran which trial when. */
        TIMELINE,
        /** What was measured by two goals, and the trials that none is better than in both. */
        FRONT
    }

    /** Returns for example {@code curves of 30 trials (21 complete, 8 pruned, 1 failed), best validation loss 0.3121 at trial 17}. */
    @Override
    public String toString() {
        return side.name().toLowerCase(Locale.ROOT) + " of " + study;
    }
}
