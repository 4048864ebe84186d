package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a value is: it is shown, its text and HTML stay below a size, and its HTML is whole. */
class RandomValuesTest {

    private static final int LARGEST_TEXT = 110_000;
    private static final int LARGEST_HTML = 200_000;

    record Pair(@Nullable Object first, @Nullable Object second) {}

    @SuppressWarnings("ArrayRecordComponent") // users write such records
    record Many(
            int a,
            String b,
            @Nullable Object c,
            double[] d,
            List<@Nullable Object> e,
            Map<@Nullable Object, @Nullable Object> f) {}

    private static final class Hostile {
        private final int kind;

        Hostile(int kind) {
            this.kind = kind;
        }

        @Override
        public @Nullable String toString() {
            return switch (kind) {
                case 0 -> throw new IllegalStateException();
                case 1 -> null;
                case 2 -> "x".repeat(5_000_000);
                case 3 -> toString() + "x";
                case 4 -> throw new AssertionError(new Hostile(0));
                default -> "<b>\u0000\uD800\r\n";
            };
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_value_is_shown_within_bounds(int seed) {
        Object value = value(new Random(seed), 0, new ArrayList<>());

        MimeBundle bundle = Renderers.plain(value);

        assertThat(bundle.text()).hasSizeLessThan(LARGEST_TEXT);
        String html = String.valueOf(bundle.get(MimeBundle.HTML).orElse(""));
        assertThat(html).hasSizeLessThan(LARGEST_HTML).doesNotContain("<b>\\u0000");
        for (String tag : List.of("table", "tr", "td", "th", "b", "small", "span", "div")) {
            assertThat(html.split("<" + tag + "[ >]", -1)).as(tag).hasSameSizeAs(html.split("</" + tag + ">", -1));
        }
    }

    private static @Nullable Object value(Random random, int depth, List<@Nullable Object> earlier) {
        Object made =
                random.nextInt(10) < (depth < 6 ? 6 : 0) ? container(random, depth, earlier) : leaf(random, earlier);
        return made;
    }

    private static @Nullable Object leaf(Random random, List<@Nullable Object> earlier) {
        if (!earlier.isEmpty() && random.nextInt(6) == 0) {
            return earlier.get(random.nextInt(earlier.size())); // a cycle, often
        }
        return switch (random.nextInt(16)) {
            case 0 -> null;
            case 1 -> random.nextDouble();
            case 2 -> "text <i> & \"quotes\" 'x' 日本語 😀".repeat(random.nextInt(60));
            case 3 -> new Hostile(random.nextInt(6));
            case 4 -> Stream.of(1);
            case 5 -> new Exception(new Exception("<b>"));
            case 6 -> Instant.EPOCH;
            case 7 -> Optional.of(new Hostile(random.nextInt(6)));
            case 8 -> (Runnable) () -> {};
            case 9 -> new double[random.nextInt(2_000)];
            case 10 -> new Object[random.nextInt(200)];
            case 11 -> String.class;
            case 12 -> new int[random.nextInt(40)][random.nextInt(40)];
            case 13 -> java.nio.CharBuffer.wrap("x\n");
            case 14 -> Thread.State.NEW;
            default -> random.nextInt();
        };
    }

    private static Object container(Random random, int depth, List<@Nullable Object> earlier) {
        int size = random.nextInt(5) == 0 ? random.nextInt(60) : random.nextInt(6);
        switch (random.nextInt(7)) {
            case 0 -> {
                @Nullable Object[] array = new Object[size];
                earlier.add(array);
                Arrays.setAll(array, i -> value(random, depth + 1, earlier));
                return array;
            }
            case 1 -> {
                Map<@Nullable Object, @Nullable Object> map = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    map.put("key" + i, value(random, depth + 1, earlier));
                }
                earlier.add(map);
                return map;
            }
            case 2 -> {
                return new Pair(value(random, depth + 1, earlier), value(random, depth + 1, earlier));
            }
            case 3 -> {
                List<@Nullable Object> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    rows.add(new Many(
                            i,
                            "<td>",
                            value(random, depth + 1, earlier),
                            new double[i],
                            new ArrayList<>(rows),
                            new HashMap<>()));
                }
                return rows;
            }
            case 4 -> {
                List<@Nullable Object> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    Map<@Nullable Object, @Nullable Object> row = new HashMap<>();
                    row.put(i % 3, value(random, depth + 1, earlier));
                    row.put(null, null);
                    rows.add(row);
                }
                return rows;
            }
            case 5 -> {
                return new HashSet<>(IntStream.range(0, size).boxed().toList());
            }
            default -> {
                List<@Nullable Object> list = new ArrayList<>();
                earlier.add(list);
                for (int i = 0; i < size; i++) {
                    list.add(value(random, depth + 1, earlier));
                }
                return list;
            }
        }
    }
}
