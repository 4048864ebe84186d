package org.cellstate.dsl.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The places that a mark takes on the axes of a figure. */
final class Extent {

    private Extent() {}

    static DoubleStream horizontal(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.x().stream();
        } else if (mark instanceof Mark.Steps steps) {
            return steps.x().stream();
        } else if (mark instanceof Mark.Band band) {
            return band.x().stream();
        } else if (mark instanceof Mark.Points points) {
            return points.x().stream();
        } else if (mark instanceof Mark.Stems stems) {
            return stems.x().stream();
        } else if (mark instanceof Mark.Bars bars) {
            return widened(bars.x());
        } else if (mark instanceof Mark.Bins bins) {
            return bins.edges().stream();
        } else if (mark instanceof Mark.Boxes boxes) {
            return widened(boxes.x());
        } else if (mark instanceof Mark.HorizontalBars bars) {
            return joined(DoubleStream.of(0), bars.x().stream(), bars.lower().stream(), bars.upper().stream());
        } else if (mark instanceof Mark.Rule rule) {
            return DoubleStream.of(rule.x());
        } else if (mark instanceof Mark.Region region) {
            return DoubleStream.of(region.from(), region.to());
        } else if (mark instanceof Mark.Annotation annotation) {
            return DoubleStream.of(annotation.x());
        }
        return DoubleStream.empty();
    }

    static DoubleStream vertical(Mark mark) {
        if (mark instanceof Mark.Line line) {
            return line.y().stream();
        } else if (mark instanceof Mark.Steps steps) {
            return steps.y().stream();
        } else if (mark instanceof Mark.Band band) {
            return joined(band.lower().stream(), band.upper().stream());
        } else if (mark instanceof Mark.Points points) {
            return points.y().stream();
        } else if (mark instanceof Mark.Stems stems) {
            return joined(DoubleStream.of(0), stems.y().stream());
        } else if (mark instanceof Mark.Bars bars) {
            return joined(DoubleStream.of(0), bars.y().stream());
        } else if (mark instanceof Mark.Bins bins) {
            return joined(DoubleStream.of(0), bins.counts().stream());
        } else if (mark instanceof Mark.Boxes boxes) {
            return boxes.boxes().stream()
                    .flatMapToDouble(box -> joined(DoubleStream.of(box.low(), box.high()), box.outliers().stream()));
        } else if (mark instanceof Mark.HorizontalBars bars) {
            return widened(bars.y());
        } else if (mark instanceof Mark.HorizontalRule rule) {
            return DoubleStream.of(rule.y());
        } else if (mark instanceof Mark.Annotation annotation) {
            return DoubleStream.of(annotation.y());
        }
        return DoubleStream.empty();
    }

    private static DoubleStream joined(DoubleStream... parts) {
        return Arrays.stream(parts).flatMapToDouble(part -> part);
    }

    private static DoubleStream widened(Values places) {
        double half = Figure.barWidth(places) / 2;
        return places.stream().flatMap(place -> DoubleStream.of(place - half, place + half));
    }
}
