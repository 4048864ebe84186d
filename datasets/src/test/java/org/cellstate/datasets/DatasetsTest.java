package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.junit.jupiter.api.Test;

class DatasetsTest {

    @Test
    void births_are_daily_and_have_their_published_ends() {
        Series births = Datasets.usBirths();

        assertThat(births).hasToString("births (births per day): 7305 rows, 1969-01-01 to 1988-12-31, daily");
        assertThat(births.frequency()).isEqualTo(Frequency.DAILY);
        assertThat(births.value(0)).isEqualTo(8486);
        assertThat(births.missing()).isZero();
    }

    @Test
    void passengers_are_monthly_and_have_their_published_ends() {
        Series passengers = Datasets.airPassengers();

        assertThat(passengers)
                .hasToString("passengers (thousand passengers per month): 144 rows, 1949-01 to 1960-12, monthly");
        assertThat(passengers.value(0)).isEqualTo(112);
        assertThat(passengers.value(143)).isEqualTo(432);
    }

    @Test
    void every_card_says_the_rows_that_are_loaded() {
        assertThat(Datasets.cards())
                .extracting(Card::rows)
                .containsExactly(
                        Datasets.usBirths().size(), Datasets.airPassengers().size());
    }

    @Test
    void every_card_stands_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        for (Card card : Datasets.cards()) {
            assertThat(readme)
                    .contains("## " + card.name() + "()", card.file(), card.what(), card.unit())
                    .contains(card.source(), card.licence(), card.quirks(), card.sha256());
        }
    }

    @Test
    void a_changed_file_is_refused() {
        Card card = Datasets.cards().get(0);
        byte[] changed = "date,births\n1969-01-01,1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Datasets.verify(card, changed))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("us-births.csv with SHA-256")
                .hasMessageContaining(card.sha256());
    }
}
