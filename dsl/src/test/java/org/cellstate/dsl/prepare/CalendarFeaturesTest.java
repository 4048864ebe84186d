package org.cellstate.dsl.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import org.cellstate.dsl.data.Frequency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalendarFeaturesTest {

    private static float[] of(Frequency frequency, int month, int day, int hour) {
        float[] out = new float[CalendarFeatures.count(frequency)];
        CalendarFeatures.write(frequency, LocalDateTime.of(2023, month, day, hour, 0), out, 0);
        return out;
    }

    @Test
    void months_go_round_a_circle() {
        assertThat(of(Frequency.MONTHLY, 1, 1, 0)).containsExactly(new float[] {0, 1}, within(1e-6f));
        assertThat(of(Frequency.MONTHLY, 4, 1, 0)).containsExactly(new float[] {1, 0}, within(1e-6f));
        assertThat(of(Frequency.QUARTERLY, 7, 1, 0)).containsExactly(new float[] {0, -1}, within(1e-6f));
    }

    @Test
    void hours_go_round_a_circle_beside_the_weekday() {
        float[] sundayAtSix = of(Frequency.HOURLY, 1, 1, 6);

        assertThat(sundayAtSix[6]).isEqualTo(1);
        assertThat(sundayAtSix[9]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void the_year_closes_its_circle() {
        float[] last = of(Frequency.WEEKLY, 12, 31, 0);
        float[] first = of(Frequency.WEEKLY, 1, 1, 0);

        assertThat(last[0]).isCloseTo(first[0], within(0.02f));
        assertThat(last[1]).isCloseTo(first[1], within(0.02f));
    }

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void all_features_lie_from_minus_one_to_one(Frequency frequency) {
        for (float feature : of(frequency, 8, 17, 15)) {
            assertThat(feature).isBetween(-1f, 1f);
        }
    }
}
