package org.cellstate.tests.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.sweep.Space;
import org.junit.jupiter.api.Test;

class TestFunctionTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The value where settings that are counted have these codes, and numbers these values; others are in the middle. */
    private static double cost(TestFunction function, Map<String, Double> codes) {
        return new Space<>(function::cost)
                .walk((name, domain, before) -> codes.getOrDefault(name, domain.code(0.5)))
                .candidate()
                .orElseThrow();
    }

    @Test
    void branin_is_least_at_each_of_its_three_minima() {
        // The places and the value are those of Dixon and Szegö, with more digits.
        for (double[] place : new double[][] {{-Math.PI, 12.275}, {Math.PI, 2.275}, {9.42477796076938, 2.475}}) {
            assertThat(cost(TestFunction.BRANIN, Map.of("x", place[0], "y", place[1])))
                    .isCloseTo(TestFunction.BRANIN.minimum(), within(1e-9));
        }
    }

    @Test
    void hartmann_is_least_where_it_is_known_to_be() {
        double[] place = {0.20168952, 0.15001069, 0.47687398, 0.27533243, 0.31165162, 0.65730054};
        Map<String, Double> codes = new HashMap<>();
        for (int i = 0; i < place.length; i++) {
            codes.put("x" + (i + 1), place[i]);
        }

        assertThat(cost(TestFunction.HARTMANN6, codes)).isCloseTo(TestFunction.HARTMANN6.minimum(), within(1e-9));
    }

    @Test
    void an_exhaustive_search_of_the_mixed_one_finds_its_minimum() {
        double least = Double.POSITIVE_INFINITY;
        Map<String, Double> codes = new HashMap<>();
        codes.put("weightDropout", 0.2);
        for (int layers = 1; layers <= 4; layers++) {
            codes.put("layers", (double) layers);
            codes.put("dropout", 0.12 * layers);
            for (int hidden = 16; hidden <= 256; hidden++) {
                codes.put("hidden", (double) hidden);
                codes.put("rate", Math.pow(10, -1 - Math.log(hidden) / Math.log(16)));
                for (int other = 0; other < 3 * 2 * 4; other++) {
                    codes.put("cell", (double) (other % 3));
                    codes.put("attention", (double) (other / 3 % 2));
                    codes.put("heads", Math.floor(other / 6.0));
                    least = Math.min(least, cost(TestFunction.MIXED, codes));
                }
            }
        }

        assertThat(least).isCloseTo(TestFunction.MIXED.minimum(), EXACT);
    }

    /** The same place is asked of the Python functions in {@code test_bench_protocol.py}: everyone searches the same. */
    @Test
    void a_place_has_the_value_that_it_has_in_python() {
        assertThat(cost(TestFunction.BRANIN, Map.of("x", 2.5, "y", 7.5))).isCloseTo(24.129964413622268, EXACT);
        assertThat(cost(TestFunction.HARTMANN6, Map.of())).isCloseTo(-0.5053149917022333, EXACT);
        assertThat(cost(
                        TestFunction.MIXED,
                        Map.of(
                                "cell",
                                1.0,
                                "layers",
                                2.0,
                                "hidden",
                                64.0,
                                "rate",
                                1e-3,
                                "dropout",
                                0.3,
                                "attention",
                                1.0,
                                "heads",
                                2.0,
                                "weightDropout",
                                0.25)))
                .isCloseTo(0.2172, EXACT);
    }
}
