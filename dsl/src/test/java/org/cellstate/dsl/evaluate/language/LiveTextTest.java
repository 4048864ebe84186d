package org.cellstate.dsl.evaluate.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTextTest {

    private static final long MILLISECOND = 1_000_000;

    private final List<String> shown = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private boolean interactive = true;
    private boolean stopped;
    private long now;
    private final NotebookHost before = Notebook.connect(new Host());

    @AfterEach
    void disconnect() {
        Notebook.connect(before);
    }

    @Test
    void a_text_that_is_done_in_a_moment_is_not_shown_meanwhile() {
        LiveText live = new LiveText(() -> now);
        write(live, 10, 20);
        live.done(10);

        assertThat(shown).isEmpty();
        assertThat(updates).isEmpty();
    }

    @Test
    void a_longer_one_grows_in_place_at_most_five_times_a_second() {
        LiveText live = new LiveText(() -> now);
        write(live, 100, 20);
        live.done(100);

        assertThat(shown).hasSize(1);
        assertThat(updates).hasSizeBetween(7, 9);
        assertThat(updates.get(0))
                .startsWith(shown.get(0))
                .hasSizeGreaterThan(shown.get(0).length());
        assertThat(updates.get(updates.size() - 1)).contains("wrote 100 tokens");
    }

    @Test
    void a_plain_console_shows_nothing_meanwhile() {
        interactive = false;
        LiveText live = new LiveText(() -> now);
        write(live, 100, 20);
        live.done(100);

        assertThat(shown).isEmpty();
    }

    @Test
    void stopping_the_cell_ends_the_text() {
        stopped = true;

        assertThat(new LiveText(() -> now).goesOn(() -> text(1))).isFalse();
    }

    private void write(LiveText live, int tokens, long milliseconds) {
        for (int size = 1; size <= tokens; size++) {
            now += milliseconds * MILLISECOND;
            int each = size;
            assertThat(live.goesOn(() -> text(each))).isTrue();
        }
    }

    private static ScoredText text(int size) {
        double[] probabilities = new double[size];
        Arrays.fill(probabilities, 0.5);
        return ScoredText.of("", Collections.nCopies(size, "a"), probabilities);
    }

    private final class Host implements NotebookHost {

        @Override
        public DisplayHandle show(Object value) {
            shown.add(value.toString());
            return new DisplayHandle() {
                @Override
                public String id() {
                    return "text";
                }

                @Override
                public void update(Object next) {
                    updates.add(next instanceof MimeBundle bundle ? bundle.text() : next.toString());
                }
            };
        }

        @Override
        public void clearOutput(boolean wait) {
            throw new AssertionError("a text clears nothing");
        }

        @Override
        public boolean isInteractive() {
            return interactive;
        }

        @Override
        public boolean interrupted() {
            return stopped;
        }

        @Override
        public boolean takeInterrupt() {
            return stopped;
        }
    }
}
