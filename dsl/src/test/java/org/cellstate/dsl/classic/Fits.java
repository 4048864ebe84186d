package org.cellstate.dsl.classic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.data.Frequency;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;

/** Series and fits that others made, from the files that tests/python/reference/classic_*.py wrote. */
final class Fits {

    private Fits() {}

    /** A model of classic_sarima.py. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Arima(
            String name,
            int[] order,
            boolean constant,
            double[] series,
            double[] coefficients,
            double[] errors,
            double sigma2,
            double logLikelihood,
            double[] forecast,
            double[] deviations) {

        Sarima model() {
            Sarima model =
                    Sarima.automatic().order(order[0], order[1], order[2]).constant(constant);
            return order[3] + order[4] + order[5] > 0
                    ? model.seasonal(order[3], order[4], order[5]).season(order[6])
                    : model;
        }

        Series rows() {
            return months(series);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Arima> arima() {
        List<String> lines = lines("sarima.csv");
        List<Arima> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i += 7) {
            String head = lines.get(i);
            int cut = head.lastIndexOf('"');
            int[] order = Arrays.stream(numbers(head.substring(cut + 2)))
                    .mapToInt(value -> (int) value)
                    .toArray();
            double[] fit = numbers(lines.get(i + 4));
            all.add(new Arima(
                    head.substring(1, cut),
                    order,
                    order[7] == 1,
                    numbers(lines.get(i + 1)),
                    numbers(lines.get(i + 2)),
                    numbers(lines.get(i + 3)),
                    fit[0],
                    fit[1],
                    numbers(lines.get(i + 5)),
                    numbers(lines.get(i + 6))));
        }
        return all;
    }

    static Arima arima(String name) {
        return arima().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The airline passengers, monthly from 1949 on. */
    static Series airPassengers() {
        double[] logarithms = arima("log air passengers").series();
        return Series.monthly(
                        "passengers",
                        LocalDate.of(1949, 1, 1),
                        Arrays.stream(logarithms)
                                .map(value -> Math.rint(Math.exp(value)))
                                .toArray())
                .unit("thousand passengers per month");
    }

    static Series months(double... values) {
        return Series.monthly("y", LocalDate.of(1949, 1, 1), values);
    }

    static Series years(double... values) {
        return Series.of(
                "y", new TimeIndex(LocalDateTime.of(1821, 1, 1, 0, 0), Frequency.YEARLY, values.length), values);
    }

    static List<String> lines(String file) {
        InputStream bytes = Fits.class.getResourceAsStream(file);
        if (bytes == null) {
            throw new IllegalStateException(String.format(Locale.ROOT, "no %s beside the tests", file));
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(String line) {
        return line.isEmpty()
                ? new double[0]
                : Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
