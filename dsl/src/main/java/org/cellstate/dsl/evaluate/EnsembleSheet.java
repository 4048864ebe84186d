package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What an ensemble and its members were worth on the test part.
 *
 * @param together the scores of the ensemble
 * @param members a row each, in their order
 * @param baseline the best of the methods beside the ensemble
 */
public record EnsembleSheet(Row together, List<Row> members, Scored baseline) {

    /** Copies the list. */
    public EnsembleSheet {
        members = List.copyOf(members);
    }

    /**
     * The scores of one model.
     *
     * @param name what it is called, with its seed where it has one
     * @param weight what it counts in the ensemble; 1 for the ensemble itself
     * @param mae mean absolute error, in the unit of the series
     * @param mase the same in errors of the seasonal naive forecast on the training part
     * @param crps mean continuous ranked probability score
     * @param coverage the share of outcomes that the widest band held
     * @param level the share that it is meant to hold
     */
    public record Row(String name, double weight, double mae, double mase, double crps, double coverage, double level) {

        static Row of(String name, double weight, Backtest backtest) {
            Scores scores = backtest.model().scores();
            return new Row(
                    name,
                    weight,
                    scores.mae(),
                    scores.mase(),
                    backtest.crps(),
                    backtest.coverage(),
                    backtest.forecasts().get(0).level());
        }
    }

    static EnsembleSheet of(Ensemble ensemble) {
        List<String> names = names(ensemble);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(Row.of(
                    names.get(i),
                    ensemble.weights().get(i),
                    ensemble.members().get(i).backtest()));
        }
        Backtest together = ensemble.backtest();
        return new EnsembleSheet(Row.of(ensemble.label(), 1, together), rows, together.baseline());
    }

    /** Returns the names of the members, with the seeds of networks. */
    static List<String> names(Ensemble ensemble) {
        return ensemble.members().stream()
                .map(member -> member instanceof Forecaster network
                        ? network.label() + ", seed "
                                + network.spec().training().seed()
                        : member.label())
                .toList();
    }

    /** Returns the mean of the members' MASE. */
    public double mean() {
        return members.stream().mapToDouble(Row::mase).average().orElseThrow();
    }

    /** Returns the standard deviation of the members' MASE, {@code n − 1} below the line; NaN of one member. */
    public double deviation() {
        double mean = mean();
        double squares = IntStream.range(0, members.size())
                .mapToDouble(i -> members.get(i).mase() - mean)
                .map(off -> off * off)
                .sum();
        return members.size() > 1 ? Math.sqrt(squares / (members.size() - 1)) : Double.NaN;
    }

    /** Returns for example {@code mean of 5 × LSTM 1×32: MASE 0.981; its members 1.021 ± 0.043, the seasonal naive (7) forecast 1.487}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: MASE %.3f; its members %.3f ± %.3f, the %s forecast %.3f",
                together.name(),
                together.mase(),
                mean(),
                deviation(),
                baseline.name(),
                baseline.scores().mase());
    }
}
