package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.TimeIndex;

/** How many rows of each series of a panel train, validate and test. */
final class PartRows {

    /** The heads of the columns; the first is text. */
    static final List<String> HEADS = List.of("series", "from", "to", "train", "validate", "test");

    private PartRows() {}

    static List<String> of(ForecastData data, int member) {
        TimeIndex index = data.panel().members().get(member).target().index();
        int train = data.trainRows(member);
        int validate = data.validationRows(member);
        return List.of(
                data.panel().members().get(member).name(),
                index.label(0),
                index.label(index.size() - 1),
                Numbers.count(train - (long) validate),
                Numbers.count(validate),
                Numbers.count(index.size() - (long) train));
    }
}
