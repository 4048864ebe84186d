package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.Budget;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Plan;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Pruner;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.Trial;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;

/** Studies made up by formulas. */
final class SweepSamples {

    static final Domain HIDDEN = Domain.whole("hidden", 16, 256, true);
    static final Domain DROPOUT = Domain.real("dropout", 0, 0.5, false);
    static final Domain RATE = Domain.real("rate", 1e-4, 1e-1, true);
    static final Domain CELL = Domain.choice("cell", List.of("lstm", "gru", "rnn"));

    private SweepSamples() {}

    static Sampler sampler(String label) {
        return new Sampler() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public Proposal propose(Past past, Space<?> space, int number, long seed) {
                return new Proposal(List.of(), seed);
            }
        };
    }

    static Plan plan(int trials) {
        return new Plan(sampler("bayesian()"), Pruner.none(), new Budget(trials, 10), 1, 7, Optional.empty());
    }

    static Study<String> study(List<Goal> goals, List<TrialRecord> records) {
        return study(goals, records, Math.max(1, records.size()));
    }

    static Study<String> study(List<Goal> goals, List<TrialRecord> records, int trials) {
        return new Study<>(
                new Space<>(SweepSamples::candidate), goals, plan(trials), records, 2.0 * records.size(), "");
    }

    /** The first goal alone. */
    static List<Goal> loss() {
        return List.of(Goal.less("validation loss"));
    }

    private static String candidate(Trial trial) {
        return trial.oneOf("cell", "lstm", "gru", "rnn") + "().hidden(" + trial.logInt("hidden", 16, 256) + ").dropout("
                + trial.real("dropout", 0, 0.5) + ")";
    }

    /** A cell, a width, a dropout that plain networks lack, and a rate: the loss has its least near 64, 0.2 and 0.005. */
    static Study<String> thirty() {
        return tuned(30);
    }

    static Study<String> tuned(int trials) {
        SplittableRandom random = new SplittableRandom(5);
        List<TrialRecord> records = new ArrayList<>();
        for (int number = 0; number < trials; number++) {
            double near = 1 - 0.7 * number / trials;
            List<Setting> settings = new ArrayList<>();
            settings.add(new Setting("cell", CELL, CELL.code(random.nextDouble() * near)));
            settings.add(new Setting("hidden", HIDDEN, HIDDEN.code(0.5 + near * (random.nextDouble() - 0.5))));
            if (!settings.get(0).value().equals("rnn")) {
                settings.add(new Setting("dropout", DROPOUT, DROPOUT.code(0.4 + near * (random.nextDouble() - 0.4))));
            }
            settings.add(new Setting("rate", RATE, RATE.code(0.56 + near * (random.nextDouble() - 0.5))));
            double value = 0.3 + loss(settings) + 0.01 * random.nextDouble();
            TrialState state =
                    number % 11 == 9 ? TrialState.FAILED : value > 0.55 ? TrialState.PRUNED : TrialState.COMPLETE;
            records.add(record(number, settings, state, value, number % 2));
        }
        return study(loss(), records);
    }

    private static double loss(List<Setting> settings) {
        double sum = 0;
        for (Setting setting : settings) {
            double unit = setting.unit();
            sum += switch (setting.name()) {
                case "cell" -> 0.08 * setting.code();
                case "hidden" -> 0.5 * (unit - 0.5) * (unit - 0.5);
                case "dropout" -> 0.3 * (unit - 0.4) * (unit - 0.4);
                default -> 2.5 * (unit - 0.56) * (unit - 0.56);
            };
        }
        return sum;
    }

    private static TrialRecord record(int number, List<Setting> settings, TrialState state, double value, int worker) {
        int epochs = state == TrialState.COMPLETE ? 12 : state == TrialState.PRUNED ? 3 + number % 4 : 0;
        return new TrialRecord(
                number,
                settings,
                "lstm().hidden(" + number + ")",
                state,
                state == TrialState.COMPLETE ? List.of(value) : List.of(),
                Double.NaN,
                IntStream.rangeClosed(1, epochs)
                        .mapToObj(epoch -> new Report(
                                epoch, value + 0.8 / (epoch + 1) - (state == TrialState.COMPLETE ? 0.8 / 13 : 0)))
                        .toList(),
                switch (state) {
                    case FAILED -> "validation loss is NaN";
                    case PRUNED -> "above 0.6 at step " + epochs;
                    default -> "";
                },
                5.0 * Math.floor(number / 2.0) + worker,
                2 + 0.1 * (number % 7) + epochs * 0.2,
                worker);
    }

    static TrialRecord complete(int number, List<Setting> settings, Double... values) {
        return new TrialRecord(
                number,
                settings,
                "",
                TrialState.COMPLETE,
                List.of(values),
                Double.NaN,
                List.of(),
                "",
                2.0 * number,
                2,
                0);
    }

    static TrialRecord failed(int number, String message) {
        return new TrialRecord(
                number,
                List.of(),
                "",
                TrialState.FAILED,
                List.of(),
                Double.NaN,
                List.of(),
                message,
                2.0 * number,
                2,
                0);
    }

    static TrialRecord running(int number, List<Setting> settings, Report... reports) {
        return new TrialRecord(
                number,
                settings,
                "",
                TrialState.RUNNING,
                List.of(),
                Double.NaN,
                List.of(reports),
                "",
                2.0 * number,
                0,
                0);
    }
}
