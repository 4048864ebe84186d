package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.classic.ClassicFit;
import org.cellstate.dsl.classic.Coefficient;
import org.cellstate.dsl.classic.Measure;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted method: what was fitted, its coefficients, what it is worth, and how it goes on past the end of its series. */
public final class ClassicFitRenderer implements Renderer<ClassicFit> {

    private static final int MOST = 12;

    @Override
    public Class<ClassicFit> type() {
        return ClassicFit.class;
    }

    @Override
    public MimeBundle render(ClassicFit fit) {
        Figure figure = ClassicFitChart.of(fit);
        return MimeBundle.text(text(fit, figure)).withHtml(html(fit, figure));
    }

    private static String text(ClassicFit fit, Figure figure) {
        List<String> parts = new ArrayList<>(List.of(fit.label() + " · " + fit.history(), fit.words()));
        List<List<String>> rows = rows(fit);
        if (!rows.isEmpty()) {
            TextTable table = TextTable.headed(1, head(fit).toArray(String[]::new));
            rows.forEach(row -> table.row(row.toArray(String[]::new)));
            parts.add(table.toString());
        }
        parts.add(measures(fit) + "\n");
        parts.add(figure.altText());
        return String.join("\n", parts);
    }

    private static String html(ClassicFit fit, Figure figure) {
        List<List<String>> rows = rows(fit);
        return Html.line(
                        Html.bold(fit.label()) + " · " + Html.text(fit.history().toString()))
                + Html.line(Html.text(fit.words()))
                + (rows.isEmpty() ? "" : Html.table(1, head(fit), rows))
                + Html.line(Html.text(measures(fit)))
                + Html.picture(figure);
    }

    private static boolean hasErrors(ClassicFit fit) {
        return fit.coefficients().stream().anyMatch(each -> !Double.isNaN(each.standardError()));
    }

    private static List<String> head(ClassicFit fit) {
        return hasErrors(fit) ? List.of("coefficient", "value", "standard error") : List.of("coefficient", "value");
    }

    private static List<List<String>> rows(ClassicFit fit) {
        List<List<String>> rows = new ArrayList<>();
        boolean errors = hasErrors(fit);
        List<Coefficient> all = fit.coefficients();
        for (Coefficient each : all.size() > MOST + 1 ? all.subList(0, MOST) : all) {
            rows.add(
                    errors
                            ? List.of(each.name(), number(each.value()), number(each.standardError()))
                            : List.of(each.name(), number(each.value())));
        }
        if (rows.size() < all.size()) {
            String more = Numbers.count(all.size() - (long) MOST) + " more";
            rows.add(errors ? List.of("⋮", more, "") : List.of("⋮", more));
        }
        return rows;
    }

    private static String number(double value) {
        return Math.abs(value) < 10 ? Numbers.fixed(value, 4) : Numbers.text(value);
    }

    private static String measures(ClassicFit fit) {
        return String.join(
                " · ", fit.criteria().stream().map(ClassicFitRenderer::words).toList());
    }

    /** Criteria differ in their decimals however large they are. */
    private static String words(Measure measure) {
        double value = measure.value();
        boolean likelihood = measure.name().endsWith("IC")
                || measure.name().endsWith("ICc")
                || measure.name().startsWith("log");
        return measure.name() + " "
                + (likelihood && Double.isFinite(value) ? Numbers.fixed(value, 2) : Numbers.text(value));
    }
}
