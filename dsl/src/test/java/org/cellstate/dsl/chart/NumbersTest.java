package org.cellstate.dsl.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5",
        "0.043126, 0.04313",
        "1.00841, 1.008",
        "331.456, 331.5",
        "9999.6, 10 000",
        "1240, 1 240",
        "12345.678, 12 346",
        "-1234567, -1 234 567",
        "0.00042, 4.2e-4",
        "1.7e308, 1.7e308",
        "-2.5e9, -2.5e9",
        "NaN, –",
        "Infinity, ∞",
        "-Infinity, -∞"
    })
    void four_significant_digits_and_thin_spaces(double value, String text) {
        assertThat(Numbers.text(value)).isEqualTo(text.replace(' ', Numbers.THIN_SPACE));
    }

    @Test
    void the_locale_of_the_machine_plays_no_part() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Numbers.text(0.5)).isEqualTo("0.5");
            assertThat(Numbers.text(1.5e-7)).isEqualTo("1.5e-7");
            assertThat(Numbers.fixed(1234.5, 2)).isEqualTo("1\u2009234.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void columns_have_fixed_decimals_and_counts_have_all_digits() {
        assertThat(Numbers.fixed(2.0, 3)).isEqualTo("2.000");
        assertThat(Numbers.count(52_481)).isEqualTo("52\u2009481");
        assertThat(Numbers.percent(0.312)).isEqualTo("31\u2009%");
        assertThat(Numbers.decimals(331.4)).isEqualTo(1);
        assertThat(Numbers.decimals(0.05)).isEqualTo(5);
        assertThat(Numbers.decimals(0)).isZero();
    }
}
