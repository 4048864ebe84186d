package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;

/** Rows that go on where a series ends. */
final class NewerRows {

    private NewerRows() {}

    /**
     * Returns a panel with the newer rows of each series that is in the newer one, by their names, and with those of its covariates.
     *
     * @throws DataProblem if a series is not in the known panel, or rows do not go on where the known ones end
     */
    static Panel joined(Panel known, Panel newer) {
        List<Member> members = new ArrayList<>(known.members());
        for (Member fresh : newer.members()) {
            int number = known.number(fresh.name());
            members.set(number, joined(known.members().get(number), fresh));
        }
        return new Panel(known.name(), members);
    }

    private static Member joined(Member known, Member newer) {
        int rows = known.rows();
        return new Member(
                joined(known.target(), newer.target()),
                each(known.past(), newer.past(), NewerRows::joined),
                each(known.future(), newer.future(), (before, fresh) -> revised(before, rows, fresh)),
                known.statics());
    }

    private static List<Series> each(List<Series> known, List<Series> newer, BinaryOperator<Series> join) {
        return known.stream()
                .map(series -> newer.stream()
                        .filter(fresh -> fresh.name().equals(series.name()))
                        .findFirst()
                        .map(fresh -> join.apply(series, fresh))
                        .orElse(series))
                .toList();
    }

    /** Joins what is newly said of coming rows: it stands for what was said before, which holds for rows that it does not reach. */
    private static Series revised(Series known, int rows, Series newer) {
        Series joined = joined(known.rows(0, rows), newer);
        if (joined.size() >= known.size()) {
            return joined;
        }
        double[] values = known.values();
        System.arraycopy(joined.values(), 0, values, 0, joined.size());
        return Series.of(known.name(), known.index(), values).unit(known.unit());
    }

    /**
     * Returns the known rows and those of the newer series that follow them.
     *
     * @param newer may begin anywhere up to the end of the known rows; where both have a row, they must agree
     * @throws DataProblem if there is a gap between them, they have different steps, or they disagree
     */
    static Series joined(Series known, Series newer) {
        Frequency frequency = known.frequency();
        long first = frequency.between(known.index().start(), newer.index().start());
        boolean aligned = newer.frequency() == frequency
                && frequency
                        .plus(known.index().start(), first)
                        .equals(newer.index().start());
        if (!aligned) {
            throw new DataProblem(
                    "Newer rows go on with the step of the known ones.",
                    newer + ", after " + known,
                    "a series with a row each " + frequency.noun() + ", as the model was fitted on");
        }
        if (first > known.size()) {
            long missing = first - known.size();
            throw new DataProblem(
                    "Newer rows follow the known ones without a gap.",
                    "'" + newer.name() + "' begins at " + newer.index().label(0) + ", where the next row is that of "
                            + known.index().label(known.size()) + ": " + missing + " missing",
                    "all rows from " + known.index().label(known.size()) + " on; fill what was not observed");
        }
        checkAgreement(known, newer, Math.toIntExact(first));
        int fresh = Math.max(0, Math.toIntExact(first + newer.size() - known.size()));
        double[] values = Arrays.copyOf(known.observed(), known.size() + fresh);
        double[] observed = newer.observed();
        for (int row = known.size(); row < values.length; row++) {
            values[row] = observed[Math.toIntExact(row - first)];
        }
        Series joined = Series.of(known.name(), known.index().rows(0, values.length), values)
                .unit(known.unit());
        // What was filled stays known as filled; newer rows that were not observed are filled as the known ones were.
        return known.filling()
                .or(newer::filling)
                .map(filling -> joined.fill(filling.method()))
                .orElse(joined);
    }

    private static void checkAgreement(Series known, Series newer, int first) {
        int end = Math.min(known.size(), first + newer.size());
        for (int row = Math.max(0, first); row < end; row++) {
            boolean observed = !known.isFilled(row) && !newer.isFilled(row - first);
            if (observed && known.value(row) != newer.value(row - first)) {
                throw new DataProblem(
                        "Rows that are known stay as they are.",
                        "'" + newer.name() + "' has " + newer.value(row - first) + " at "
                                + known.index().label(row) + ", where the model knows " + known.value(row),
                        "the rows from " + known.index().label(known.size())
                                + " on; or fit again to the corrected ones");
            }
        }
    }
}
