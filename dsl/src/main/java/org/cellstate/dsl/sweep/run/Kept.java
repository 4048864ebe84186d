package org.cellstate.dsl.sweep.run;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cellstate.dsl.sweep.Task;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/**
 * What a journal has kept of earlier sittings.
 *
 * @param began all trials that began, by number, as they were proposed
 * @param ended those of them that ended, in order of their numbers
 * @param seconds how long the study had run
 * @param halfLine whether a line without an end was dropped
 */
record Kept(Map<Integer, Task> began, List<TrialRecord> ended, double seconds, boolean halfLine) {

    Kept {
        began = Collections.unmodifiableMap(new TreeMap<>(began));
        ended = List.copyOf(ended);
    }

    static Kept nothing() {
        return new Kept(Map.of(), List.of(), 0, false);
    }

    Kept withoutLast() {
        return new Kept(began, ended, seconds, true);
    }

    /** Takes lines in their order. One that cannot follow those before is an {@link IllegalArgumentException}. */
    static final class Reader {

        private final Map<Integer, Task> began = new TreeMap<>();
        private final TreeMap<Integer, TrialRecord> ended = new TreeMap<>();
        private double seconds;

        void take(Map<?, ?> line) {
            String event = JournalLines.text(line.get("event"));
            int number = (int) JournalLines.whole(line.get("number"));
            boolean runs = began.containsKey(number) && !ended.containsKey(number);
            if (event.equals("began") && number >= 0 && !ended.containsKey(number)) {
                began.putIfAbsent(number, JournalLines.task(line));
            } else if (event.equals("ended") && runs) {
                TrialRecord trial = JournalLines.trial(line);
                if (trial.state() == TrialState.RUNNING) {
                    throw new IllegalArgumentException("a trial that ended and is running");
                }
                ended.put(number, trial);
            } else if (!event.equals("reported") || !runs) {
                throw new IllegalArgumentException("\"" + event + "\" of trial " + number + " does not fit here");
            }
            seconds = Math.max(seconds, JournalLines.number(line.get("at")));
        }

        Kept kept() {
            return new Kept(began, List.copyOf(ended.values()), seconds, false);
        }
    }
}
