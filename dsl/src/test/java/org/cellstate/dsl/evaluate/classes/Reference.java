package org.cellstate.dsl.evaluate.classes;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A case that tests/python/reference/classification.py wrote. Null is not defined. */
final class Reference {

    String name = "";
    int classes;
    int[] truth = {};
    int[] predicted = {};
    double[][] probabilities = {};
    long[][] confusion = {};
    double[][] perClass = {};
    Scores scores = new Scores();

    @Nullable OfProbabilities ofProbabilities;

    long only;
    long onlyConstant;
    double p;

    private Reference() {}

    static List<Reference> read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("classification.json")),
                StandardCharsets.UTF_8)) {
            return List.of(new Gson().fromJson(file, Reference[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Classification classification() {
        List<String> names =
                IntStream.range(0, classes).mapToObj(each -> "c" + each).toList();
        return probabilities.length > 0
                ? Classification.of(labels(truth), probabilities, names)
                : Classification.of(labels(truth), labels(predicted), names);
    }

    static List<String> labels(int[] positions) {
        return Arrays.stream(positions).mapToObj(each -> "c" + each).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    static final class Scores {
        double accuracy;
        double balancedAccuracy;
        double matthews;
        double[] macro = {};
        double[] micro = {};
        double[] weighted = {};
    }

    static final class OfProbabilities {
        double logLoss;
        double brier;
        double calibrationError;

        @Nullable Double[] areas = {};

        @Nullable Double rocAuc;

        @Nullable Double averagePrecision;

        List<Curve> curves = List.of();
    }

    static final class Curve {
        double[] falsePositives = {};
        double[] truePositives = {};
    }
}
