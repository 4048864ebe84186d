package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;

/** Epochs as rows: number, losses, seconds, and a star at the best. */
final class EpochTable {

    private static final List<String> HEAD = List.of("epoch", "train", "valid", "time", "");

    private EpochTable() {}

    static String html(List<Epoch> epochs, int best) {
        List<List<String>> rows = new ArrayList<>();
        epochs.forEach(epoch -> rows.add(row(epoch, best)));
        return Html.table(0, HEAD, rows);
    }

    static String text(History history) {
        TextTable table = TextTable.headed(0, HEAD.toArray(String[]::new));
        history.epochs()
                .forEach(epoch -> table.row(row(epoch, history.bestEpoch()).toArray(String[]::new)));
        return table.toString();
    }

    private static List<String> row(Epoch epoch, int best) {
        return List.of(
                Integer.toString(epoch.number()),
                loss(epoch.train()),
                loss(epoch.valid()),
                seconds(epoch.seconds()),
                epoch.number() == best ? "★ best" : "");
    }

    static String loss(double loss) {
        return Math.abs(loss) >= 1e-3 && Math.abs(loss) < 1e3 ? Numbers.fixed(loss, 4) : Numbers.text(loss);
    }

    static String seconds(double seconds) {
        return Numbers.fixed(seconds, 1) + " s";
    }
}
