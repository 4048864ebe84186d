package org.cellstate.dsl.evaluate.text;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What tests/python/reference/translation_scores.py wrote. */
final class KnownScores {

    List<Sentence> sentences = List.of();
    List<Known> scores = List.of();
    List<Rate> rates = List.of();

    private KnownScores() {}

    static final class Sentence {
        String name = "";
        String hypothesis = "";
        String first = "";
        String second = "";
    }

    static final class Known {
        String metric = "";
        String sentences = "";
        int sets;
        String printed = "";
        String precise = "";
        String signature = "";

        @Override
        public String toString() {
            return metric + " of " + sentences + ", " + sets;
        }
    }

    static final class Rate {
        String unit = "";
        String sentences = "";
        double rate;
        int substitutions;
        int insertions;
        int deletions;

        @Override
        public String toString() {
            return unit + "s of " + sentences;
        }
    }

    static KnownScores read() {
        try (var file = new InputStreamReader(
                Objects.requireNonNull(KnownScores.class.getResourceAsStream("translation_scores.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(file, KnownScores.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Sentence> named(String name) {
        return sentences.stream()
                .filter(each -> name.equals("all") || each.name.equals(name))
                .toList();
    }
}
