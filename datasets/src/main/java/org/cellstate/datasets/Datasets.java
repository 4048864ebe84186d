package org.cellstate.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The data sets that come along. Loading needs no network; each file is checked against the SHA-256 on its card. */
public final class Datasets {

    /** What a column may be, the narrowest first. */
    private static final List<ColumnType> TYPES =
            List.of(ColumnType.LOCAL_DATE, ColumnType.INTEGER, ColumnType.DOUBLE, ColumnType.STRING);

    private Datasets() {}

    /** Returns the births of each day in the United States, 1969 to 1988: 7305 rows with a weekly and a yearly swing. */
    public static Series usBirths() {
        return series(Cards.US_BIRTHS, "births");
    }

    /** Returns the airline passengers of each month, in thousands, 1949 to 1960: 144 rows with a trend and a yearly swing. */
    public static Series airPassengers() {
        return series(Cards.AIR_PASSENGERS, "passengers");
    }

    /** Returns the carbon dioxide in the air of Mauna Loa, monthly, in parts per million, 1959 to 1997: 468 rows. */
    public static Series co2() {
        return series(Cards.CO2, "co2");
    }

    /** Returns the monthly sunspot numbers from 1749 to 2013: 3177 rows with a cycle of about eleven years. */
    public static Series sunspots() {
        return series(Cards.SUNSPOTS, "sunspots");
    }

    /** Returns the lynx trapped each year in a district of Canada, 1821 to 1934: 114 rows with a cycle of about ten years. */
    public static Series lynx() {
        return series(Cards.LYNX, "lynx");
    }

    /** Returns the monthly mean temperature at Nottingham, in degrees Fahrenheit, 1920 to 1939: 240 rows with a yearly swing. */
    public static Series nottingham() {
        return series(Cards.NOTTINGHAM, "temperature");
    }

    /** Returns the gas used in the United Kingdom each quarter, in million therms, 1960 to 1986: 108 rows with a growing swing. */
    public static Series ukGas() {
        return series(Cards.UK_GAS, "gas");
    }

    /**
     * Returns the car drivers killed or hurt in Great Britain each month, 1969 to 1984, with kilometres driven, the price of petrol and
     * the seat-belt law: 192 rows of {@code date, drivers, killed, kilometres, petrol_price, law}.
     */
    public static Table ukDrivers() {
        return table(Cards.UK_DRIVERS);
    }

    /** Returns the closing prices of four stock indices, 1991 to 1998: 1860 business days of {@code date, dax, smi, cac, ftse}. */
    public static Table euStockMarkets() {
        return table(Cards.EU_STOCK_MARKETS);
    }

    /**
     * Returns the daily entries of a rail station in Chicago, in thousands, 2001 to 2016, with earlier counts, weather and home games: 5698
     * rows of {@code date, ridership, clark_lake, austin, harlem, temperature, dew_point, humidity, pressure, wind, precipitation,
     * blackhawks, bulls, bears, white_sox, cubs}.
     */
    public static Table chicagoRidership() {
        return table(Cards.CHICAGO_RIDERSHIP);
    }

    /**
     * Returns the daily weather of Seattle and New York, 2012 to 2015: 2922 rows of {@code date, location, temp_max, temp_min,
     * precipitation, wind, weather}, one station below the other.
     */
    public static Table seattleNewYorkWeather() {
        return table(Cards.SEATTLE_NEW_YORK_WEATHER);
    }

    /**
     * Returns the readings of four wireless sensors, every five seconds, with labelled anomalies: 18914 rows of {@code mote, reading,
     * humidity, temperature, indoor, anomaly, time}, one sensor below the other. The source numbers its readings and tells no clock time:
     * the time of the first one is written as midnight.
     */
    public static Table sensorReadings() {
        Table readings = table(Cards.SENSOR_READINGS);
        DateTimeColumn times = DateTimeColumn.create("time");
        LocalDateTime start = LocalDate.of(2010, 5, 9).atStartOfDay();
        readings.intColumn("reading").forEach(number -> times.append(start.plusSeconds(5L * (number - 1))));
        return readings.addColumns(times);
    }

    /** Returns Jane Austen's novel as a corpus to learn a language from, cut into characters; {@code .words()} and others cut otherwise. */
    public static TextCorpus prideAndPrejudice() {
        Card card = TextCards.PRIDE_AND_PREJUDICE;
        return TextCorpus.of(List.of(new TextDocument("Pride and Prejudice", text(card))));
    }

