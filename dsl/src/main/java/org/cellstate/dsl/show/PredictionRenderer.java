package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what a classifier says of a sequence: the most probable classes, each with a bar of blocks. */
public final class PredictionRenderer implements Renderer<Prediction> {

    private static final int MOST = 5;
    private static final int WIDTH = 20;
    private static final int QUOTED = 100;

    @Override
    public Class<Prediction> type() {
        return Prediction.class;
    }

    @Override
    public MimeBundle render(Prediction prediction) {
        String said = prediction.best() + " " + Numbers.percent(prediction.probability());
        TextTable table = TextTable.headed(1, "class", "probability", "");
        rows(prediction).forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(quoted(prediction.of()) + "\n" + said + "\n\n" + table)
                .withHtml(Html.line("<i>" + Html.text(quoted(prediction.of())) + "</i>")
                        + Html.line(Html.bold(said))
                        + Html.table(1, List.of("class", "probability", ""), rows(prediction)));
    }

    static String quoted(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Returns a bar as long as a probability. */
    static String bar(double probability) {
        int blocks = (int) Math.round(probability * WIDTH);
        return "█".repeat(blocks) + "░".repeat(WIDTH - blocks);
    }

    private static List<List<String>> rows(Prediction prediction) {
        return prediction.chances().stream()
                .limit(MOST)
                .map(chance ->
                        List.of(chance.name(), Numbers.fixed(chance.probability(), 3), bar(chance.probability())))
                .toList();
    }
}
