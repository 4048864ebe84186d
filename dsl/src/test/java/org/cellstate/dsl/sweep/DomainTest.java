package org.cellstate.dsl.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DomainTest {

    static Stream<Domain> domains() {
        return Stream.of(
                Domain.choice("c", List.of("a", "b", "c")),
                Domain.whole("i", -3, 12, false),
                Domain.whole("h", 16, 256, true),
                Domain.whole("one", 1, 1, true),
                Domain.real("x", -1, 3, false),
                Domain.real("rate", 1e-4, 0.1, true),
                Domain.real("fixed", 2, 2, false));
    }

    @ParameterizedTest
    @MethodSource("domains")
    void every_place_gives_a_value_whose_place_gives_it_again(Domain domain) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            double code = domain.code(random.nextDouble());
            assertThat(domain.contains(code)).isTrue();
            assertThat(domain.unit(code)).isBetween(0.0, 1.0);
            assertThat(domain.code(domain.unit(code))).isEqualTo(code, within(1e-12));
        }
        assertThat(domain.contains(domain.code(-1))).isTrue();
        assertThat(domain.contains(domain.code(2))).isTrue();
    }

    @Test
    void whole_numbers_are_drawn_alike_and_logarithmic_ones_by_doublings() {
        double[] even = draws(Domain.whole("i", 1, 4, false), 40_000);
        double[] log = draws(Domain.whole("h", 1, 256, true), 40_000);

        assertThat(Arrays.stream(even).filter(code -> code == 4).count() / 40_000.0)
                .isEqualTo(0.25, within(0.01));
        double low = Arrays.stream(log).filter(code -> code <= 16).count();
        assertThat(low / 40_000).isEqualTo(Math.log(33) / Math.log(513), within(0.01));
    }

    private static double[] draws(Domain domain, int count) {
        SplittableRandom random = new SplittableRandom(7);
        return random.doubles(count).map(domain::code).toArray();
    }

    @Test
    void values_that_can_be_counted_are_listed_in_order() {
        assertThat(Domain.whole("h", 16, 19, true).codes()).containsExactly(16, 17, 18, 19);
        assertThat(Domain.choice("c", List.of("a", "b")).codes()).containsExactly(0, 1);
        assertThat(Domain.real("x", 0, 1, false).count()).isEmpty();
    }

    @Test
    void zero_has_one_code() {
        Domain domain = Domain.whole("i", -3, 3, false);

        assertThat(new Setting("i", domain, domain.code(0.48))).isEqualTo(new Setting("i", domain, 0.0));
    }

    @Test
    void ranges_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> Domain.whole("layers", 3, 1, false))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A range goes from a low number to a high one, both finite.
                          received: integer("layers", 3, 1)
                          try: t.integer("layers", 1, 3)""");
        assertThatThrownBy(() -> Domain.real("rate", 0, 0.1, true))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("A logarithmic range begins above 0.")
                .hasMessageContaining("logReal(\"rate\", 0.0, 0.1)");
        assertThatThrownBy(() -> Domain.whole("hidden", 0, 8, true)).hasMessageContaining("begins at 1 or above");
        assertThatThrownBy(() -> Domain.real("x", Double.NaN, 1, false)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> Domain.choice("c", List.of())).hasMessageContaining("at least one option");
        assertThatThrownBy(() -> Domain.choice("c", List.of("a", "a"))).hasMessageContaining("a twice");
    }
}
