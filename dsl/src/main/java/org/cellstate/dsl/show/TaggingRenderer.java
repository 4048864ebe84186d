package org.cellstate.dsl.show;

import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Sparkline;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.evaluate.text.Tagging;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a tagged sequence: where tokens and labels are single characters, line under line with how sure the model was, else as a table. */
public final class TaggingRenderer implements Renderer<Tagging> {

    private static final int WIDTH = 80;
    private static final int MOST = 400;

    @Override
    public Class<Tagging> type() {
        return Tagging.class;
    }

    @Override
    public MimeBundle render(Tagging tagging) {
        List<Tagging.Step> shown =
                tagging.steps().subList(0, Math.min(MOST, tagging.steps().size()));
        boolean letters = shown.stream().allMatch(step -> single(step.token()) && single(step.label()));
        String more = shown.size() == tagging.steps().size()
                ? ""
                : "⋮ " + Numbers.count((long) tagging.steps().size() - shown.size()) + " more steps";
        if (letters) {
            String lines = lines(shown);
            return MimeBundle.text(lines + more)
                    .withHtml("<pre style=\"margin:4px 0\">" + Html.text(lines) + "</pre>" + Html.line(more));
        }
        List<List<String>> rows = shown.stream()
                .map(step -> List.of(Tokens.seen(step.token()), step.label(), Numbers.fixed(step.probability(), 3)))
                .toList();
        TextTable table = TextTable.headed(2, "token", "label", "probability");
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return MimeBundle.text(table + (more.isEmpty() ? "" : "\n" + more))
                .withHtml(Html.table(2, List.of("token", "label", "probability"), rows) + Html.line(more));
    }

    private static boolean single(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }

    private static String lines(List<Tagging.Step> steps) {
        StringBuilder lines = new StringBuilder();
        for (int from = 0; from < steps.size(); from += WIDTH) {
            List<Tagging.Step> line = steps.subList(from, Math.min(steps.size(), from + WIDTH));
            double[] sure = line.stream().mapToDouble(Tagging.Step::probability).toArray();
            lines.append("token ");
            line.forEach(step -> lines.append(Tokens.seen(step.token())));
            lines.append("\nlabel ");
            line.forEach(step -> lines.append(step.label()));
            lines.append("\nsure  ")
                    .append(Sparkline.of(Values.of(sure), WIDTH))
                    .append("\n");
            lines.append(from + WIDTH < steps.size() ? "\n" : "");
        }
        return lines.toString();
    }
}
