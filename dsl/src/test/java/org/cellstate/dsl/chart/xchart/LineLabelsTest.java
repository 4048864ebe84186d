package org.cellstate.dsl.chart.xchart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.chart.Palette;
import org.junit.jupiter.api.Test;

class LineLabelsTest {

    @Test
    void labels_that_would_cover_each_other_move_apart_and_stay_on_the_plot() {
        List<LineLabels.Label> apart = LineLabels.apart(List.of(at(100), at(101), at(198), at(199)), 50, 200);

        assertThat(apart).extracting(LineLabels.Label::y).containsExactly(100.0, 114.0, 186.0, 200.0);
    }

    @Test
    void labels_with_room_stay_where_they_are() {
        List<LineLabels.Label> apart = LineLabels.apart(List.of(at(150), at(60)), 50, 200);

        assertThat(apart).extracting(LineLabels.Label::y).containsExactly(60.0, 150.0);
    }

    private static LineLabels.Label at(double y) {
        return new LineLabels.Label("a", Palette.BLUE, 1, y);
    }
}
