package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DrawingPaceTest {

    private static final long MILLISECOND = 1_000_000;

    @Test
    void an_update_waits_half_a_second_and_a_hundred_times_its_own_cost() {
        DrawingPace pace = DrawingPace.ofUpdates(0);
        assertThat(pace.isDue(499 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(500 * MILLISECOND)).isTrue();

        pace.drawn(500 * MILLISECOND, 501 * MILLISECOND);
        assertThat(pace.isDue(1000 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(1001 * MILLISECOND)).isTrue();

        pace.drawn(1000 * MILLISECOND, 1010 * MILLISECOND);
        assertThat(pace.isDue(1999 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(2000 * MILLISECOND)).isTrue();
    }

    @Test
    void a_picture_beside_work_waits_three_seconds_and_then_its_own_cost_alone() {
        DrawingPace pace = DrawingPace.ofPictures(MILLISECOND);
        assertThat(pace.isDue(3000 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(3001 * MILLISECOND)).isTrue();

        pace.drawn(3001 * MILLISECOND, 3002 * MILLISECOND);
        assertThat(pace.isDue(3100 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(3101 * MILLISECOND)).isTrue();
    }

    @Test
    void a_picture_that_is_all_there_is_comes_at_once_and_takes_its_share_of_the_time() {
        DrawingPace pace = DrawingPace.of(5);
        assertThat(pace.isDue(0)).isTrue();

        pace.drawn(0, 1000 * MILLISECOND);
        assertThat(pace.isDue(4999 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(5000 * MILLISECOND)).isTrue();
    }

    @Test
    void one_slow_picture_is_not_waited_for_longer_than_half_a_minute() {
        DrawingPace pace = DrawingPace.ofPictures(0);

        pace.drawn(3000 * MILLISECOND, 5000 * MILLISECOND);
        assertThat(pace.isDue(34_999 * MILLISECOND)).isFalse();
        assertThat(pace.isDue(35_000 * MILLISECOND)).isTrue();
    }
}
