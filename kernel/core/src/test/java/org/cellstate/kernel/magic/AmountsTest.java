package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void times_and_sizes_have_three_digits_and_a_unit() {
        assertThat(Amounts.time(7)).isEqualTo("7 ns");
        assertThat(Amounts.time(1234)).isEqualTo("1.23 µs");
        assertThat(Amounts.time(12_340_000)).isEqualTo("12.3 ms");
        assertThat(Amounts.time(90e9)).isEqualTo("90.0 s");
        assertThat(Amounts.time(150e9)).isEqualTo("2 min 30 s");
        assertThat(Amounts.bytes(999)).isEqualTo("999 B");
        assertThat(Amounts.bytes(123_456_789)).isEqualTo("123 MB");
    }
}
