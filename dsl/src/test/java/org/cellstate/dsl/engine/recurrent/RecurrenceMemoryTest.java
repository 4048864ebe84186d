package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.cellstate.dsl.SmallProcess;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceMemoryTest {

    /** In a process of its own resident memory grows only by what the calls leave behind: a kilobyte each would be three megabytes. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @EnumSource
    void memory_stays_bounded_over_many_calls_of_many_sizes(Implementation kind)
            throws IOException, InterruptedException {
        List<Long> grown = SmallProcess.numbers(ManyCalls.class, kind.name());

        assertThat(grown).hasSize(3);
        assertThat(grown.get(0)).as("native objects").isLessThan(500);
        assertThat(grown.get(1)).as("bytes they own").isLessThan(1L << 20);
        assertThat(grown.get(2)).as("resident kilobytes").isLessThan(3L << 10);
    }
}
