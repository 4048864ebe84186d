package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.CloseNames;

/**
 * A forecast with other values of a future covariate, beside the one with those that are known. What is different is what the model has
 * learned to go along with the covariate; whether it is the cause, no forecast tells.
 *
 * @param model such as {@code LSTM 2×128}
 * @param covariate the future covariate that is changed
 * @param known its values in the rows ahead
 * @param asked those that were asked for
 * @param plain the forecast with what is known
 * @param changed the forecast with what was asked for
 */
public record WhatIf(String model, String covariate, Series known, Series asked, Forecast plain, Forecast changed) {

    /** Returns the panel with other coming values of a future covariate of one of its series. */
    static Panel asked(Panel panel, int number, String covariate, double... values) {
        Member member = panel.members().get(number);
        List<Series> future = new ArrayList<>(member.future());
        int place = panel.future().indexOf(covariate);
        if (place < 0) {
            List<String> close = CloseNames.of(covariate, panel.future());
            throw new ConfigProblem(
                    "A covariate is changed that is known of coming rows.",
                    "'" + covariate + "', where the model has "
                            + (panel.future().isEmpty() ? "none" : String.join(", ", panel.future())),
                    panel.future().isEmpty()
                            ? "fit with .future(\"" + covariate + "\")"
                            : "'" + String.join("' or '", close.isEmpty() ? panel.future() : close) + "'");
        }
        Series before = future.get(place);
        double[] all = Arrays.copyOf(before.values(), Math.max(before.size(), member.rows() + values.length));
        System.arraycopy(values, 0, all, member.rows(), values.length);
        future.set(
                place,
                Series.of(before.name(), before.index().rows(0, all.length), all)
                        .unit(before.unit()));
        List<Member> members = new ArrayList<>(panel.members());
        members.set(number, new Member(member.target(), member.past(), future, member.statics()));
        return new Panel(panel.name(), members);
    }

    /** Returns by how much the changed forecast is above the other, in the unit of the series. */
    public Series difference() {
        double[] values = changed.point().values();
        Arrays.setAll(values, row -> values[row] - plain.point().value(row));
        return Series.of(plain.point().name(), plain.point().index(), values)
                .unit(plain.point().unit());
    }

    /** Returns the sum of the differences, in the unit of the series. */
    public double total() {
        return Arrays.stream(difference().values()).sum();
    }

    /** Returns the total and the largest difference, in a line. */
    @Override
    public String toString() {
        Series difference = difference();
        int largest = 0;
        for (int row = 1; row < difference.size(); row++) {
            largest = Math.abs(difference.value(row)) > Math.abs(difference.value(largest)) ? row : largest;
        }
        return String.format(
                Locale.ROOT,
                "%s, %s with other %s: %+.4g over %d rows, most at %s, %+.4g",
                model,
                difference.name(),
                covariate,
                total(),
                difference.size(),
                difference.index().label(largest),
                difference.value(largest));
    }
}
