package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;
import org.cellstate.dsl.prepare.WindowBatch;

/**
 * The error of a network's points from origins all over one part of its data, one horizon apart. Unlike a {@link Backtest} it can be asked
 * of a network in training: nothing stands beside, and no bands are looked for.
 *
 * @param spec the model
 * @param prepared its data
 * @param part which rows are forecast; each origin knows all rows before it
 */
public record RollingError(RecurrentSpec spec, PreparedForecast prepared, Part part) {

    /** More windows say little more, and cost as much as an epoch. */
    private static final int MOST = 256;

    /**
     * Returns the mean absolute scaled error (Hyndman and Koehler 2006) of the points, each series over the error of the seasonal naive
     * forecast on the rows before the part. Where there are more than {@value #MOST} origins, it is of so many, evenly spread.
     *
     * @return NaN where the rows before the part repeat exactly, or no row of it was observed
     */
    public double mase(Network<WindowBatch> network) {
        List<Outcome> outcomes = new ArrayList<>();
        int[] examples = examples(outcomes);
        double[][] values = points(network, examples);
        List<Series> points = new ArrayList<>();
        for (int i = 0; i < examples.length; i++) {
            Series actual = outcomes.get(i).actual();
            points.add(Series.of(actual.name(), actual.index(), values[i]));
        }
        return Scores.of(outcomes, points).mase();
    }

    private int[] examples(List<Outcome> outcomes) {
        ForecastData data = prepared.data();
        List<Integer> examples = new ArrayList<>();
        for (int member = 0; member < data.panel().size(); member++) {
            Series series = data.panel().members().get(member).target();
            int first = first(member);
            int end = part == Part.VALIDATION ? data.trainRows(member) : series.size();
            Scale scale = Scale.of(series.rows(0, first));
            for (int origin = first; origin + data.horizon() <= end; origin += data.horizon()) {
                examples.add(prepared.example(member, origin));
                outcomes.add(new Outcome(series, origin, data.horizon(), first, scale));
            }
        }
        int all = examples.size();
        int count = Math.min(MOST, all);
        int[] some = new int[count];
        List<Outcome> kept = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = (int) ((long) i * all / count);
            some[i] = examples.get(at);
            kept.add(outcomes.get(at));
        }
        outcomes.clear();
        outcomes.addAll(kept);
        return some;
    }

    private int first(int member) {
        ForecastData data = prepared.data();
        int train = data.trainRows(member);
        return part == Part.VALIDATION ? train - data.validationRows(member) : train;
    }

    /** Makes one forecast, from the first row of the part on, of the first series. */
    public double[] forecast(Network<WindowBatch> network) {
        return points(network, new int[] {prepared.example(0, first(0))})[0];
    }

    private double[][] points(Network<WindowBatch> network, int[] examples) {
        int horizon = prepared.data().horizon();
        if (spec.recursive()) {
            return Rollout.points(prepared, network, spec.training().loss(), examples, horizon);
        }
        WindowBatch batch = prepared.batch(examples);
        float[] raw = network.predict(batch);
        double[][] points = new double[examples.length][];
        Arrays.setAll(
                points,
                window -> Decoding.points(
                        spec.training().loss(), prepared, batch, raw, window, examples[window], horizon));
        return points;
    }
}