    /** Returns what is said and what is said next in Jane Austen's novels: 1033 rows of {@code novel, prompt, reply}. */
    public static Table austenDialogues() {
        return texts(TextCards.AUSTEN_DIALOGUES);
    }

    /**
     * Returns reviews of food: 5000 rows of {@code text, rating, part}. The rating is {@code great} or {@code other}, the part {@code train}
     * (4000) or {@code test}, as the source has it.
     */
    public static Table foodReviews() {
        return texts(TextCards.FOOD_REVIEWS);
    }

    /** Returns sentences of the Universal Declaration of Human Rights in 40 languages: 2336 rows of {@code code, language, text}. */
    public static Table humanRights() {
        return texts(TextCards.HUMAN_RIGHTS);
    }

    /** Returns short phrases in four languages: 4342 rows of {@code en, fr, de, es}. */
    public static Table phrases() {
        return texts(TextCards.PHRASES);
    }

    /**
     * Returns English words and how they are spoken: 40000 rows of {@code word, phones, part}. Phones have a space between two, the part is
     * {@code train} (36000), {@code validation} or {@code test}.
     */
    public static Table pronunciations() {
        return texts(TextCards.PRONUNCIATIONS);
    }

    /**
     * Returns what people say to a bookshop: 760 rows of {@code intent, sentence, by}. Of each of 12 intents 20 sentences are {@code by} hand
     * and 40 by a grammar; 40 have the intent {@code other} and nothing to do with a bookshop.
     */
    public static Table bookshopIntents() {
        return texts(TextCards.BOOKSHOP_INTENTS);
    }

    /**
     * Returns dates from 1900 to 2099 as two languages write them in full, such as {@code Thursday, March 8, 1984} and {@code jeudi 8 mars
     * 1984}: rows of two columns that are called by the languages' tags, such as {@code en, fr}. No date is there twice. The platform's own
     * data of locales write them; soft hyphens and marks of direction are left out, and every space is a plain one.
     *
     * @param from such as {@code Locale.ENGLISH}
     * @param to another one
     * @param count from 1 to 73049
     * @param seed which dates are drawn; the same seed draws the same ones in all languages
     * @throws DataProblem if it is a language that Java platforms from 17 to 25 write differently, or that nobody has compared
     * @throws org.cellstate.dsl.data.ConfigProblem if the languages are the same, or there are not so many dates
     */
    public static Table dates(Locale from, Locale to, int count, long seed) {
        return Dates.pairs(from, to, count, seed);
    }

    /** Returns the cards of all data sets. */
    public static List<Card> cards() {
        return Cards.ALL;
    }

    private static Series series(Card card, String column) {
        return SeriesReader.read(new StringReader(text(card)), card.file(), "date", column)
                .unit(card.unit());
    }

    private static Table table(Card card) {
        return Table.read()
                .usingOptions(CsvReadOptions.builder(new StringReader(text(card)))
                        .tableName(card.name())
                        .columnTypesToDetect(TYPES)
                        .sample(false)
                        .build());
    }

    /** Every cell as it stands: no quotation mark, {@code NA} or number means anything. */
    private static Table texts(Card card) {
        List<String> lines = text(card).lines().toList();
        String[] names = lines.get(0).split("\t", -1);
        StringColumn[] columns = Stream.of(names).map(StringColumn::create).toArray(StringColumn[]::new);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", names.length);
            for (int column = 0; column < columns.length; column++) {
                columns[column].append(cells[column]);
            }
        }
        return Table.create(card.name(), columns);
    }

    private static String text(Card card) {
        byte[] bytes = bytes(card);
        verify(card, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Card card) {
        try (InputStream file = Datasets.class.getResourceAsStream(card.file())) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + card.file());
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + card.file(), e);
        }
    }

    /** Returns if the bytes are those that the card describes. */
    static void verify(Card card, byte[] bytes) {
        String found = sha256(bytes);
        if (!found.equals(card.sha256())) {
            throw new DataProblem(
                    "A data set must be the file that its card describes.",
                    card.file() + " with SHA-256 " + found + ", where the card says " + card.sha256(),
                    "a fresh build of the data sets: the file was changed after it was published");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
