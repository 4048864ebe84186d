package org.cellstate.dsl.chart.vega;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Palette;
import org.cellstate.dsl.chart.Values;

/** The rows of data of one layer, column by column, and what of them the pointer shows. */
final class Rows {

    private static final String NAME = " name";
    private static final String SERIES = "series";

    private final Figure figure;
    private final int[] places;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final Map<String, Object> encoding = new LinkedHashMap<>();
    private final List<Object> tips = new ArrayList<>();

    /** @param places the positions of the values that become rows */
    Rows(Figure figure, int... places) {
        this.figure = figure;
        this.places = places.clone();
        for (int i = 0; i < places.length; i++) {
            rows.add(new LinkedHashMap<>());
        }
    }

    int size() {
        return rows.size();
    }

    /** Puts values on the channel x or x2. */
    Rows x(String channel, Values values) {
        return channel(channel, "x", figure.x(), values);
    }

    /** Puts values on the channel y or y2. */
    Rows y(String channel, Values values) {
        return channel(channel, "y", figure.y(), values);
    }

    private Rows channel(String channel, String main, Axis axis, Values values) {
        put(channel, axis, values);
        if (axis.kind() == Axis.Kind.CATEGORY && channel.equals(main)) {
            putNames(channel + NAME, axis, values);
        }
        encoding.put(
                channel,
                channel.equals(main)
                        ? Tree.of("field", channel, "type", FigureSpec.type(axis))
                        : Tree.of("field", channel));
        return this;
    }

    private void put(String field, Axis axis, Values values) {
        for (int row = 0; row < places.length; row++) {
            rows.get(row).putAll(Tree.of(field, FigureSpec.place(axis, values.at(places[row]))));
        }
    }

    private void putNames(String field, Axis axis, Values values) {
        for (int row = 0; row < places.length; row++) {
            rows.get(row).put(field, axis.text(values.at(places[row])));
        }
    }

    /** Shows values under the pointer that stand on a channel, or, of a category, its names. */
    Rows tip(Axis axis, String field, Values values) {
        if (axis.kind() == Axis.Kind.CATEGORY) {
            putNames(field, axis, values);
            tips.add(Tree.of("field", field, "type", "nominal", "title", named(axis, field)));
            return this;
        }
        put(field, axis, values);
        return tip(axis, field, named(axis, field));
    }

    Rows tip(Axis axis, String field, String title) {
        tips.add(
                axis.kind() == Axis.Kind.TIME
                        ? Tree.of("field", field, "type", "temporal", "title", title, "format", "%Y-%m-%d %H:%M")
                        : Tree.of("field", field, "type", "quantitative", "title", title, "format", ".4~g"));
        return this;
    }

    private static String named(Axis axis, String field) {
        boolean channel = field.equals("at") || field.length() <= 2;
        return channel && !axis.title().isBlank() ? axis.title() : field.equals("y2") ? "value" : field;
    }

    private void addName(Axis axis, String channel) {
        if (channel.length() == 1) {
            tips.add(Tree.of("field", channel + NAME, "type", "nominal", "title", named(axis, channel)));
        }
    }

    /** Returns the layer in a colour, which a legend names if the mark has a name and is not alone. */
    Map<String, Object> layer(Map<String, Object> mark, String label, Palette colour) {
        if (label.isEmpty() || !FigureSpec.hasLegend(figure)) {
            return layer(mark, Tree.of("value", Tree.colour(colour)));
        }
        Map<String, Object> layer = layer(mark, FigureSpec.legend(figure, SERIES));
        layer.put("transform", List.of(Tree.of("calculate", Tree.literal(label), "as", SERIES)));
        return layer;
    }

    Map<String, Object> layer(Map<String, Object> mark, Map<String, Object> colour) {
        encoding.put("color", colour);
        if (tips.isEmpty() && !"text".equals(mark.get("type"))) {
            encoding.forEach((channel, content) -> {
                if (channel.length() <= 2) {
                    Axis axis = channel.startsWith("x") ? figure.x() : figure.y();
                    if (axis.kind() == Axis.Kind.CATEGORY) {
                        addName(axis, channel);
                    } else {
                        tip(axis, channel, named(axis, channel));
                    }
                }
            });
        }
        if (!tips.isEmpty()) {
            encoding.put("tooltip", tips);
        }
        return Tree.of("data", Tree.of("values", rows), "mark", mark, "encoding", encoding);
    }
}
