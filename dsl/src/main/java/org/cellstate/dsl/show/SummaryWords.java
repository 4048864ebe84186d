package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.TimeEstimate;

/** The layers of a model as a table, and what training takes in a line each. */
final class SummaryWords {

    private static final List<String> HEAD = List.of("layer", "output", "parameters");

    private SummaryWords() {}

    static String text(ModelSummary summary) {
        TextTable table = TextTable.headed(2, HEAD.toArray(String[]::new));
        rows(summary).forEach(row -> table.row(row.toArray(String[]::new)));
        List<String> lines = new ArrayList<>(List.of(table.toString()));
        lines.addAll(costs(summary));
        return String.join("\n", lines);
    }

    static String html(ModelSummary summary) {
        StringBuilder html = new StringBuilder(Html.table(2, HEAD, rows(summary)));
        costs(summary).forEach(cost -> html.append(Html.line(Html.text(cost))));
        return html.toString();
    }

    private static List<List<String>> rows(ModelSummary summary) {
        List<List<String>> rows = new ArrayList<>();
        if (!summary.input().isEmpty()) {
            rows.add(List.of("input", summary.input(), ""));
        }
        for (LayerSummary layer : summary.layers()) {
            rows.add(List.of(layer.name(), layer.output(), Numbers.count(layer.parameters())));
        }
        rows.add(List.of("total", "", Numbers.count(summary.parameters())));
        return rows;
    }

    private static List<String> costs(ModelSummary summary) {
        List<String> costs = new ArrayList<>();
        summary.memory().ifPresent(memory -> costs.add(memory(memory)));
        summary.time().ifPresent(time -> costs.add(time(time)));
        return costs;
    }

    private static String memory(MemoryEstimate memory) {
        return "memory of training: about " + bytes(memory.total()) + " (weights " + bytes(memory.weights())
                + ", gradients " + bytes(memory.gradients()) + ", optimizer " + bytes(memory.optimizer())
                + ", activations of a batch " + bytes(memory.activations()) + ")";
    }

    private static String time(TimeEstimate time) {
        return "time of training: about " + duration(time.epochSeconds()) + " an epoch, "
                + duration(time.totalSeconds()) + " for " + time.epochs() + (time.epochs() == 1 ? " epoch" : " epochs")
                + " (by " + time.batches() + " batches on this machine)";
    }

    static String bytes(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    static String duration(double seconds) {
        if (seconds < 1) {
            return Numbers.fixed(1000 * seconds, 0) + " ms";
        }
        return seconds < 60 ? Numbers.fixed(seconds, 1) + " s" : TrainingWords.clock(seconds);
    }
}
