package org.cellstate.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;
import org.cellstate.dsl.text.TextCorpus;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.Table;

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
    void the_other_series_have_their_published_ends() {
        assertThat(List.of(
                        Datasets.co2(), Datasets.sunspots(), Datasets.lynx(), Datasets.nottingham(), Datasets.ukGas()))
                .extracting(Series::toString)
                .containsExactly(
                        "co2 (parts per million): 468 rows, 1959-01 to 1997-12, monthly",
                        "sunspots (sunspot number): 3177 rows, 1749-01 to 2013-09, monthly",
                        "lynx (lynx per year): 114 rows, 1821 to 1934, yearly",
                        "temperature (degrees Fahrenheit): 240 rows, 1920-01 to 1939-12, monthly",
                        "gas (million therms per quarter): 108 rows, 1960-01 to 1986-10, quarterly");
        assertThat(Datasets.co2().value(467)).isEqualTo(364.34);
        assertThat(Datasets.ukGas().value(107)).isEqualTo(782.8);
    }

    @Test
    void tables_have_columns_of_their_kind() {
        assertThat(structure(Datasets.euStockMarkets()))
                .isEqualTo("euStockMarkets 1860: date LOCAL_DATE, dax DOUBLE, smi DOUBLE, cac DOUBLE, ftse DOUBLE");
        assertThat(structure(Datasets.ukDrivers()))
                .isEqualTo("ukDrivers 192: date LOCAL_DATE, drivers INTEGER, killed INTEGER, kilometres INTEGER,"
                        + " petrol_price DOUBLE, law INTEGER");
        assertThat(structure(Datasets.chicagoRidership()))
                .startsWith("chicagoRidership 5698: date LOCAL_DATE, ridership DOUBLE, clark_lake DOUBLE,")
                .endsWith("precipitation DOUBLE, blackhawks INTEGER, bulls INTEGER, bears INTEGER, white_sox INTEGER,"
                        + " cubs INTEGER");
        assertThat(structure(Datasets.seattleNewYorkWeather()))
                .isEqualTo("seattleNewYorkWeather 2922: date LOCAL_DATE, location STRING, temp_max DOUBLE,"
                        + " temp_min DOUBLE, precipitation DOUBLE, wind DOUBLE, weather STRING");
        assertThat(structure(Datasets.sensorReadings()))
                .isEqualTo("sensorReadings 18914: mote INTEGER, reading INTEGER, humidity DOUBLE, temperature DOUBLE,"
                        + " indoor INTEGER, anomaly INTEGER, time LOCAL_DATE_TIME");
    }

    private static String structure(Table table) {
        return table.name() + " " + table.rowCount() + ": "
                + table.columns().stream()
                        .map(column -> column.name() + " " + column.type())
                        .collect(Collectors.joining(", "));
    }

    @Test
    void sensors_have_the_anomalies_that_their_card_says() {
        Table readings = Datasets.sensorReadings();
        Series humidity =
                SeriesReader.read(readings.where(readings.intColumn("mote").isEqualTo(4)), "time", "humidity");

        assertThat(readings.intColumn("anomaly").sum()).isEqualTo(149);
        assertThat(humidity)
                .hasToString("humidity: 5041 rows, 2010-05-09T00:00:00 to 2010-05-09T07:00:00, five secondly");
    }

    @Test
    void the_business_days_skip_weekends() {
        DateColumn dates = Datasets.euStockMarkets().dateColumn("date");

        assertThat(dates.get(0)).isEqualTo(LocalDate.of(1991, 7, 1));
        assertThat(dates.asList())
                .noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
        assertThat(SeriesReader.read(Datasets.euStockMarkets(), "date", "dax"))
                .hasToString("dax: 1860 rows, 1991-07-01 to 1998-08-14, business daily");
    }

    @Test
    void every_card_says_the_rows_that_are_loaded() throws ReflectiveOperationException {
        for (Card card : Datasets.cards()) {
            Object loaded = Datasets.class.getMethod(card.name()).invoke(null);

            int rows = loaded instanceof Table table
                    ? table.rowCount()
                    : loaded instanceof Series series
                            ? series.size()
                            : ((TextCorpus) loaded).documents().size();

            assertThat(rows).as(card.name()).isEqualTo(card.rows());
        }
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
