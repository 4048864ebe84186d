package org.cellstate.dsl.chart.vega;

import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Cloud;
import org.cellstate.dsl.chart.Decimation;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Range;
import org.cellstate.dsl.chart.Values;

/** Chooses which values of a mark become rows, where there are more than rows to give. */
final class Thinned {

    private Thinned() {}

    /** Returns all positions, or as many at equal distances. */
    static int[] all(int size, int budget) {
        int every = Math.max(1, (size + budget - 1) / Math.max(1, budget));
        return IntStream.range(0, (size + every - 1) / every)
                .map(i -> i * every)
                .toArray();
    }

    /** Returns the positions that keep the look of a line: the highest and lowest in each of many columns, and gaps. */
    static int[] line(Figure figure, Values x, Values y, int budget) {
        if (x.size() <= budget) {
            return all(x.size(), budget);
        }
        int[] kept =
                Decimation.kept(scaled(figure.xRange(), x, Math.max(1, budget / 3)), scaled(figure.yRange(), y, 1));
        return fitted(kept, budget);
    }

    static int[] band(Figure figure, Mark.Band band, int budget) {
        if (band.x().size() <= budget) {
            return all(band.x().size(), budget);
        }
        double[] x = scaled(figure.xRange(), band.x(), Math.max(1, budget / 6));
        int[] lower = Decimation.kept(x, scaled(figure.yRange(), band.lower(), 1));
        int[] upper = Decimation.kept(x, scaled(figure.yRange(), band.upper(), 1));
        return fitted(
                IntStream.concat(IntStream.of(lower), IntStream.of(upper))
                        .sorted()
                        .distinct()
                        .toArray(),
                budget);
    }

    /** Returns at most one position for each cell of a fine net. */
    static int[] cloud(Figure figure, Values x, Values y, int budget) {
        if (x.size() <= budget) {
            return all(x.size(), budget);
        }
        int side = Math.max(1, (int) Math.sqrt(budget));
        return Cloud.of(scaled(figure.xRange(), x, side), scaled(figure.yRange(), y, side), side, side)
                .kept();
    }

    private static double[] scaled(Range range, Values values, double length) {
        return values.stream().map(value -> range.fraction(value) * length).toArray();
    }

    private static int[] fitted(int[] positions, int budget) {
        return positions.length <= budget
                ? positions
                : IntStream.of(all(positions.length, budget))
                        .map(i -> positions[i])
                        .toArray();
    }
}
