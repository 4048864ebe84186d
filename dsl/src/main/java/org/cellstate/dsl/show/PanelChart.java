package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;

/** Small multiples of a panel: the first few series, or a single one with its covariates. */
public final class PanelChart {

    /** How many panels are drawn: two rows of three can be read, and tell what the others are like. */
    static final int DRAWN = 6;

    private static final int MOST_COLUMNS = 3;

    private PanelChart() {}

    /** Returns the courses of the first series; of a panel of one its course and those of its covariates. */
    public static Chart of(Panel panel) {
        return panel.size() == 1 ? withCovariates(panel) : firstFew(panel);
    }

    private static Chart firstFew(Panel panel) {
        List<Figure> figures = panel.members().stream()
                .limit(DRAWN)
                .map(member -> course(member.target(), member.name()))
                .toList();
        return Facets.of(title(panel), columns(figures.size()), figures).caption(caption(panel));
    }

    private static Chart withCovariates(Panel panel) {
        Member member = panel.members().get(0);
        List<Series> covariates =
                Stream.concat(member.past().stream(), member.future().stream()).toList();
        if (covariates.isEmpty()) {
            return SeriesChart.of(member.target());
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(course(member.target(), member.name()));
        for (Series covariate : covariates) {
            if (figures.size() < DRAWN) {
                String kind = figures.size() <= member.past().size() ? "past" : "future";
                figures.add(course(covariate, kind + ": " + covariate.name()));
            }
        }
        int left = covariates.size() + 1 - figures.size();
        return Facets.of(title(panel), columns(figures.size()), figures)
                .caption(left == 0 ? "" : "And " + Numbers.count(left) + " more covariates.");
    }

    /** Returns how many panels stand in a row: all of up to three, four as two by two. */
    static int columns(int figures) {
        return figures == 4 ? 2 : Math.min(MOST_COLUMNS, figures);
    }

    /** Returns the course of a series in a small panel. */
    static Figure course(Series series, String title) {
        return Figure.titled(title)
                .x(Axis.time(""))
                .y(Axis.number(series.unit()))
                .with(new Mark.Line("", Times.places(series), Times.values(series), SeriesChart.stroke(series)));
    }

    static String title(Panel panel) {
        String span =
                panel.span().label(0) + " to " + panel.span().label(panel.span().size() - 1);
        return panel.size() == 1 ? SeriesChart.of(panel.series()).title() : panel.title() + ", " + span;
    }

    /** Says how many series are not drawn. */
    static String caption(Panel panel) {
        int left = panel.size() - DRAWN;
        return left <= 0 ? "" : "The first " + DRAWN + " of " + Numbers.count(panel.size()) + " series.";
    }
}
