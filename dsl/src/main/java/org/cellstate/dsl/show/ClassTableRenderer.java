package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.evaluate.classes.ClassScore;
import org.cellstate.dsl.evaluate.classes.ClassTable;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows precision, recall and F1 by class as a table, their means below, and those of the baseline. */
public final class ClassTableRenderer implements Renderer<ClassTable> {

    private static final List<String> HEAD = List.of("class", "precision", "recall", "F1", "rows", "predicted");

    /** More classes would be more than a page: then the hardest come first, and the others are counted. */
    private static final int MOST = 40;

    @Override
    public Class<ClassTable> type() {
        return ClassTable.class;
    }

    @Override
    public MimeBundle render(ClassTable table) {
        String title = ClassTableChart.title(table);
        return MimeBundle.text(title + "\n\n" + text(table))
                .withHtml(Html.line(Html.bold(title)) + Html.table(1, HEAD, rows(table)));
    }

    static String text(ClassTable table) {
        TextTable text = TextTable.headed(1, HEAD.toArray(String[]::new));
        rows(table).forEach(row -> text.row(row.toArray(String[]::new)));
        return text.toString();
    }

    private static List<List<String>> rows(ClassTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (ClassScore each : shown(table.classes())) {
            rows.add(List.of(
                    each.name(),
                    score(each.precision()),
                    score(each.recall()),
                    score(each.f1()),
                    Numbers.count(each.count()),
                    Numbers.count(each.predicted())));
        }
        int more = table.classes().size() - rows.size();
        if (more > 0) {
            rows.add(List.of("⋮ " + Numbers.count(more) + " more classes", "", "", "", "", ""));
        }
        rows.add(means("mean", table.classes()));
        rows.add(means("mean, always \"" + always(table.baseline()) + "\"", table.baseline()));
        return rows;
    }

    private static List<ClassScore> shown(List<ClassScore> classes) {
        return classes.size() <= MOST
                ? classes
                : classes.stream()
                        .sorted(Comparator.comparingDouble(ClassScore::f1))
                        .limit(MOST)
                        .toList();
    }

    private static String always(List<ClassScore> baseline) {
        return baseline.stream()
                .filter(each -> each.predicted() > 0)
                .findFirst()
                .map(ClassScore::name)
                .orElse("");
    }

    private static List<String> means(String name, List<ClassScore> classes) {
        return List.of(
                name,
                mean(classes, ClassScore::precision),
                mean(classes, ClassScore::recall),
                mean(classes, ClassScore::f1),
                Numbers.count(classes.stream().mapToLong(ClassScore::count).sum()),
                Numbers.count(classes.stream().mapToLong(ClassScore::predicted).sum()));
    }

    private static String mean(List<ClassScore> classes, ToDoubleFunction<ClassScore> score) {
        return score(classes.stream().mapToDouble(score).average().orElse(Double.NaN));
    }

    private static String score(double score) {
        return Numbers.fixed(score, 3);
    }
}
