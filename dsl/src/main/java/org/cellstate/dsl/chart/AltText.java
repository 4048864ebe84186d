package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.List;

/** Writes what a figure shows: its title, a line per mark with a sparkline and the numbers, its caption. */
final class AltText {

    private static final int SPARKLINE = 24;
    private static final int LISTED = 12;

    private final Figure figure;
    private final List<String> lines = new ArrayList<>();

    private AltText(Figure figure) {
        this.figure = figure;
    }

    static String of(Figure figure) {
        return new AltText(figure).write();
    }

    private String write() {
        addUnlessBlank(figure.title());
        for (Mark mark : figure.marks()) {
            add(mark);
        }
        addUnlessBlank(figure.caption());
        addUnlessBlank(figure.omissions());
        return String.join("\n", lines);
    }

    private void add(Mark mark) {
        if (mark instanceof Mark.Line line) {
            addCurve(line.label(), line.x(), line.y());
        } else if (mark instanceof Mark.Steps steps) {
            addCurve(steps.label(), steps.x(), steps.y());
        } else if (mark instanceof Mark.Points points) {
            addCurve(points.label(), points.x(), points.y());
        } else if (mark instanceof Mark.Bars bars) {
            addCurve(bars.label(), bars.x(), bars.y());
        } else if (mark instanceof Mark.Bins bins) {
            addCurve(bins.label(), bins.middles(), bins.counts());
        } else if (mark instanceof Mark.Stems stems) {
            addCurve(stems.label(), stems.x(), stems.y());
        } else if (mark instanceof Mark.HorizontalBars bars) {
            addBars(bars);
        } else if (mark instanceof Mark.Boxes boxes) {
            addBoxes(boxes);
        } else if (mark instanceof Mark.Band band) {
            addBand(band);
        } else if (mark instanceof Mark.Rule rule) {
            addPlace(rule.label(), figure.x().text(rule.x()));
        } else if (mark instanceof Mark.HorizontalRule rule) {
            addPlace(rule.label(), figure.y().text(rule.y()));
        } else if (mark instanceof Mark.Annotation annotation) {
            addPlace(
                    annotation.label(),
                    figure.x().text(annotation.x()) + ", " + figure.y().text(annotation.y()));
        } else if (mark instanceof Mark.Region region) {
            lines.add("  " + (region.label().isEmpty() ? "region" : region.label()) + ": "
                    + span(region.from(), region.to()));
        }
    }

    private void addPlace(String label, String place) {
        lines.add("  " + (label.isEmpty() ? "line" : label) + " at " + place);
    }

