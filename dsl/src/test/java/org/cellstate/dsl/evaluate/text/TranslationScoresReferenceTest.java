package org.cellstate.dsl.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cellstate.dsl.evaluate.text.KnownScores.Known;
import org.cellstate.dsl.evaluate.text.KnownScores.Rate;
import org.cellstate.dsl.evaluate.text.KnownScores.Sentence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores are those that sacrebleu 2.6.0 prints, error rates those of jiwer 4.0.0. */
class TranslationScoresReferenceTest {

    private static final KnownScores KNOWN = KnownScores.read();

    static Stream<Known> bleus() {
        return KNOWN.scores.stream().filter(each -> each.metric.startsWith("bleu"));
    }

    static Stream<Known> chrfs() {
        return KNOWN.scores.stream().filter(each -> each.metric.startsWith("chrf"));
    }

    static List<Rate> rates() {
        return KNOWN.rates;
    }

    @ParameterizedTest
    @MethodSource("bleus")
    void bleu_is_printed_to_the_digit_as_sacrebleu_prints_it(Known known) {
        Bleu one = Bleu.of(hypotheses(known.sentences), first(known.sentences));
        Bleu bleu = known.sets == 1 ? one : one.also(second(known.sentences));
        Bleu made = switch (known.metric) {
            case "bleu effective" -> bleu.effectiveOrder();
            case "bleu floor" -> bleu.floor(0.1);
            case "bleu floor effective" -> bleu.floor(0.25).effectiveOrder();
            case "bleu add-k" -> bleu.addK(1);
            case "bleu none" -> bleu.unsmoothed();
            case "bleu tokenized" -> bleu.tokenized();
            case "bleu characters" -> bleu.characters();
            case "bleu lowercase" -> bleu.lowercase();
            default -> bleu;
        };

        assertThat(made).hasToString(known.printed);
        assertThat(Rounded.of(made.score(), 6)).isEqualTo(known.precise);
        assertThat(made.signature()).isEqualTo(known.signature);
    }

    @ParameterizedTest
    @MethodSource("chrfs")
    void chrf_is_printed_to_the_digit_as_sacrebleu_prints_it(Known known) {
        Chrf one = Chrf.of(hypotheses(known.sentences), first(known.sentences));
        Chrf chrf = known.sets == 1 ? one : one.also(second(known.sentences));
        Chrf made = switch (known.metric) {
            case "chrf words" -> chrf.words();
            case "chrf spaces" -> chrf.spaces();
            case "chrf lowercase" -> chrf.words().lowercase();
            case "chrf order" -> chrf.order(3).beta(1);
            default -> chrf;
        };

        assertThat(made).hasToString(known.printed);
        assertThat(Rounded.of(made.score(), 6)).isEqualTo(known.precise);
        assertThat(made.signature()).isEqualTo(known.signature);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void errors_are_counted_as_jiwer_counts_them(Rate known) {
        List<Sentence> all = KNOWN.named(known.sentences).stream()
                .filter(each -> !Spaces.split(each.first).isEmpty())
                .toList();
        ErrorRate words = ErrorRate.of(
                all.stream().map(each -> each.hypothesis).toList(),
                all.stream().map(each -> each.first).toList());
        ErrorRate made = known.unit.equals("word") ? words : words.characters();

        assertThat(made.rate()).isCloseTo(known.rate, within(1e-12));
        assertThat(new int[] {made.substitutions(), made.insertions(), made.deletions()})
                .containsExactly(known.substitutions, known.insertions, known.deletions);
        assertThat(made.toString()).startsWith(String.format(Locale.ROOT, "%s error rate ", known.unit));
    }

    private static List<String> hypotheses(String name) {
        return KNOWN.named(name).stream().map(each -> each.hypothesis).toList();
    }

    private static List<String> first(String name) {
        return KNOWN.named(name).stream().map(each -> each.first).toList();
    }

    private static List<String> second(String name) {
        return KNOWN.named(name).stream().map(each -> each.second).toList();
    }
}
