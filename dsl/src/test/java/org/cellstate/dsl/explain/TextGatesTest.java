package org.cellstate.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.adam;
import static org.cellstate.dsl.Cellstate.gates;
import static org.cellstate.dsl.Cellstate.gru;
import static org.cellstate.dsl.Cellstate.lstm;
import static org.cellstate.dsl.Cellstate.textOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.Recurrent;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextGatesTest {

    private static final String LINE = "he said (yes) and she (no, no) and so on. ";

    private static final TextCorpus CORPUS = textOf(LINE.repeat(40));

    private static final TextCorpus DOCUMENTS = textOf("one (a) two", "two (b) one", "one one (a)", "two (a) (b) two")
            .words();

    private static LanguageModel fitted(Recurrent model, TextCorpus corpus) {
        return model.hidden(6)
                .embedding(4)
                .batch(4)
                .steps(10)
                .optimizer(adam(0.02))
                .epochs(2)
                .fit(corpus, event -> {});
    }

    static Stream<LanguageModel> models() {
        return Stream.of(
                fitted(lstm(), CORPUS),
                fitted(lstm().layers(2).dropout(0.2), CORPUS),
                fitted(gru(), CORPUS),
                fitted(lstm(), DOCUMENTS));
    }

    /** The head is linear: logarithms of probabilities differ by its weights times the state, and its biases. */
    @ParameterizedTest
    @MethodSource("models")
    void the_head_over_the_last_state_says_what_the_model_says_comes_next(LanguageModel model) {
        String text = model.data().byDocument() ? "one (b)" : "he said (no";
        float[] weights = model.trained().network().weights();
        int vocabulary = model.data().tokenizer().vocabulary().size();
        double[][] hidden = gates(model, text).activation("hidden state").values();
        int last = hidden[0].length - 1;
        double[] scores = new double[vocabulary];
        for (int token = 0; token < vocabulary; token++) {
            scores[token] = weights[weights.length - vocabulary + token];
            for (int unit = 0; unit < hidden.length; unit++) {
                scores[token] += hidden[unit][last]
                        * weights[weights.length - vocabulary * (hidden.length + 1) + token * hidden.length + unit];
            }
        }
        double sum = Arrays.stream(scores).map(Math::exp).sum();
        int open = model.data().tokenizer().vocabulary().id("(");
        assertThat(Math.exp(scores[open]) / sum)
                .isCloseTo(
                        model.next(text).tokens().stream()
                                .filter(each -> each.token().equals("("))
                                .findFirst()
                                .orElseThrow()
                                .probability(),
                        within(1e-4));
    }

    @Test
    void steps_are_the_tokens_as_they_stand_in_the_text_and_all_layers_are_there() {
        Gates read = gates(fitted(lstm().layers(2), CORPUS), "so (no)");
        assertThat(read.steps()).containsExactly("s", "o", " ", "(", "n", "o", ")");
        assertThat(read.layers()).hasSize(2);
        assertThat(read.activation("cell state").values()[0]).hasSize(7);
        assertThat(read).hasToString("LSTM 2×6, layer 2 of 2 on \"so (no)\"");

        Gates words = gates(fitted(gru(), DOCUMENTS), "one (b) two");
        assertThat(String.join("", words.steps())).isEqualTo("one (b) two");
        assertThat(words.steps()).hasSameSizeAs(words.activation("hidden state").values()[0]);
    }

    @Test
    void unknown_characters_are_left_out_as_the_model_leaves_them_out() {
        LanguageModel model = fitted(lstm(), CORPUS);

        assertThat(gates(model, "s€o").activation("cell state").values())
                .isDeepEqualTo(gates(model, "so").activation("cell state").values());
        assertThatThrownBy(() -> gates(model, "€"))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("at least one token that it knows");
        assertThatThrownBy(() -> gates(model, "")).hasMessageContaining("the empty text");
    }

    @Test
    void a_unit_has_the_tanh_of_its_cell_and_the_one_that_follows_a_signal_is_found() {
        Gates read = gates(fitted(lstm(), CORPUS), LINE);
        double[] second = read.unit(2).states();
        double[] cell = read.activation("cell state").values()[1];
        assertThat(second).containsExactly(Arrays.stream(cell).map(Math::tanh).toArray(), within(0.0));
        assertThat(read.following(second).unit()).isEqualTo(2);

        double[] within = new double[LINE.length()];
        boolean open = false;
        for (int i = 0; i < within.length; i++) {
            open = LINE.charAt(i) == '(' || (open && LINE.charAt(i) != ')');
            within[i] = open ? 1 : 0;
        }
        UnitTrace best = read.following(within);
        double found = Math.abs(best.correlation(within));
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToDouble(unit -> Math.abs(read.unit(unit).correlation(within))))
                .allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(found));
    }

    /** By hand: deviations (-1, 0, 1) and (-2, 1, 1), their products 2 + 0 + 1 over the root of 2 times 6. */
    @Test
    void the_correlation_is_pearsons() {
        UnitTrace trace = new UnitTrace("m", "w", 1, 1, List.of("a", "b", "c"), new double[] {-0.5, 0, 0.5});

        assertThat(trace.correlation(0, 3, 3)).isCloseTo(3 / Math.sqrt(12), within(1e-12));
        assertThat(trace.correlation(4, 4, 4)).isZero();
        assertThatThrownBy(() -> trace.correlation(1)).isInstanceOf(ShapeProblem.class);
    }

    @Test
    void problems_say_what_to_write() {
        Gates read = gates(fitted(gru(), CORPUS), "so");

        assertThatThrownBy(() -> read.unit(7)).isInstanceOf(ConfigProblem.class).hasMessageContaining(".unit(6)");
        assertThatThrownBy(() -> read.following(1, 1))
                .isInstanceOf(ShapeProblem.class)
                .hasMessageContaining("1 within a quotation and 0 elsewhere");
    }

    @Test
    void a_unit_is_shown_over_the_letters() {
        UnitTrace trace = gates(fitted(lstm(), CORPUS), LINE + "and").unit(3);

        MimeBundle shown = Renderers.of(TextGatesTest.class.getClassLoader()).render(trace);

        assertThat(shown.text())
                .startsWith("Unit 3 moves between ")
                .contains("state ", "LSTM 1×6, layer 1, reading \"he said (yes) and she (no, no) and so on…\".");
        assertThat(shown.get(MimeBundle.PNG)).isPresent();
    }
}
