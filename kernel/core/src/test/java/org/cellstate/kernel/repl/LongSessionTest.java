package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongSessionTest {

    @Test
    void three_hundred_cells_leave_only_declarations_behind() {
        try (Cells cells = Cells.plain()) {
            cells.run("int total = 0;");
            long before = cells.session.snippets();

            for (int i = 0; i < 100; i++) {
                cells.run("total += " + i + ";");
                cells.run("total + " + i);
                cells.run(i % 10 != 0 ? "if (total < 0) { total = 0; }" : "nowhere(" + i + ")");
            }

            assertThat(cells.value("total")).isEqualTo(4950);
            assertThat(cells.session.snippets()).isEqualTo(before);
        }
    }
}
