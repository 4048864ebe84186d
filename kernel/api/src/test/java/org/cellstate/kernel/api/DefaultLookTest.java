package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultLookTest {

    record Point(int x, double y) {}

    @SuppressWarnings("ArrayRecordComponent") // users write such records
    record Series(String name, double[] values) {}

    @SuppressWarnings("ArrayRecordComponent") // users write such records
    record Node(String name, Object[] next) {}

    enum Colour {
        RED,
        GREEN
    }

    private static MimeBundle shown(@Nullable Object value) {
        return Renderers.plain(value);
    }

    private static String text(@Nullable Object value) {
        return shown(value).text().replace('\u2009', ' ');
    }

    private static String html(Object value) {
        return ((String) shown(value).get(MimeBundle.HTML).orElse("no html")).replace('\u2009', ' ');
    }

    @Test
    void short_things_read_as_java_writes_them() {
        assertThat(text(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(text(new int[0])).isEqualTo("[]");
        assertThat(text(new Object[][] {{1, "a"}, {null}})).isEqualTo("[[1, a], [null]]");
        assertThat(text(new char[] {'a', '\n'})).isEqualTo("[a, \\n]");
        assertThat(text(List.of("a", List.of(new int[] {1})))).isEqualTo("[a, [[1]]]");
        assertThat(text(Optional.of(new int[] {1}))).isEqualTo("Optional[[1]]");
        assertThat(text(Optional.empty())).isEqualTo("Optional.empty");
        assertThat(text(OptionalInt.of(3))).isEqualTo("OptionalInt[3]");
        assertThat(text(Colour.GREEN)).isEqualTo("GREEN");
        assertThat(text(LocalDate.of(2026, 3, 1))).isEqualTo("2026-03-01");
        assertThat(text(Path.of("a", "b.txt"))).isEqualTo(Path.of("a", "b.txt").toString());
        assertThat(text(Map.entry("k", new long[] {1}))).isEqualTo("k=[1]");
        assertThat(text(null)).isEqualTo("null");
        assertThat(text(1.5f)).isEqualTo("1.5");
        assertThat(text("two\nlines")).isEqualTo("two\nlines");
    }

    @SuppressWarnings("JdkObsolete") // a list that is slow in its middle
    @Test
    void long_things_are_shortened_in_the_middle_and_tell_their_length() {
        assertThat(text(IntStream.range(0, 1000).toArray()))
                .isEqualTo(
                        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 980 more …, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999]"
                                + "  (int[1 000])");
        List<Integer> linked = new LinkedList<>(IntStream.range(0, 50).boxed().toList());
        assertThat(text(linked))
                .isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 30 more …, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49]"
                        + "  (LinkedList of 50)");
        assertThat(text(new ArrayDeque<>(linked))).endsWith("18, 19, … 30 more]  (ArrayDeque of 50)");
        assertThat(text(new int[30])).endsWith("0]").doesNotContain("more");
        assertThat(text(List.of(new int[100]))).isEqualTo("[[0, 0, 0, 0, 0, … 90 more …, 0, 0, 0, 0, 0]]");
    }

    @Test
    void rows_of_a_matrix_that_is_too_wide_for_a_line_get_one_each() {
        double[][] matrix = new double[3][40];

        assertThat(text(matrix)).isEqualTo("""
                [[0.0, 0.0, 0.0, 0.0, 0.0, … 30 more …, 0.0, 0.0, 0.0, 0.0, 0.0],
                 [0.0, 0.0, 0.0, 0.0, 0.0, … 30 more …, 0.0, 0.0, 0.0, 0.0, 0.0],
                 [0.0, 0.0, 0.0, 0.0, 0.0, … 30 more …, 0.0, 0.0, 0.0, 0.0, 0.0]]""");
        assertThat(text(new double[1000][3])).endsWith(" [0.0, 0.0, 0.0]]  (double[1 000][])");
    }

    @Test
    void a_record_is_a_line_of_text_and_a_small_table() {
        Object value = new Series("a<b", new double[] {1, 2});

        assertThat(text(value)).isEqualTo("Series[name=a<b, values=[1.0, 2.0]]");
        assertThat(html(value))
                .contains("<b>component</b>", ">values</td>", ">double[]</td>", ">[1.0, 2.0]</td>", ">a&lt;b</td>")
                .doesNotContain("a<b");
    }

    @Test
    void a_record_that_is_too_long_for_a_line_is_a_table_in_text_too() {
        assertThat(text(new Series("n".repeat(90), new double[] {1}))).isEqualTo("""
                Series · 2 components
                component  type      value
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                name       String    %s
                values     double[]  [1.0]""".formatted("n".repeat(90)));
    }

    @Test
    void a_record_with_words_of_its_own_keeps_them() {
        record Money(long cents) {
            @Override
            public String toString() {
                return cents / 100 + " €";
            }
        }

        assertThat(text(new Money(500))).isEqualTo("5 €");
        assertThat(shown(new Money(500)).data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(text(List.of("x", new Money(500)))).isEqualTo("[x, 5 €]");
    }

    @Test
    void records_in_a_list_are_rows_of_a_table_with_typed_heads() {
        List<Point> points =
                IntStream.range(0, 1000).mapToObj(i -> new Point(i, i / 4.0)).toList();

        assertThat(text(points)).isEqualTo("""
                Point · 1 000 rows × 2 columns
                  x       y
                int  double
                ───────────
                  0     0.0
                  1    0.25
                  2     0.5
                  3    0.75
                  4     1.0
                ⋮  990 more rows
                995  248.75
                996   249.0
                997  249.25
                998   249.5
                999  249.75""");
        assertThat(html(points))
                .contains("<th ", "<b>x</b><br><small", ">int</small>", "⋮ 990 more rows", ">249.75</td>")
                .doesNotContain("<style", "color:");
        assertThat(text(points.subList(0, 2).toArray(new Point[0]))).startsWith("Point · 2 rows × 2 columns");
    }

    @Test
    void maps_in_a_list_are_rows_with_a_column_for_each_key() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("name", "Åsa");
        first.put("age", 30);
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("name", "李");
        second.put("city", null);

        assertThat(text(List.of(first, second))).isEqualTo("""
                Map · 2 rows × 3 columns
                name        age  city
                String  Integer
                ─────────────────────
                Åsa          30  –
                李            –  –""");
    }

    @Test
    void a_map_is_text_on_a_line_and_a_table_of_its_entries() {
        Map<String, Integer> ages = new TreeMap<>(Map.of("b<", 2, "a", 1));

        assertThat(text(ages)).isEqualTo("{a=1, b<=2}");
        assertThat(html(ages)).contains(">String</small>", ">Integer</small>", ">b&lt;</td>", "TreeMap · 2 entries");
        assertThat(shown(Map.of()).data()).containsOnlyKeys(MimeBundle.TEXT);
    }

    @Test
    void a_long_map_shows_its_first_entries_and_tells_how_many_more() {
        Map<Integer, Integer> squares = new TreeMap<>();
        IntStream.range(0, 500).forEach(i -> squares.put(i, i * i));

        assertThat(text(squares))
                .startsWith("TreeMap · 500 entries\n    key    value\nInteger  Integer\n")
                .endsWith("     19      361\n⋮  480 more entries");
    }

    @Test
    void a_wide_table_tells_how_many_columns_it_leaves_out() {
        Map<Integer, Integer> row = new TreeMap<>();
        IntStream.range(0, 15).forEach(i -> row.put(i, i));

        assertThat(text(List.of(row))).contains("1 row × 15 columns").endsWith("\n… 3 more columns");
    }

    @Test
    void a_stream_is_not_read() {
        Stream<Integer> stream = Stream.of(1, 2);
        IntStream ints = IntStream.range(0, 3);

        assertThat(text(stream)).isEqualTo("""
                A Stream, not read: a stream can be read once.
                  try: .toList() or .limit(20).toList()""");
        assertThat(text(ints)).isEqualTo("""
                An IntStream, not read: a stream can be read once.
                  try: .toArray() or .limit(20).toArray()""");
        assertThat(text(List.of(1, ints, List.of().iterator())))
                .isEqualTo("[1, IntStream (not read), Iterator (not read)]");
        assertThat(stream.toList()).containsExactly(1, 2);
        assertThat(ints.sum()).isEqualTo(3);
        assertThat(text(List.of(1).iterator())).startsWith("An Iterator, not read");
    }

    @Test
    void a_class_is_shown_by_the_head_of_its_declaration() {
        assertThat(text(String.class)).isEqualTo("public final class java.lang.String");
        assertThat(text(Colour.class)).endsWith("DefaultLookTest$Colour { RED, GREEN }");
        assertThat(text(Point.class))
                .endsWith("record org.cellstate.kernel.api.DefaultLookTest$Point(int x, double y)");
        assertThat(text(new Class<?>[] {int[].class})).isEqualTo("[int[]]");
    }

    @Test
    void an_exception_as_a_value_has_its_causes_and_first_frames() {
        Exception cause = new IOException("no disk");
        cause.setStackTrace(new StackTraceElement[] {new StackTraceElement("A", "read", "A.java", 3)});
        IllegalStateException failure = new IllegalStateException("cannot save", cause);
        StackTraceElement[] frames = new StackTraceElement[10];
        Arrays.fill(frames, new StackTraceElement("B", "save", "B.java", 7));
        failure.setStackTrace(frames);

        assertThat(text(failure))
                .startsWith("java.lang.IllegalStateException: cannot save\n  at B.save (B.java:7)\n")
                .endsWith("  …\ncaused by java.io.IOException: no disk\n  at A.read (A.java:3)");
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));
        assertThat(text(one)).contains("caused by java.lang.Exception: two");
    }

    @Test
    void frames_of_what_runs_a_cell_are_left_out() {
        Exception failure = new Exception("x");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("REPL.$JShell$3$Point", "check", "$JShell$3.java", 9),
            new StackTraceElement("REPL.$JShell$4B", "helper", "$JShell$4B.java", 9),
            new StackTraceElement("REPL.$JShell$5", "do_it$", "$JShell$5.java", 9),
            new StackTraceElement("java.lang.reflect.Method", "invoke", "Method.java", 1)
        });

        assertThat(text(failure))
                .isEqualTo("java.lang.Exception: x\n  at Point.check (in a cell)\n  at helper (in a cell)");
    }

    @Test
    void lists_and_maps_of_classes_that_java_keeps_to_itself_go_by_their_interface() {
        assertThat(text(List.copyOf(IntStream.range(0, 99).boxed().toList()))).endsWith("(List of 99)");
        assertThat(html(Map.of("a", 1, "b", 2))).startsWith("<div>Map · 2 entries</div>");
    }

    @Test
    void a_lambda_says_what_it_is_for() {
        Function<Object, Object> identity = x -> x;

        assertThat(text(identity)).isEqualTo("lambda, a Function");
    }

    @Test
    void cycles_end() {
        List<Object> list = new ArrayList<>();
        list.add(1);
        list.add(list);
        Node node = new Node("n", new Object[1]);
        node.next()[0] = node;

        assertThat(text(list)).isEqualTo("[1, (this ArrayList again)]");
        assertThat(text(node)).isEqualTo("Node[name=n, next=[(this Node again)]]");
        assertThat(text(Collections.nCopies(2, List.of(1)))).isEqualTo("[[1], [1]]");
    }

    @Test
    void nesting_ends_somewhere() {
        Object deep = "end";
        for (int i = 0; i < 100_000; i++) {
            deep = new Object[] {deep};
        }

        assertThat(text(deep)).isEqualTo("[".repeat(20) + "…" + "]".repeat(20));
    }

    @Test
    void of_a_hundred_million_elements_only_the_ends_are_read() {
        assertThat(text(new byte[100_000_000])).endsWith("0, 0]  (byte[100 000 000])");
        assertThat(text(Collections.nCopies(100_000_000, new Point(1, 2)))).contains("⋮  99 999 990 more rows");
        List<Integer> counted = new AbstractList<>() {
            private int reads;

            @Override
            public Integer get(int index) {
                reads++;
                assertThat(reads).isLessThan(200);
                return index;
            }

            @Override
            public int size() {
                return 100_000_000;
            }
        };
        assertThat(text(counted)).contains("… 99 999 980 more");
        assertThat(text("x".repeat(1_000_000))).hasSizeLessThan(100_100).endsWith("… 900 001 more characters");
    }

    @Test
    void what_cannot_be_read_is_named_with_the_reason_and_the_rest_is_shown() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken");
            }
        };
        record Broken(int x) {
            @SuppressWarnings("UnusedMethod")
            @Override
            public int x() {
                throw new IllegalStateException("no x");
            }
        }
        Object recursive = new Object() {
            @Override
            public String toString() {
                return "" + this;
            }
        };
        List<Object> unreadable = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new java.util.ConcurrentModificationException();
            }

            @Override
            public int size() {
                return 3;
            }
        };

        assertThat(text(List.of(1, broken, 2)))
                .isEqualTo("[1, Object (not readable: IllegalStateException: broken), 2]");
        assertThat(text(new Broken(1))).isEqualTo("Broken[x=(not readable: IllegalStateException: no x)]");
        assertThat(text(recursive)).isEqualTo("Object (not readable: StackOverflowError)");
        assertThat(text(unreadable)).endsWith("(not readable: ConcurrentModificationException)");
    }

    @Test
    void a_collection_that_lies_about_its_size_does_not_run_away() {
        Object endless = new AbstractCollection<Integer>() {
            @Override
            public Iterator<Integer> iterator() {
                return Stream.iterate(0, i -> i + 1).iterator();
            }

            @Override
            public int size() {
                return 3;
            }
        };

        assertThat(text(endless)).hasSizeLessThan(200);
    }

    @Test
    void everything_that_comes_from_data_is_escaped_in_html() {
        record Evil(String name) {}
        String script = "<script>alert('x')</script>\"&";

        for (Object value : List.of(
                new Evil(script), List.of(new Evil(script)), Map.of(script, script), List.of(Map.of(script, script)))) {
            assertThat(html(value)).contains("&lt;script&gt;").doesNotContain("<script", "'x'");
        }
    }

    @Test
    void control_characters_and_direction_marks_stay_visible_in_tables() {
        assertThat(text(List.of(Map.of("k", "a\tb\n\u202ec\u0007")))).endsWith("a\\tb\\n\\u202ec\\u0007");
    }

    @Test
    void bytes_and_files_that_hold_a_picture_show_it(@TempDir Path folder) throws IOException {
        byte[] gif = "GIF89a\2\0\3\0....".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("a.gif"), gif);
        Path other = Files.writeString(folder.resolve("b.png"), "no picture");

        assertThat(text(gif)).isEqualTo("A GIF picture, 2 × 3 pixels, 14 bytes");
        assertThat(shown(gif).get("image/gif")).contains(gif);
        assertThat(shown(file).get("image/gif")).contains(gif);
        assertThat(text(file)).isEqualTo(file.toString());
        assertThat(shown(other).data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(shown(folder.resolve("none.png")).data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(Objects.requireNonNull(text(new byte[] {1, 2}))).isEqualTo("[1, 2]");
    }

    @Test
    void a_value_that_says_itself_what_it_is_in_several_lines_keeps_them_alone_and_not_inside_another() {
        Object poem = new Object() {
            @Override
            public String toString() {
                return "two\nlines";
            }
        };

        assertThat(text(poem)).isEqualTo("two\nlines");
        assertThat(text(List.of(poem))).isEqualTo("[two\\nlines]");
    }
}
