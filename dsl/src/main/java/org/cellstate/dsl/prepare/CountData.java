package org.cellstate.dsl.prepare;

import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Transform;

/** What a likelihood of counts asks of data: the counts themselves. */
final class CountData {

    private CountData() {}

    /**
     * Checks that each observed target is a count; what was filled is read, and never a target.
     *
     * @throws ConfigProblem if the target is transformed
     * @throws DataProblem if it is negative somewhere, or has a fraction; the message has the value, its series, row and time stamp
     */
    static void check(ForecastData data) {
        if (!data.transforms().isEmpty()) {
            throw new ConfigProblem(
                    "negativeBinomial() is the likelihood of counts as they are: their target is not transformed.",
                    ".transform(" + Transform.words(data.transforms()) + ") and .loss(negativeBinomial())",
                    "the same without .transform(…), or .loss(gaussian())");
        }
        data.panel().members().forEach(member -> check(member.target()));
    }

    private static void check(Series target) {
        int first = -1;
        int others = 0;
        for (int row = 0; row < target.size(); row++) {
            double value = target.value(row);
            if (!target.isFilled(row) && !(value >= 0 && value == Math.rint(value))) {
                others += first < 0 ? 0 : 1;
                first = first < 0 ? row : first;
            }
        }
        if (first >= 0) {
            throw new DataProblem(
                    "The targets of negativeBinomial() are counts: whole numbers, 0 or more.",
                    target.value(first) + " in row " + (first + 1) + " of '" + target.name() + "', "
                            + target.index().label(first)
                            + (others == 0 ? "" : ", the first of " + (others + 1) + " that are none"),
                    ".loss(gaussian()), or .loss(studentT()); or the counts that a share or a mean was made of");
        }
    }
}