    private void addBars(Mark.HorizontalBars bars) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < bars.y().size(); i++) {
            if (figure.x().holds(bars.x().at(i)) && figure.y().holds(bars.y().at(i))) {
                String interval = bars.lower().size() == 0
                        ? ""
                        : " (" + Numbers.text(bars.lower().at(i)) + " to "
                                + Numbers.text(bars.upper().at(i)) + ")";
                texts.add(figure.y().text(bars.y().at(i)) + " "
                        + Numbers.text(bars.x().at(i)) + interval);
            }
        }
        addList(bars.label().isEmpty() ? figure.x().title() : bars.label(), texts);
    }

    private void addBoxes(Mark.Boxes boxes) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < boxes.boxes().size(); i++) {
            Box box = boxes.boxes().get(i);
            if (figure.x().holds(boxes.x().at(i)) && figure.y().holds(box.median())) {
                int out = box.outliers().size();
                texts.add(figure.x().text(boxes.x().at(i)) + " median " + Numbers.text(box.median()) + ", half within "
                        + Numbers.text(box.lower()) + " to " + Numbers.text(box.upper())
                        + (out == 0 ? "" : ", " + out + (out == 1 ? " outlier" : " outliers")));
            }
        }
        addList(boxes.label().isEmpty() ? figure.y().title() : boxes.label(), texts);
    }

    private void addList(String label, List<String> texts) {
        String name = "  " + label + (label.isEmpty() ? "" : ": ");
        if (texts.isEmpty()) {
            lines.add(name + "no values");
            return;
        }
        String more = texts.size() > LISTED ? "; … " + (texts.size() - LISTED) + " more" : "";
        lines.add(name + String.join("; ", texts.subList(0, Math.min(LISTED, texts.size()))) + more);
    }

    /** Of few categories each is told. */
    private void addNamed(String label, Values x, Values y) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < y.size(); i++) {
            if (figure.x().holds(x.at(i)) && figure.y().holds(y.at(i))) {
                texts.add(figure.x().text(x.at(i)) + " " + Numbers.text(y.at(i)));
            }
        }
        addList(label.isEmpty() ? figure.y().title() : label, texts);
    }

    private void addUnlessBlank(String text) {
        if (!text.isBlank()) {
            lines.add(text);
        }
    }

    private void addCurve(String label, Values x, Values y) {
        if (figure.x().kind() == Axis.Kind.CATEGORY && y.size() <= LISTED) {
            addNamed(label, x, y);
            return;
        }
        Values drawn = drawable(x, y);
        int[] places = places(drawn);
        String name = "  " + (label.isEmpty() ? figure.y().title() : label) + " ";
        if (places.length == 0) {
            lines.add(name + "no values");
            return;
        }
        int first = places[0];
        int low = places[1];
        int high = places[2];
        int last = places[3];
        if (first == last) {
            lines.add(name + Numbers.text(y.at(first)) + " at " + figure.x().text(x.at(first)));
            return;
        }
        lines.add(name + Sparkline.of(drawn, SPARKLINE) + " " + Numbers.text(y.at(first)) + " → "
                + Numbers.text(y.at(last))
                + ", lowest " + Numbers.text(y.at(low)) + " at " + figure.x().text(x.at(low))
                + ", highest " + Numbers.text(y.at(high)) + " at " + figure.x().text(x.at(high))
                + " (" + Numbers.count(y.size()) + " points, " + span(x.at(first), x.at(last)) + ")");
    }

    private void addBand(Mark.Band band) {
        int[] lower = places(drawable(band.x(), band.lower()));
        int[] upper = places(drawable(band.x(), band.upper()));
        String name = "  " + (band.label().isEmpty() ? "band" : band.label());
        if (lower.length == 0 || upper.length == 0) {
            lines.add(name + " no values");
            return;
        }
        int end = Math.min(lower[3], upper[3]);
        lines.add(name + " between " + Numbers.text(band.lower().at(lower[1])) + " and "
                + Numbers.text(band.upper().at(upper[2])) + ", at the end "
                + Numbers.text(band.lower().at(end)) + " to "
                + Numbers.text(band.upper().at(end)));
    }

    private String span(double from, double to) {
        return figure.x().text(from) + " … " + figure.x().text(to);
    }

    private Values drawable(Values x, Values y) {
        double[] values = new double[y.size()];
        for (int i = 0; i < values.length; i++) {
            boolean shown = figure.x().holds(x.at(i)) && figure.y().holds(y.at(i));
            values[i] = shown ? y.at(i) : Double.NaN;
        }
        return Values.of(values);
    }

    /** Returns the positions of the first, lowest, highest and last value, or none if all are missing. */
    private static int[] places(Values values) {
        int first = -1;
        int low = -1;
        int high = -1;
        int last = -1;
        for (int i = 0; i < values.size(); i++) {
            if (Double.isNaN(values.at(i))) {
                continue;
            }
            first = first < 0 ? i : first;
            low = low < 0 || values.at(i) < values.at(low) ? i : low;
            high = high < 0 || values.at(i) > values.at(high) ? i : high;
            last = i;
        }
        return first < 0 ? new int[0] : new int[] {first, low, high, last};
    }
}
