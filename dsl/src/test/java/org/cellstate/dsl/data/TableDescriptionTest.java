package org.cellstate.dsl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableDescriptionTest {

    private static final Table TABLE = Table.create(
            "flights",
            DateColumn.create(
                    "day", LocalDate.of(2024, 1, 3), LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2), null, null),
            DoubleColumn.create("load", 1, 2, Double.NaN, 4, 8),
            IntColumn.create("seats", new int[] {180, 180, 72, 180, 90}),
            StringColumn.create("to", "OSL", "", "BGO", "OSL", "OSL"));

    @Test
    void a_missing_value_is_counted_and_leaves_the_rest_as_it_is() {
        ColumnDescription load = Cellstate.describe(TABLE).columns().get(1);

        assertThat(load.count()).isEqualTo(4);
        assertThat(load.missing()).isEqualTo(1);
        assertThat(load.distinct()).isEqualTo(4);
        assertThat(load.mean()).isEqualTo(3.75);
        // numpy.std([1, 2, 4, 8], ddof=1) and numpy.percentile(..., [25, 50, 75])
        assertThat(load.deviation()).isEqualTo(3.095695936834452, within(1e-12));
        assertThat(load.lowerQuartile()).isEqualTo(1.75);
        assertThat(load.median()).isEqualTo(3);
        assertThat(load.upperQuartile()).isEqualTo(5);
    }

    @Test
    void a_table_described_in_words() {
        assertThat(words(Cellstate.describe(TABLE))).isEqualTo("""
                flights, 5 rows · 4 columns
                column  type        count  missing  distinct   mean     sd         min  25 %  median  75 %         max
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                day     local date      3        2         3                2024-01-01                      2024-01-03
                load    double          4        1         4   3.75  3.096           1  1.75       3     5           8
                seats   integer         5                  3  140.4   54.6          72    90     180   180         180
                to      string          4        1         2""");
    }

    @Test
    void a_series_described_in_words() {
        Series births = Series.daily("births", LocalDate.of(2024, 1, 1), 3, Double.NaN, 5);

        assertThat(words(Cellstate.describe(births))).isEqualTo("""
                births, 3 rows · 2 columns
                column  type         count  missing  distinct  mean     sd         min  25 %  median  75 %         max
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                day     one per day      3                  3               2024-01-01                      2024-01-03
                births  double           2        1         2     4  1.414           3   3.5       4   4.5           5""");
    }

    @Test
    void a_column_without_values_and_a_table_without_rows_are_described_too() {
        ColumnDescription empty = ColumnDescription.ofNumbers("x", "double", new double[] {Double.NaN});

        assertThat(empty.missing()).isEqualTo(1);
        assertThat(empty.mean()).isNaN();
        assertThat(empty.median()).isNaN();
        assertThat(words(Cellstate.describe(Table.create("none")))).startsWith("none, 0 rows · 0 columns");
    }

    private static String words(TableDescription described) {
        return Renderers.of(TableDescriptionTest.class.getClassLoader())
                .render(described)
                .text()
                .replace(Numbers.THIN_SPACE, ' ');
    }
}
