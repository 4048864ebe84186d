package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.datasets.Datasets.prideAndPrejudice;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cellstate.dsl.evaluate.language.NGram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of {@code tests/python/reference/witten_bell.py} and {@code kneser_ney.py}, run by Python 3.11. */
class NGramsOfABookTest {

    @ParameterizedTest
    @CsvSource({"1, 4.486592", "3, 2.699408", "5, 1.874255"})
    void bits_per_character_are_those_of_another_program(int order, double bits) {
        assertThat(bits(order, NGram::of)).isCloseTo(bits, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"1, 4.486633", "3, 2.695151", "5, 1.840878", "6, 1.772920"})
    void bits_by_kneser_and_ney_are_those_of_another_program(int order, double bits) {
        assertThat(bits(order, NGram::kneserNey)).isCloseTo(bits, within(1e-6));
    }

    /** A way to count texts. */
    private interface Counting {
        NGram of(List<int[]> texts, int vocabulary, int order);
    }

    private static double bits(int order, Counting counting) {
        int[] book = book();
        int cut = (int) (book.length * 0.9);
        int letters = Arrays.stream(book).max().orElseThrow() + 1;
        double[] logs = counting.of(List.of(Arrays.copyOf(book, cut)), letters, order)
                .read(Arrays.copyOfRange(book, cut, book.length));
        return -DoubleStream.of(logs).average().orElseThrow() / Math.log(2);
    }

    /** Returns the letters as numbers behind those of the three marks. */
    private static int[] book() {
        String text = prideAndPrejudice().documents().get(0).text();
        int[] letters = text.codePoints().sorted().distinct().toArray();
        return text.codePoints()
                .map(letter -> 3 + Arrays.binarySearch(letters, letter))
                .toArray();
    }
}
