package org.cellstate.dsl.chart.xchart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cellstate.dsl.chart.Palette;

/**
 * A picture with one byte for each pixel, which makes the PNG of a dense chart about half as large. As many colours as it may
 * have stay as they are. Of more, those of the palette and the most frequent ones do, and the others, blends at the edges of lines, share what is left:
 * each takes the nearest of these.
 */
final class Indexed {

    private static final Set<Integer> OWN = Arrays.stream(Palette.values())
            .map(colour -> colour.rgb() | 0xFF000000)
            .collect(Collectors.toUnmodifiableSet());

    private final int width;
    private final int height;
    private final int[] pixels;
    private final Map<Integer, Integer> counts;
    private final List<Integer> colours;

    Indexed(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        pixels = image.getRGB(0, 0, width, height, null, 0, width);
        counts = counts(pixels);
        colours = new ArrayList<>(counts.keySet());
        colours.sort(Comparator.comparing((Integer colour) -> !OWN.contains(colour))
                .thenComparing(Comparator.comparing((Integer colour) -> counts.getOrDefault(colour, 0))
                        .reversed())
                .thenComparing(Comparator.naturalOrder()));
    }

    /**
     * Returns the picture with few colours.
     *
     * @param most how many, at most 256
     */
    BufferedImage image(int most) {
        int[] kept = kept(most);
        Map<Integer, Byte> places = new HashMap<>();
        for (int colour : colours) {
            places.put(colour, (byte) nearest(colour, kept));
        }
        IndexColorModel model = new IndexColorModel(8, kept.length, kept, 0, false, -1, 0);
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] bytes = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            boolean same = i > 0 && pixels[i] == pixels[i - 1];
            bytes[i] = same ? bytes[i - 1] : places.getOrDefault(pixels[i], (byte) 0);
        }
        return indexed;
    }

    private int[] kept(int most) {
        if (colours.size() <= most) {
            return colours.stream().mapToInt(Integer::intValue).toArray();
        }
        int exact = most * 5 / 8;
        List<Integer> kept = new ArrayList<>(colours.subList(0, exact));
        kept.addAll(ColourBoxes.of(colours.subList(exact, colours.size()), counts, most - exact));
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Map<Integer, Integer> counts(int[] pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        int start = 0;
        for (int i = 1; i <= pixels.length; i++) {
            if (i == pixels.length || pixels[i] != pixels[start]) {
                counts.merge(pixels[start], i - start, Integer::sum);
                start = i;
            }
        }
        return counts;
    }

    private static int nearest(int colour, int[] kept) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < kept.length; i++) {
            int distance =
                    square(colour >> 16, kept[i] >> 16) + square(colour >> 8, kept[i] >> 8) + square(colour, kept[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int square(int one, int other) {
        int difference = (one & 0xFF) - (other & 0xFF);
        return difference * difference;
    }
}
