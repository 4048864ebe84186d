package org.cellstate.dsl.sweep.objective;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.TimeIndex;
import org.cellstate.dsl.data.ValuedSequences;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.text.ClassedSequences;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Parts;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.Tokenization;

/** What networks are fitted to, and what of it can be measured. */
public sealed interface Subject {

    /** Returns the data in words. */
    String words();

    /** Returns the SHA-256 of all values. */
    String sha256();

    /** Returns what the error of the validation part is, such as {@code MASE}. */
    String error();

    /**
     * Returns what is measured unless it is said.
     *
     * @param own whether each candidate brings its own data
     */
    Score standard(boolean own);

    /** Returns a model as it is fitted to these data. */
    default RecurrentSpec ready(RecurrentSpec spec) {
        return spec.forClasses();
    }

    /** Returns the loss of a model on these data, and what it is a mean of where that is not always the same. */
    String loss(RecurrentSpec spec);

    /** Returns what is measured, in words: candidates with data of their own must have it in common. */
    String rows();

    /** Returns the SHA-256 of what candidates with data of their own must have in common. */
    String rowsSha256();

    /** Returns why something cannot be measured of these data; empty if it can. */
    default Optional<ConfigProblem> refused(Score score) {
        return score instanceof Score.FoldError
                ? Optional.of(new ConfigProblem(
                        "Folds are blocks of series, or of rows with a class each.",
                        score.goal().name() + ", of " + words(),
                        ".score(validationError())"))
                : Optional.empty();
    }

    private static String cased(Tokenization way) {
        boolean cased = !(way instanceof Tokenization.Words words && !words.cased())
                && !(way instanceof Tokenization.BytePairs pairs && !pairs.cased());
        return cased ? "" : " in small letters";
    }

    private static String parts(Parts parts) {
        return Arrays.toString(parts.training()) + Arrays.toString(parts.validation());
    }

    private static String digest(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Series whose coming rows are forecast. */
    record Forecasts(ForecastData data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.panel().sha256();
        }

        @Override
        public String error() {
            return "MASE";
        }

        /** Returns the loss, or, where candidates bring their own data, by which losses are scaled, the error. */
        @Override
        public Score standard(boolean own) {
            return own ? new Score.ValidationError() : new Score.ValidationLoss();
        }

        @Override
        public RecurrentSpec ready(RecurrentSpec spec) {
            return spec;
        }

        @Override
        public String loss(RecurrentSpec spec) {
            return spec.training().loss().toString();
        }

        @Override
        public String rows() {
            TimeIndex index = first().index();
            int train = data.trainRows(0);
            return "horizon " + data.horizon() + " and validation from "
                    + index.label(train - data.validationRows(0))
                    + " to " + index.label(train - 1) + " of " + first().name()
                    + (data.panel().size() == 1 ? "" : " and " + (data.panel().size() - 1) + " other series");
        }

        @Override
        public String rowsSha256() {
            return first().sha256();
        }

        private Series first() {
            return data.panel().members().get(0).target();
        }

        @Override
        public Optional<ConfigProblem> refused(Score score) {
            return Optional.empty();
        }
    }

    /** Sequences with a value each. */
    record Values(ValuedSequences data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.sha256();
        }

        @Override
        public String error() {
            return "loss";
        }

        @Override
        public Score standard(boolean own) {
            return new Score.ValidationLoss();
        }

        @Override
        public RecurrentSpec ready(RecurrentSpec spec) {
            return spec;
        }

        @Override
        public String loss(RecurrentSpec spec) {
            return spec.training().loss().toString();
        }

        @Override
        public String rows() {
            return data.validationRows() + " of " + data.size() + " values";
        }

        @Override
        public String rowsSha256() {
            float[] values = new float[data.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = data.value(row);
            }
            return digest(Arrays.toString(values));
        }

        @Override
        public Optional<ConfigProblem> refused(Score score) {
            return score instanceof Score.ValidationError || score instanceof Score.FoldError
                    ? Optional.of(new ConfigProblem(
                            "Sequences with a value each have no rows to forecast.",
                            score.goal().name() + " of sequences",
                            ".score(validationLoss())"))
                    : Optional.empty();
        }
    }

    /** Texts whose next token is told. */
    record Text(TextCorpus data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.sha256();
        }

        @Override
        public String error() {
            return "bits per character";
        }

        @Override
        public Score standard(boolean own) {
            return new Score.ValidationError();
        }

        @Override
        public String loss(RecurrentSpec spec) {
            return ready(spec).training().loss() + " of " + data.tokenization();
        }

        @Override
        public String rows() {
            return "texts" + cased(data.tokenization()) + " of which " + data.trainingShare() + " train";
        }

        @Override
        public String rowsSha256() {
            return data.sha256();
        }
    }

    /** Sequences of which classes are known. */
    sealed interface Classed extends Subject permits Labels, Tags {

        /** Returns the sequences. */
        ClassedSequences data();

        @Override
        default String words() {
            return data().toString();
        }

        @Override
        default String sha256() {
            return data().sha256();
        }

        @Override
        default String error() {
            return "error rate";
        }

        @Override
        default Score standard(boolean own) {
            return new Score.ValidationLoss();
        }

        @Override
        default String loss(RecurrentSpec spec) {
            return ready(spec).training().loss() + (spec.tokens().classWeights() ? " with classWeights()" : "");
        }
    }

    /** Sequences with a class each. */
    record Labels(LabeledSequences data) implements Classed {
        @Override
        public String rows() {
            return data.classes().size() + " classes and " + data.parts();
        }

        /** Returns that of the classes and where they lie, and of texts: frames may have other features. */
        @Override
        public String rowsSha256() {
            boolean texts = data.sequences() instanceof Sequences.Texts;
            return digest(String.join("\n", data.labels()), parts(data.parts()), texts ? data.sha256() : "");
        }
    }

    /** Sequences with a label for each step. */
    record Tags(TaggedSequences data) implements Classed {
        @Override
        public String rows() {
            return data.classes().size() + " labels and " + data.parts();
        }

        @Override
        public String rowsSha256() {
            StringBuilder labels = new StringBuilder(data.unknown());
            for (int row = 0; row < data.size(); row++) {
                labels.append(data.labels(row));
            }
            return digest(labels.toString(), parts(data.parts()));
        }
    }

    /** Pairs of texts, of which the second is written. */
    record Pairs(SequencePairs data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.sha256();
        }

        @Override
        public String error() {
            return "bits per character";
        }

        @Override
        public Score standard(boolean own) {
            return new Score.ValidationError();
        }

        @Override
        public String loss(RecurrentSpec spec) {
            return ready(spec).training().loss() + " of " + data.targetTokenization();
        }

        @Override
        public String rows() {
            return data.targetName() + cased(data.targetTokenization()) + " and " + data.parts();
        }

        @Override
        public String rowsSha256() {
            return data.sha256();
        }
    }
}
