package org.cellstate.dsl.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The labelled places of an axis: round numbers, or whole units of the calendar, as many as fit without crowding.
 *
 * @param ticks from the lowest to the highest, none outside the range
 * @param context what all labels share and do not repeat, such as the date and zone of clock times; empty if nothing
 */
public record Ticks(List<Tick> ticks, String context) {

    private static final int[] ROUND = {1, 2, 5};
    private static final int MOST = 200;
    private static final double EXACT = 1e15;

    public Ticks {
        ticks = List.copyOf(ticks);
    }

    /**
     * Returns the ticks of a range.
     *
     * @param range what is shown
     * @param length of the axis in pixels
     * @param space the pixels that a label takes along the axis, with the gap to the next
     */
    public static Ticks along(Range range, double length, ToDoubleFunction<String> space) {
        return switch (range.axis().kind()) {
            case TIME -> CalendarTicks.along(range, length, space);
            case LOGARITHMIC -> new Ticks(powers(range, length, space), "");
            case NUMBER -> new Ticks(numbers(range, length, space, Integer.MIN_VALUE), "");
            case WHOLE -> new Ticks(numbers(range, length, space, 0), "");
            case CATEGORY -> new Ticks(names(range.axis().names()), "");
        };
    }

    /** All of them: whether to shorten or to turn them is decided where they are drawn. */
    private static List<Tick> names(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Tick(i, names.get(i)))
                .toList();
    }

    /** Steps grow 1, 2, 5, 10, … until the labels fit; a step is at least ten to the power of {@code least}. */
    private static List<Tick> numbers(Range range, double length, ToDoubleFunction<String> space, int least) {
        double halfSpan = range.max() * 0.5 - range.min() * 0.5;
        int power = Math.max(least, (int) Math.floor(Math.log10(halfSpan)) - 2);
        for (int more = 0; more < 20; more++) {
            for (int digit : ROUND) {
                List<Tick> ticks = multiples(range, BigDecimal.valueOf(digit).scaleByPowerOfTen(power + more));
                if (!ticks.isEmpty() && fit(ticks, length, space)) {
                    return ticks;
                }
            }
        }
        return List.of();
    }

    /** Returns the multiples of a step in a range; none where there are too many to draw or to tell apart. */
    private static List<Tick> multiples(Range range, BigDecimal step) {
        double first = Math.ceil(range.min() / step.doubleValue());
        double last = Math.floor(range.max() / step.doubleValue());
        boolean drawable = last - first < MOST && Math.abs(first) < EXACT && Math.abs(last) < EXACT;
        List<Tick> ticks = new ArrayList<>();
        for (double i = first; drawable && i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf((long) i));
            ticks.add(new Tick(value.doubleValue(), label(value, step)));
        }
        return ticks;
    }

    /** Labels of one axis have equally many decimals. */
    private static String label(BigDecimal value, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        if (decimals > 5 || value.abs().doubleValue() >= 1e9) {
            return value.signum() == 0 ? "0" : Numbers.scientific(value.doubleValue());
        }
        return Numbers.grouped(value.setScale(decimals).toPlainString());
    }

    /** Powers of ten; where fewer than three of them are in sight, also their doubles and fivefolds, or plain numbers. */
    private static List<Tick> powers(Range range, double length, ToDoubleFunction<String> space) {
        int low = (int) Math.floor(Math.log10(range.min()));
        int high = (int) Math.ceil(Math.log10(range.max()));
        List<Tick> fine = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            for (int digit : ROUND) {
                addPower(fine, range, BigDecimal.valueOf(digit).scaleByPowerOfTen(power));
            }
        }
        if (fine.size() < 3) {
            return numbers(range, length, space, Integer.MIN_VALUE);
        }
        if (fit(fine, length, space)) {
            return fine;
        }
        for (int every = 1; every <= high - low; every++) {
            List<Tick> coarse = new ArrayList<>();
            for (int power = Math.floorDiv(low, every) * every; power <= high; power += every) {
                addPower(coarse, range, BigDecimal.ONE.scaleByPowerOfTen(power));
            }
            if (fit(coarse, length, space)) {
                return coarse;
            }
        }
        return List.of();
    }

    private static void addPower(List<Tick> ticks, Range range, BigDecimal value) {
        if (range.covers(value.doubleValue())) {
            ticks.add(new Tick(value.doubleValue(), Numbers.text(value.doubleValue())));
        }
    }

    static boolean fit(List<Tick> ticks, double length, ToDoubleFunction<String> space) {
        return ticks.stream()
                        .mapToDouble(tick -> space.applyAsDouble(tick.label()))
                        .sum()
                <= length;
    }
}
