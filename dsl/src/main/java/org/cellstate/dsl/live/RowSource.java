package org.cellstate.dsl.live;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;

/** Where newer rows come from. It is asked again and again, on one thread. */
public interface RowSource {

    /**
     * Returns what has come since the last call.
     *
     * @param known all rows that the model knows: a panel of one series, with its covariates
     * @return rows that go on where those end, some of which it may repeat, with its past covariates; empty if nothing has come
     * @throws org.cellstate.dsl.data.DataProblem if what has come is no rows
     */
    Optional<Panel> poll(Panel known);

    /** Returns whether nothing can come any more. */
    default boolean isOver() {
        return false;
    }

    /** Returns the values of an iterator, one each time, until its end. */
    static RowSource of(Iterator<? extends Number> values) {
        return new RowSource() {
            @Override
            public Optional<Panel> poll(Panel known) {
                return values.hasNext() ? next(known, values.next().doubleValue()) : Optional.empty();
            }

            @Override
            public boolean isOver() {
                return !values.hasNext();
            }
        };
    }

    /** Returns what a supplier returns each time: the values that have come since, in order; none if there are none. */
    static RowSource of(Supplier<double[]> values) {
        return known -> next(known, values.get());
    }

    private static Optional<Panel> next(Panel known, double... values) {
        Series series = known.series();
        int rows = series.size();
        return values.length == 0
                ? Optional.empty()
                : Optional.of(
                        Panel.of(Series.of(series.name(), series.index().rows(rows, rows + values.length), values)));
    }
}
