package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LongSessionTest {

    /** A thousand of these would be more than the tests' JVM may have. */
    private static final int LARGE = 4 << 20;

    @Test
    void three_hundred_cells_leave_only_declarations_behind() {
        try (Cells cells = Cells.plain()) {
            cells.run("int total = 0;");
            long before = cells.session.snippets();
            int files = cells.session.classFiles();

            for (int i = 0; i < 100; i++) {
                cells.run("total += " + i + ";");
                cells.run("total + " + i);
                cells.run(i % 10 != 0 ? "if (total < 0) { total = 0; }" : "nowhere(" + i + ")");
            }

            assertThat(cells.value("total")).isEqualTo(4950);
            assertThat(cells.session.snippets()).isEqualTo(before);
            assertThat(cells.session.classFiles()).isEqualTo(files);
        }
    }

    @Test
    void the_class_file_of_a_lambda_that_may_live_is_kept() {
        try (Cells cells = Cells.plain()) {
            cells.run("var calls = new ArrayList<Runnable>();");
            int files = cells.session.classFiles();

            cells.run("calls.add(() -> {})");

            assertThat(cells.session.classFiles()).isEqualTo(files + 1);
        }
    }

    @Test
    void a_thousand_cells_leave_neither_values_nor_snippets_behind() {
        try (Cells cells = Cells.plain()) {
            List<String> rerun = List.of(
                    "var data = new byte[" + LARGE + "];",
                    "data = new byte[" + LARGE + "];",
                    "new byte[" + LARGE + "]",
                    "byte[] load(int n) { return new byte[n]; }\nvar loaded = load(" + LARGE + ");");
            rerun.forEach(cells::run);
            long snippets = cells.session.snippets();
            long used = usedHeap();

            for (int i = 0; i < 250; i++) {
                for (String cell : rerun) {
                    assertThat(cells.run(cell)).isNotInstanceOf(Outcome.Failed.class);
                }
            }

            assertThat(cells.session.snippets()).isEqualTo(snippets);
            assertThat(usedHeap() - used).isLessThan(12L * LARGE);
        }
    }

    /** Bytes that are reachable; what is not has been collected. */
    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
