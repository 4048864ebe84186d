package org.cellstate.dsl.chart.xchart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Few colours that stand for many: the box of all colours is cut, again and again, where it is longest, at its middle by
 * number of pixels; each box gives its mean (median cut, after Heckbert). Whole numbers only: the same on every machine.
 */
final class ColourBoxes {

    private final Map<Integer, Integer> counts;

    private ColourBoxes(Map<Integer, Integer> counts) {
        this.counts = counts;
    }

    /**
     * Returns colours that stand for others.
     *
     * @param colours {@code 0xRRGGBB}, at least one
     * @param counts how many pixels have a colour
     * @param most of how many boxes
     */
    static List<Integer> of(List<Integer> colours, Map<Integer, Integer> counts, int most) {
        ColourBoxes cutting = new ColourBoxes(counts);
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(colours, badness(colours)));
        while (boxes.size() < most) {
            Box worst = Collections.max(boxes, Comparator.comparingLong(Box::badness));
            if (worst.badness() == 0) {
                break;
            }
            boxes.remove(worst);
            for (List<Integer> half : cutting.halves(worst.colours())) {
                boxes.add(new Box(half, badness(half)));
            }
        }
        return boxes.stream().map(box -> cutting.mean(box.colours())).toList();
    }

    private record Box(List<Integer> colours, long badness) {}

    private int count(int colour) {
        return counts.getOrDefault(colour, 0);
    }

    private static int channel(int colour, int shift) {
        return colour >> shift & 0xFF;
    }

    private static int length(List<Integer> box, int shift) {
        int low = 255;
        int high = 0;
        for (int colour : box) {
            low = Math.min(low, channel(colour, shift));
            high = Math.max(high, channel(colour, shift));
        }
        return high - low;
    }

    private static int longestShift(List<Integer> box) {
        int best = 16;
        for (int shift = 8; shift >= 0; shift -= 8) {
            best = length(box, shift) > length(box, best) ? shift : best;
        }
        return best;
    }

    /** A box is the worse the longer it is, and the more different colours share it. */
    private static long badness(List<Integer> box) {
        return box.size() < 2 ? 0 : (long) length(box, longestShift(box)) * box.size();
    }

    private List<List<Integer>> halves(List<Integer> box) {
        int shift = longestShift(box);
        List<Integer> sorted = new ArrayList<>(box);
        sorted.sort(Comparator.comparing((Integer colour) -> channel(colour, shift))
                .thenComparing(Comparator.naturalOrder()));
        long total = sorted.stream().mapToLong(this::count).sum();
        long below = 0;
        int cut = 0;
        while (cut < sorted.size() - 1 && (cut == 0 || below + count(sorted.get(cut)) <= total / 2)) {
            below += count(sorted.get(cut));
            cut++;
        }
        return List.of(List.copyOf(sorted.subList(0, cut)), List.copyOf(sorted.subList(cut, sorted.size())));
    }

    private int mean(List<Integer> box) {
        long total = box.stream().mapToLong(this::count).sum();
        int mean = 0xFF000000;
        for (int shift = 16; shift >= 0; shift -= 8) {
            long sum = 0;
            for (int colour : box) {
                sum += (long) channel(colour, shift) * count(colour);
            }
            mean |= (int) ((sum + total / 2) / total) << shift;
        }
        return mean;
    }
}
