package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ManyFitsTest {

    @EnabledOnOs(OS.LINUX)
    @Test
    void the_memory_of_a_thousand_fits_in_one_process_is_flat_after_the_first_hundred()
            throws IOException, InterruptedException {
        List<Long> resident = SmallProcess.numbers(ManyFits.class);

        long early = resident.get(0);
        assertThat(resident).hasSize(10).allMatch(megabytes -> megabytes < early + early / 10);
    }
}
