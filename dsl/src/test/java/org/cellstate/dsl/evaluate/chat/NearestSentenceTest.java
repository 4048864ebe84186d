package org.cellstate.dsl.evaluate.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestSentenceTest {

    @Test
    void rare_words_in_common_count_more_than_frequent_ones() {
        NearestSentence nearest =
                new NearestSentence(List.of("is the shop open", "is the book here", "is the parcel sent", "good bye"));

        assertThat(nearest.to("Is the parcel late?")).isEqualTo(2);
        assertThat(nearest.to("bye, the end")).isEqualTo(3);
        assertThat(nearest.to("unheard of")).isZero();
    }
}
