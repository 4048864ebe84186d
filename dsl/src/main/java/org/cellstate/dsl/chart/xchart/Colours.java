package org.cellstate.dsl.chart.xchart;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Optional;
import org.cellstate.dsl.chart.Palette;

/** The colours of a picture: those of the palette first, then the more frequent the earlier. */
final class Colours {

    private static final int MOST = 256;
    private static final int RGB = 0xFFFFFF;
    private static final int[] OWN =
            Arrays.stream(Palette.values()).mapToInt(Palette::rgb).sorted().toArray();

    private final int width;
    private final int height;
    /** For each pixel the number of its colour. */
    private final int[] numbers;
    /** The colours by number, in the order in which they are met. */
    private final int[] met;
    /** The numbers of the colours in their order; of equally frequent ones the one that is met first. */
    private final int[] order;

    /**
     * Counts the colours of a picture.
     *
     * @param image of {@link BufferedImage#TYPE_INT_RGB}
     */
    Colours(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        numbers = new int[pixels.length];
        Numbering numbering = new Numbering();
        for (int i = 0; i < pixels.length; i++) {
            boolean same = i > 0 && pixels[i] == pixels[i - 1];
            numbers[i] = same ? numbers[i - 1] : numbering.of(pixels[i] & RGB);
        }
        met = numbering.colours();
        order = order(met, numbers);
    }

    private static int[] order(int[] met, int[] numbers) {
        int[] counts = new int[met.length];
        for (int number : numbers) {
            counts[number]++;
        }
        long[] keys = new long[met.length];
        for (int number = 0; number < met.length; number++) {
            long own = Arrays.binarySearch(OWN, met[number]) < 0 ? 1 : 0;
            keys[number] = own << 62 | (long) (Integer.MAX_VALUE - counts[number]) << 31 | number;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) key & Integer.MAX_VALUE)
                .toArray();
    }

    /** Returns how many there are. */
    int count() {
        return met.length;
    }

    /**
     * Returns the picture with fewer colours: in their order each one stays unless one that stays is close enough, whose it
     * becomes; of several the closest. None if more than 256 would stay.
     *
     * @param tolerance by how much red, green and blue may differ, of 255
     */
    Optional<Indexed> within(int tolerance) {
        int[] kept = new int[MOST];
        int count = 0;
        byte[] places = new byte[met.length];
        for (int number : order) {
            int place = nearest(met[number], kept, count, tolerance);
            if (place < 0) {
                if (count == MOST) {
                    return Optional.empty();
                }
                place = count++;
                kept[place] = met[number];
            }
            places[number] = (byte) place;
        }
        byte[] pixels = new byte[numbers.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = places[numbers[i]];
        }
        return Optional.of(new Indexed(width, height, Arrays.copyOf(kept, count), pixels));
    }

    private static int nearest(int colour, int[] kept, int count, int tolerance) {
        int best = -1;
        int least = tolerance + 1;
        for (int i = 0; i < count; i++) {
            int distance = distance(colour, kept[i]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF));
        int green = Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF));
        int blue = Math.abs((one & 0xFF) - (other & 0xFF));
        return Math.max(red, Math.max(green, blue));
    }

    /** Numbers colours as they come; a table of plain numbers, because pictures have hundreds of thousands of pixels. */
    private static final class Numbering {

        private int[] slots = new int[1 << 12];
        private int[] colours = new int[1 << 10];
        private int size;

        int of(int colour) {
            int slot = slot(colour);
            if (slots[slot] == 0) {
                if (size == colours.length) {
                    grow();
                    slot = slot(colour);
                }
                colours[size++] = colour;
                slots[slot] = size;
            }
            return slots[slot] - 1;
        }

        int[] colours() {
            return Arrays.copyOf(colours, size);
        }

        private int slot(int colour) {
            int slot = ((colour * 0x9E3779B1) >>> 8) & (slots.length - 1);
            while (slots[slot] != 0 && colours[slots[slot] - 1] != colour) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        private void grow() {
            colours = Arrays.copyOf(colours, 2 * size);
            slots = new int[2 * slots.length];
            for (int number = 0; number < size; number++) {
                slots[slot(colours[number])] = number + 1;
            }
        }
    }
}
