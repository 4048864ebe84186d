package org.cellstate.dsl.sweep.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * What ends a sweep that nobody stops.
 *
 * @param budget the user's
 * @param size how many trials the sampler has in all; empty where it can always go on
 * @param workers how many trials run at a time
 */
record Limits(Budget budget, OptionalLong size, int workers) {

    /** So many failures with nothing else, or as many as there are workers, end a sweep. */
    private static final int FAILURES = 5;

    /** Returns how many trials there will be at most; empty if only time ends the sweep. */
    OptionalLong trials() {
        long most = Math.min(budget.most(size), size.orElse(Long.MAX_VALUE));
        return most == Integer.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /**
     * Returns why a trial does not begin any more, a sentence; empty if it does.
     *
     * @param number of the trial
     * @param known what must have ended by then: so the same trials fail in a row whatever the timing
     * @param seconds since the study began
     */
    Optional<String> reached(int number, List<TrialRecord> known, double seconds) {
        if (known.size() >= Math.max(FAILURES, workers) && known.stream().allMatch(Limits::failed)) {
            return Optional.of("Stopped because the first " + known.size() + " trials failed.");
        } else if (number >= size.orElse(Long.MAX_VALUE)) {
            return Optional.of("All " + size.getAsLong() + " combinations were tried.");
        } else if (number >= budget.most(size)) {
            String all = size.isPresent() ? " of " + size.getAsLong() + " combinations" : "";
            return Optional.of("Ended by its budget of " + budget.most(size) + " trials" + all + ".");
        } else if (seconds >= 60 * budget.minutes()) {
            String minutes =
                    BigDecimal.valueOf(budget.minutes()).stripTrailingZeros().toPlainString();
            return Optional.of("Ended by its budget of " + minutes + " minutes.");
        }
        return Optional.empty();
    }

    static boolean failed(TrialRecord trial) {
        return trial.state() == TrialState.FAILED;
    }
}
