package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;

/** Epochs as rows: number, losses, a star at the best, seconds. */
final class EpochTable {

    private static final List<String> HEAD = List.of("epoch", "train", "valid", "", "time", "");

    private EpochTable() {}

    /** Returns the rows of some epochs; the last one has a remark. */
    static String html(List<Epoch> epochs, int best, String remark) {
        List<List<String>> rows = new ArrayList<>();
        for (Epoch epoch : epochs) {
            rows.add(row(epoch, best, rows.size() == epochs.size() - 1 ? remark : ""));
        }
        return Html.table(0, HEAD, rows);
    }

    static String text(History history) {
        TextTable table = TextTable.headed(0, HEAD.subList(0, 5).toArray(String[]::new));
        history.epochs()
                .forEach(epoch -> table.row(
                        row(epoch, history.bestEpoch(), "").subList(0, 5).toArray(String[]::new)));
        return table.toString();
    }

    private static List<String> row(Epoch epoch, int best, String remark) {
        return List.of(
                Integer.toString(epoch.number()),
                loss(epoch.train()),
                loss(epoch.valid()),
                epoch.number() == best ? "★ best" : "",
                seconds(epoch.seconds()),
                remark);
    }

    static String loss(double loss) {
        return Math.abs(loss) >= 1e-3 && Math.abs(loss) < 1e3 ? Numbers.fixed(loss, 4) : Numbers.text(loss);
    }

    static String seconds(double seconds) {
        return seconds < 0.0995 ? Numbers.fixed(1000 * seconds, 0) + " ms" : Numbers.fixed(seconds, 1) + " s";
    }
}
