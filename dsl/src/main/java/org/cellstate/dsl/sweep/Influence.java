package org.cellstate.dsl.sweep;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cellstate.dsl.sweep.insight.Forest;
import org.cellstate.dsl.sweep.insight.Importances;

/**
 * Importances of the settings of a study. Where a setting is asked only of some trials, its share is what it explains among those, times their
 * part of the whole variance: how many they are and how much they vary.
 */
final class Influence {

    /** Fewer trials tell nothing of a setting. */
    private static final int LEAST = 4;

    /** A report asks twice, and a look at its settings once more. */
    private static final AtomicReference<Last> LAST = new AtomicReference<>();

    private final SettingTable all;
    private final Map<List<TrialRecord>, Group> groups = new HashMap<>();

    private record Last(WeakReference<Study<?>> study, Importances importances) {}

    private record Group(SettingTable table, Forest forest, double weight) {}

    private Influence(List<TrialRecord> complete) {
        all = SettingTable.of(complete);
    }

    /** Returns the importances, which take a while: of the study that was asked for last they are not computed again. */
    static Importances of(Study<?> study) {
        Last last = LAST.get();
        if (last == null || !last.study.refersTo(study)) {
            last = new Last(new WeakReference<>(study), computed(study));
            LAST.set(last);
        }
        return last.importances;
    }

    private static Importances computed(Study<?> study) {
        List<TrialRecord> complete =
                study.records().stream().filter(TrialRecord::isComplete).toList();
        String goal = study.goals().get(0).name();
        if (complete.size() < LEAST) {
            return new Importances(goal, List.of(), complete.size(), Double.NaN);
        }
        return new Influence(complete).importances(goal);
    }

    private Importances importances(String goal) {
        List<Importances.Share> shares = new ArrayList<>();
        for (int column = 0; column < all.columns().size(); column++) {
            if (all.columns().get(column).domain().count().orElse(2) > 1) {
                shares.add(share(column));
            }
        }
        shares.sort(Comparator.comparingDouble(share -> Double.isNaN(share.mean()) ? 1 : -share.mean()));
        SettingTable shared = all.shared();
        double explained =
                shared.columns().isEmpty() ? Double.NaN : group(shared).forest.explained();
        return new Importances(goal, shares, all.trials().size(), explained);
    }

    private Importances.Share share(int column) {
        SettingTable rows = all.with(column);
        String name = label(column);
        if (rows.trials().size() < LEAST) {
            return new Importances.Share(
                    name, Double.NaN, Double.NaN, rows.trials().size());
        }
        Group group = group(rows.shared());
        double[] shares =
                group.forest.shares(group.table.columns().indexOf(all.columns().get(column)));
        double mean = Arrays.stream(shares).average().orElse(0);
        double square = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .average()
                .orElse(0);
        return new Importances.Share(
                name,
                mean * group.weight,
                Math.sqrt(square) * group.weight,
                rows.trials().size());
    }

    /** Returns the name, with the domain where the name stands for several. */
    private String label(int column) {
        SettingTable.Asked asked = all.columns().get(column);
        long same = IntStream.range(0, all.columns().size())
                .filter(other -> all.columns().get(other).name().equals(asked.name()))
                .count();
        return same == 1 ? asked.name() : asked.name() + " " + asked.domain();
    }

    private Group group(SettingTable table) {
        return groups.computeIfAbsent(table.trials(), trials -> {
            double whole = variance(all.trials()) * all.trials().size();
            double part = variance(trials) * trials.size();
            return new Group(table, table.forest(TrialRecord::value), whole == 0 ? 0 : part / whole);
        });
    }

    private static double variance(List<TrialRecord> trials) {
        double mean = trials.stream().mapToDouble(TrialRecord::value).average().orElse(0);
        return trials.stream()
                .mapToDouble(trial -> (trial.value() - mean) * (trial.value() - mean))
                .average()
                .orElse(0);
    }
}
