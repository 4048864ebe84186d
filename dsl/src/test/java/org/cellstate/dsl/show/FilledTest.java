package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.data.Fill;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Transform;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class FilledTest {

    private static Series gaps() {
        double[] values = Samples.births(400).values();
        for (int row : new int[] {40, 41, 42, 200, 390}) {
            values[row] = Double.NaN;
        }
        return Series.daily("births", Samples.births(1).time(0).toLocalDate(), values)
                .unit("births per day")
                .fill(Fill.interpolate());
    }

    private static final String TOLD =
            "5 filled by interpolate() from 2001-02-10 to 2002-01-26, the longest gap 3 from 2001-02-10 on";

    private static Mark.Points dots(Figure figure) {
        return figure.marks().stream()
                .filter(Mark.Points.class::isInstance)
                .map(Mark.Points.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_series_marks_each_filled_value_and_says_how_many_there_are() {
        Figure figure = SeriesChart.of(gaps());

        assertThat(dots(figure).x().size()).isEqualTo(5);
        assertThat(dots(figure).y().at(0)).isEqualTo(gaps().value(40));
        assertThat(figure.caption()).endsWith("Orange: " + TOLD + ".").doesNotContain("None missing");
        assertThat(new SeriesRenderer().render(gaps()).text())
                .contains("0 missing.", ". " + TOLD + ".")
                .doesNotContain("Orange");
    }

    @Test
    void forecast_data_say_what_was_filled_and_transformed() {
        ForecastData data = Samples.data(gaps()).transform(Transform.log(), Transform.seasonalDifference(7));
        Figure figure = (Figure) DataChart.of(data);
        MimeBundle bundle = new ForecastDataRenderer().render(data);

        assertThat(dots(figure).x().size()).isEqualTo(5);
        assertThat(figure.caption()).contains("It learns from log(), seasonalDifference(7).", TOLD);
        assertThat(bundle.text()).endsWith("\ntransformed by log(), seasonalDifference(7)\n" + TOLD);
    }

    @Test
    void a_series_without_gaps_has_no_dots() {
        assertThat(SeriesChart.of(Samples.births(400)).marks()).hasSize(1);
    }
}
