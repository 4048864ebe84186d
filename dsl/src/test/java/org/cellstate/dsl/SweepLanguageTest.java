package org.cellstate.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.foldError;
import static org.cellstate.dsl.Cellstate.labeled;
import static org.cellstate.dsl.Cellstate.latency;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.pairs;
import static org.cellstate.dsl.Cellstate.parameters;
import static org.cellstate.dsl.Cellstate.patience;
import static org.cellstate.dsl.Cellstate.sweep;
import static org.cellstate.dsl.Cellstate.tagged;
import static org.cellstate.dsl.Cellstate.validationError;
import static org.cellstate.dsl.Cellstate.validationLoss;
import static org.cellstate.dsl.Cellstate.valued;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.evaluate.text.TokenScore;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.sweep.Report;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.SweepListener;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.dsl.sweep.TrialState;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.Tokenization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepLanguageTest {

    private static final SweepListener SILENT = SweepListener.silent();

    private static final Recurrent SMALL =
            lstm().embedding(4).epochs(2).batch(4).steps(10).optimizer(adam(0.01));

    private static final Sweep<Recurrent> SWEEP =
            sweep(t -> SMALL.hidden(t.integer("hidden", 4, 8))).trials(2);

    private static final String[] WHO = {"the cat", "a dog", "the bird", "my fish"};
    private static final String[] DOES = {"sees", "hears", "likes"};

    private static String sentence(int number) {
        return WHO[number % 4] + " " + DOES[number * 5 % 3] + " " + WHO[number * 7 / 3 % 4] + ".";
    }

    /** Returns one long text, so long that it is cut between sentences, of whose last tenth, which tests, all letters may be others. */
    private static TextCorpus corpus(boolean planted) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 80).forEach(number -> text.append(sentence(number)).append('\n'));
        int from = (int) (0.95 * text.length()) + 30;
        for (int at = from; planted && at < text.length(); at++) {
            text.setCharAt(at, Character.isLetter(text.charAt(at)) ? 'Q' : text.charAt(at));
        }
        return TextCorpus.of(List.of(new TextDocument("animals", text.toString())));
    }

    private static final TextCorpus TEXT = corpus(false);

    private static List<String> texts() {
        return IntStream.range(0, 48).mapToObj(row -> sentence(row) + " " + row).toList();
    }

    private static String animal(String text) {
        return text.contains("cat") ? "cat" : "other";
    }

    /** Returns sentences with a class each; of those that test they may be the wrong ones. */
    private static LabeledSequences labels(boolean planted) {
        List<String> labels =
                new ArrayList<>(texts().stream().map(SweepLanguageTest::animal).toList());
        if (planted) {
            for (int row : labels(false).parts().test()) {
                labels.set(row, labels.get(row).equals("cat") ? "other" : "cat");
            }
        }
        return labeled(texts(), labels).words();
    }

    private static TaggedSequences tags(boolean planted) {
        List<List<String>> rows =
                texts().stream().map(text -> List.of(text.split(" "))).toList();
        List<List<String>> labels = new ArrayList<>(rows.stream()
                .map(row -> row.stream()
                        .map(token -> token.length() % 2 == 0 ? "even" : "odd")
                        .toList())
                .toList());
        if (planted) {
            for (int row : tags(false).parts().test()) {
                labels.set(row, labels.get(row).stream().map(label -> "even").toList());
            }
        }
        return tagged(rows, labels);
    }

    private static SequencePairs both(boolean planted) {
        List<String> targets = new ArrayList<>(texts().stream()
                .map(text -> text.replace("the", "le").replace("cat", "chat").replace("sees", "voit"))
                .toList());
        if (planted) {
            for (int row : both(false).parts().test()) {
                targets.set(row, "zzz");
            }
        }
        return pairs(texts(), targets);
    }

    private static List<List<Double>> values(Study<?> study) {
        return study.records().stream().map(TrialRecord::values).toList();
    }

    /** Returns what a user can see: the validation part read as a text, without its first token, which is not asked for. */
    private static double bits(LanguageModel model) {
        List<TokenScore> tokens = model.read(TEXT.validation().get(0)).tokens();
        int characters =
                TEXT.validation().get(0).length() - tokens.get(0).token().length();
        return tokens.stream().skip(1).mapToDouble(TokenScore::bits).sum() / characters;
    }

    @Test
    void a_language_model_is_measured_by_the_bits_per_character_of_the_validation_part() {
        Study<Recurrent> study = SWEEP.on(TEXT, SILENT);

        TrialRecord trial = study.bestTrial().orElseThrow();
        LanguageModel fitted = study.best().fit(TEXT, event -> {});
        assertThat(study.goals().get(0).name()).isEqualTo("validation bits per character");
        assertThat(trial.value()).isCloseTo(bits(fitted), within(1e-5));
        assertThat(trial.reports()).extracting(Report::step).containsExactly(1, 2);
        assertThat(trial.reports().get(1).value()).isEqualTo(trial.value());
    }

    @Test
    void the_loss_of_a_language_model_is_that_of_its_tokens() {
        Study<Recurrent> study =
                SWEEP.goals(validationLoss(), parameters(), latency()).on(TEXT, SILENT);

        TrialRecord trial = study.bestTrial().orElseThrow();
        LanguageModel fitted = study.best().fit(TEXT, event -> {});
        assertThat(trial.value())
                .isEqualTo(fitted.history().best().orElseThrow().valid());
        assertThat(trial.values().get(1)).isEqualTo((double) fitted.summary().parameters());
        assertThat(trial.values().get(2)).isPositive();
    }

    @Test
    void tokenizers_compare_by_the_same_characters() {
        Study<Candidate<TextCorpus, LanguageModel>> study = sweep(
                        t -> SMALL.hidden(4).on(t.bool("words") ? TEXT.words() : TEXT.characters()))
                .grid()
                .run(SILENT);

        assertThat(study.goals().get(0).name()).isEqualTo("validation bits per character");
        assertThat(study.count(TrialState.COMPLETE)).isEqualTo(2);
        for (TrialRecord trial : study.records()) {
            Candidate<TextCorpus, LanguageModel> candidate = study.candidate(trial);
            LanguageModel fitted = candidate.fit(event -> {});
            assertThat(trial.value()).isCloseTo(bits(fitted), within(1e-5));
            assertThat(candidate).hasToString(SMALL.hidden(4) + " on " + candidate.data());
        }
        assertThat(study.candidate(study.records().get(0)).data().tokenization())
                .isNotEqualTo(study.candidate(study.records().get(1)).data().tokenization());
    }

    @Test
    void a_word_that_is_not_known_costs_its_spelling() {
        Study<Candidate<TextCorpus, LanguageModel>> study = sweep(
                        t -> SMALL.hidden(4).on(TEXT.words(t.oneOf("most", 1, 20))))
                .grid()
                .run(SILENT);

        double one = study.records().get(0).value();
        LanguageModel fitted = study.candidate(study.records().get(0)).fit(event -> {});
        // All but one word are the unknown one, which is foreseen nearly always: without their spelling that is best.
        assertThat(bits(fitted)).isLessThan(study.records().get(1).value());
        assertThat(study.best().data().tokenization()).isEqualTo(Tokenization.words(20));
        assertThat(one).isGreaterThan(study.records().get(1).value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text", "text by words", "labels", "label errors", "tags", "tag errors", "pairs", "own labels"})
    void what_stands_in_the_test_part_changes_nothing(String data) {
        Study<?> plain = measured(data, false);
        Study<?> planted = measured(data, true);

        assertThat(plain.count(TrialState.COMPLETE)).isEqualTo(2);
        assertThat(values(planted)).isEqualTo(values(plain));
        assertThat(planted.records().get(1).reports())
                .isEqualTo(plain.records().get(1).reports());
    }

    private static Study<?> measured(String data, boolean planted) {
        return switch (data) {
            case "text" -> SWEEP.on(corpus(planted), SILENT);
            case "text by words" -> SWEEP.on(corpus(planted).words(), SILENT);
            case "labels" -> SWEEP.on(labels(planted), SILENT);
            case "label errors" -> SWEEP.score(validationError()).on(labels(planted), SILENT);
            case "tags" -> SWEEP.on(tags(planted), SILENT);
            case "tag errors" -> SWEEP.score(validationError()).on(tags(planted), SILENT);
            case "pairs" -> SWEEP.on(both(planted), SILENT);
            case "own labels" ->
                sweep(t -> SMALL.hidden(t.integer("hidden", 4, 8)).on(labels(planted)))
                        .trials(2)
                        .run(SILENT);
            default -> throw new IllegalArgumentException(data);
        };
    }

    @Test
    void a_corpus_whose_test_part_was_planted_is_another_one() {
        assertThat(corpus(true).validation()).isEqualTo(TEXT.validation());
        assertThat(corpus(true).test()).isNotEqualTo(TEXT.test());
        assertThat(labels(true).labels()).isNotEqualTo(labels(false).labels());
        assertThat(tags(true).sha256()).isNotEqualTo(tags(false).sha256());
        assertThat(both(true).targets()).isNotEqualTo(both(false).targets());
    }

    @Test
    void a_classifier_is_measured_by_its_loss_and_its_error() {
        LabeledSequences data = labels(false);
        Study<Recurrent> study =
                SWEEP.goals(validationLoss(), validationError()).on(data, SILENT);

        TrialRecord trial = study.bestTrial().orElseThrow();
        Classifier fitted = study.best().fit(data, event -> {});
        int[] rows = data.parts().validation();
        long wrong = Arrays.stream(rows)
                .filter(row -> !fitted.predict(texts().get(row)).best().equals(data.label(row)))
                .count();
        assertThat(trial.values().get(0))
                .isEqualTo(fitted.history().best().orElseThrow().valid());
        assertThat(trial.values().get(1)).isEqualTo((double) wrong / rows.length);
        assertThat(study.goals())
                .extracting(goal -> goal.name())
                .containsExactly("validation loss", "validation error rate");
        assertThat(SWEEP.trials(1).on(data, SILENT).goals().get(0).name()).isEqualTo("validation loss");
    }

    @Test
    void a_tagger_is_measured_by_the_labels_of_the_validation_part() {
        TaggedSequences data = tags(false);
        Study<Recurrent> study =
                SWEEP.goals(validationError(), validationLoss()).on(data, SILENT);

        TrialRecord trial = study.bestTrial().orElseThrow();
        var fitted = study.best().fit(data, event -> {});
        double wrong = 0;
        double all = 0;
        for (int row : data.parts().validation()) {
            var steps = fitted.predict(List.of(texts().get(row).split(" "))).steps();
            for (int step = 0; step < steps.size(); step++) {
                wrong += steps.get(step).label().equals(data.labels(row).get(step)) ? 0 : 1;
                all++;
            }
        }
        assertThat(trial.value()).isEqualTo(wrong / all);
        assertThat(trial.values().get(1))
                .isEqualTo(fitted.history().best().orElseThrow().valid());
    }

    @Test
    void a_translator_is_measured_by_the_bits_per_character_of_what_it_should_write() {
        SequencePairs data = both(false).target(Tokenization.characters());
        Study<Recurrent> study = SWEEP.on(data, SILENT);

        var fitted = study.best().fit(data, event -> {});
        var prepared = fitted.trained().data();
        int tokens = prepared.target().vocabulary().size();
        double nats = 0;
        double characters = 0;
        for (int pair : data.parts().validation()) {
            PairBatch one = prepared.batch(new int[] {pair});
            float[] chances = fitted.trained().network().predict(one);
            for (int step = 0; step < one.targetSteps(); step++) {
                nats -= Math.log(chances[step * tokens + one.write()[step]]);
            }
            characters += data.target(pair).length();
        }
        assertThat(study.goals().get(0).name()).isEqualTo("validation bits per character");
        assertThat(study.bestTrial().orElseThrow().value()).isCloseTo(nats / Math.log(2) / characters, within(1e-5));
    }

    @Test
    void how_targets_are_cut_can_be_searched() {
        SequencePairs data = both(false);
        var study = sweep(t -> SMALL.hidden(4).on(t.bool("letters") ? data.characters() : data.words()))
                .grid()
                .run(SILENT);

        assertThat(study.count(TrialState.COMPLETE)).isEqualTo(2);
        assertThat(study.best()
                        .fit(event -> {})
                        .translate("the cat sees a dog. 7")
                        .toString())
                .isNotEmpty();
    }

    @Test
    void seeds_and_pruning_are_as_with_series() {
        Study<Recurrent> study = SWEEP.trials(1).seeds(2).prune(patience(1)).on(labels(false), SILENT);

        TrialRecord trial = study.records().get(0);
        double[] losses = IntStream.of(42, 43)
                .mapToDouble(seed -> study.best()
                        .seed(seed)
                        .fit(labels(false), event -> {})
                        .history()
                        .best()
                        .orElseThrow()
                        .valid())
                .toArray();
        assertThat(trial.value()).isCloseTo((losses[0] + losses[1]) / 2, within(1e-12));
        assertThat(trial.deviation()).isCloseTo(Math.abs(losses[0] - losses[1]) / Math.sqrt(2), within(1e-12));
    }

    @Test
    void losses_of_differently_cut_texts_do_not_compare() {
        var sweep = sweep(t -> SMALL.on(t.bool("words") ? TEXT.words() : TEXT.characters()))
                .score(validationLoss());

        assertThatThrownBy(() -> sweep.run(SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageMatching("""
                        A validation loss compares models that are trained by the same loss.
                          received: crossEntropy\\(\\) of (words\\(\\) and crossEntropy\\(\\) of characters|characters\\(\\) and crossEntropy\\(\\) of words)\\(\\)
                          try: .score\\(validationError\\(\\)\\), which measures all models alike""");
    }

    @Test
    void losses_of_classes_that_weigh_otherwise_do_not_compare() {
        var sweep = sweep(t -> t.bool("even") ? SMALL.classWeights() : SMALL);

        assertThatThrownBy(() -> sweep.on(labels(false), SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("crossEntropy() with classWeights()");
        assertThat(sweep.trials(2)
                        .score(validationError())
                        .on(labels(false), SILENT)
                        .count(TrialState.COMPLETE))
                .isEqualTo(2);
    }

    @Test
    void candidates_are_measured_on_the_same_texts() {
        assertThatThrownBy(() -> sweep(t -> SMALL.on(TEXT.split(t.real("share", 0.5, 0.9))))
                        .run(SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("of texts and classes the same validation part")
                .hasMessageContaining("train");
        assertThatThrownBy(() -> sweep(t -> SMALL.on(
                                t.bool("small")
                                        ? TEXT.tokens(Tokenization.words().ignoringCase())
                                        : TEXT.words()))
                        .run(SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("in small letters");
        assertThatThrownBy(() -> sweep(t -> t.bool("text") ? SMALL.on(TEXT) : SMALL.on(labels(false)))
                        .run(SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Candidates with data of their own do one task.");
    }

    @Test
    void what_data_cannot_be_measured_by_is_told_before_anything_runs() {
        for (Runnable folded : List.<Runnable>of(
                () -> SWEEP.score(foldError(3)).on(TEXT, SILENT),
                () -> SWEEP.score(foldError(3)).on(tags(false), SILENT),
                () -> SWEEP.score(foldError(3)).on(both(false), SILENT))) {
            assertThatThrownBy(folded::run)
                    .isInstanceOf(ConfigProblem.class)
                    .hasMessageStartingWith("Folds are blocks of series")
                    .hasMessageContaining(".score(validationError())");
        }
        assertThatThrownBy(() -> sweep(t -> SMALL.on(valued(new float[][][] {{{1}}, {{2}}}, new float[] {1, 2})))
                        .score(validationError())
                        .run(SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("Sequences with a value each");
    }

    @Test
    void a_journal_goes_on_with_the_same_texts_and_with_no_others(@TempDir Path folder) {
        String file = folder.resolve("study.jsonl").toString();
        Sweep<Recurrent> kept = SWEEP.journal(file);
        Study<Recurrent> first = kept.trials(1).on(TEXT, SILENT);

        Study<Recurrent> both = kept.trials(2).on(TEXT, SILENT);

        assertThat(both.records().get(0)).isEqualTo(first.records().get(0));
        assertThat(values(both)).isEqualTo(values(SWEEP.on(TEXT, SILENT)));
        assertThatThrownBy(() -> kept.on(corpus(true), SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("objective's data sha-256");
        assertThatThrownBy(() -> kept.on(TEXT.words(), SILENT))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("words()");
    }

    @Test
    void trials_beside_each_other_give_the_same_values() {
        assertThat(values(SWEEP.parallel(2).on(TEXT, SILENT))).isEqualTo(values(SWEEP.on(TEXT, SILENT)));
    }
}
