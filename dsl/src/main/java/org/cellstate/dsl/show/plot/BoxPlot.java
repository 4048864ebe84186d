package org.cellstate.dsl.show.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Box;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.data.DataProblem;

/** The distribution of each group as a box. */
public final class BoxPlot {

    private static final int MOST_BOXES = 40;
    private static final String RULE =
            "Box: quartiles and median. Whiskers: the last values within 1.5 times the box. Dots: beyond.";

    private BoxPlot() {}

    /** Returns the groups of a column's values, in the order in which they come. */
    public static List<Sample> groups(List<String> names, Sample values) {
        values.sameSizeAs("values", "groups", names.size());
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        for (int row = 0; row < names.size(); row++) {
            groups.computeIfAbsent(names.get(row), name -> new ArrayList<>())
                    .add(values.values().at(row));
        }
        List<Sample> samples = new ArrayList<>();
        groups.forEach((name, numbers) -> samples.add(Sample.of(numbers).named(name)));
        return samples;
    }

    /**
     * Returns a box for each group.
     *
     * @param groupTitle what the groups are, or an empty text
     * @param valueTitle what the values are, or an empty text
     */
    public static Figure of(String groupTitle, String valueTitle, List<Sample> groups) {
        if (groups.size() > MOST_BOXES) {
            throw new DataProblem(
                    "Boxes are read one by one: at most " + MOST_BOXES + " of them.",
                    groups.size() + " groups",
                    "a column of fewer groups");
        }
        List<String> names = new ArrayList<>();
        List<Box> boxes = new ArrayList<>();
        for (Sample group : groups) {
            names.add(group.nameOr(groups.size() == 1 ? "" : "group " + (names.size() + 1)));
            boxes.add(Box.of(group.values()));
        }
        return Figure.titled(title(valueTitle, names, boxes))
                .x(Axis.categories(groupTitle, names))
                .y(Axis.number(valueTitle))
                .with(new Mark.Boxes("", Values.counting(0, boxes.size()), boxes, Palette.BLUE))
                .caption(RULE);
    }

    private static String title(String value, List<String> names, List<Box> boxes) {
        int low = -1;
        int high = -1;
        for (int i = 0; i < boxes.size(); i++) {
            double median = boxes.get(i).median();
            if (!Double.isNaN(median)) {
                low = low < 0 || median < boxes.get(low).median() ? i : low;
                high = high < 0 || median > boxes.get(high).median() ? i : high;
            }
        }
        String of = value.isEmpty() ? "" : value + ": ";
        if (low < 0) {
            return of + "no values";
        }
        if (boxes.size() == 1) {
            Box box = boxes.get(0);
            return of + "median " + Numbers.text(box.median()) + ", half of it between " + Numbers.text(box.lower())
                    + " and " + Numbers.text(box.upper());
        }
        return of + "median from " + Numbers.text(boxes.get(low).median()) + " (" + names.get(low) + ") to "
                + Numbers.text(boxes.get(high).median()) + " (" + names.get(high) + ")";
    }
}
