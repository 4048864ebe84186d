package org.cellstate.dsl.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays marks over others: one whose colour is taken gets the next free one of the palette. */
final class Overlay {

    private static final int COLOURS = 6;

    private Overlay() {}

    static List<Mark> of(List<Mark> below, List<Mark> above) {
        List<Mark> all = new ArrayList<>(below);
        for (Mark mark : above) {
            all.add(apart(mark, all));
        }
        return all;
    }

    private static Mark apart(Mark mark, List<Mark> others) {
        Set<Palette> taken = new HashSet<>();
        for (Mark other : others) {
            Palette colour = colour(other);
            if (colour != null) {
                taken.add(colour);
            }
        }
        Palette own = colour(mark);
        for (int i = 0; own != null && taken.contains(own) && i < COLOURS; i++) {
            if (!taken.contains(Palette.series(i))) {
                return coloured(mark, Palette.series(i));
            }
        }
        return mark;
    }

    private static @Nullable Palette colour(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.stroke().colour();
        } else if (mark instanceof Mark.Steps steps) {
            return steps.stroke().colour();
        } else if (mark instanceof Mark.Points points) {
            return points.colour();
        } else if (mark instanceof Mark.Bars bars) {
            return bars.colour();
        }
        return null;
    }

    private static Mark coloured(Mark mark, Palette colour) {
        if (mark instanceof Mark.Line line) {
            return new Mark.Line(line.label(), line.x(), line.y(), recoloured(line.stroke(), colour));
        } else if (mark instanceof Mark.Steps steps) {
            return new Mark.Steps(steps.label(), steps.x(), steps.y(), recoloured(steps.stroke(), colour));
        } else if (mark instanceof Mark.Points points) {
            return new Mark.Points(points.label(), points.x(), points.y(), colour, points.diameter());
        } else if (mark instanceof Mark.Bars bars) {
            return new Mark.Bars(bars.label(), bars.x(), bars.y(), colour, bars.slot());
        }
        return mark;
    }

    private static Stroke recoloured(Stroke stroke, Palette colour) {
        return new Stroke(colour, stroke.width(), stroke.dashed());
    }
}
