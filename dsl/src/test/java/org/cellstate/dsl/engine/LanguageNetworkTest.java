package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Tokens;
import org.cellstate.dsl.prepare.ExampleOrder;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageNetworkTest {

    private static final int TOKENS = 7;

    private static RecurrentSpec spec(Cell cell) {
        return RecurrentSpec.of(cell)
                .layers(2)
                .hidden(12)
                .tokens(Tokens.defaults().embedding(5).steps(8))
                .forClasses();
    }

    private static int[] text(int length) {
        Random random = new Random(4);
        int[] text = new int[length];
        for (int i = 0; i < length; i++) {
            text[i] = random.nextInt(TOKENS);
        }
        return text;
    }

    @ParameterizedTest
    @EnumSource
    void the_state_is_carried_on_from_piece_to_piece(Cell cell) {
        int[] text = text(97);
        PreparedText data = PreparedText.of("noise", text, text, text, 1, 8);
        ExampleOrder order = data.order(new SplittableRandom(1));
        try (Network<TextBatch> network = Network.languageModel(spec(cell), TOKENS)) {
            double whole = network.loss(TextBatch.of(text));
            double sum = 0;
            double fresh = 0;
            for (int piece = 0; piece < 12; piece++) {
                TextBatch batch = data.batch(order.draw(1));
                sum += network.trainStep(batch, 0).loss();
                fresh += network.loss(batch);
                // Validation in between must not disturb the training's state.
                network.loss(data.test());
            }

            assertThat(sum / 12).isCloseTo(whole, within(1e-5));
            assertThat(fresh / 12).isNotCloseTo(whole, within(1e-5));
            // Through once more from its begin, from a fresh state.
            double again = network.trainStep(data.batch(order.draw(1)), 0).loss();
            assertThat(again).isCloseTo(network.loss(data.batch(new int[] {0})), within(1e-5));
        }
    }

    @Test
    void a_long_text_is_read_in_pieces_as_it_would_be_at_once() {
        int many = 3000;
        RecurrentSpec spec =
                RecurrentSpec.lstm().hidden(4).tokens(Tokens.defaults().embedding(3));
        Random random = new Random(2);
        int[] text = random.ints(2001, 0, many).toArray();
        try (Network<TextBatch> network = Network.languageModel(spec, many);
                TextStepper stepper = TextStepper.of(spec, many, network.weights())) {
            float[] found = network.predict(TextBatch.of(text));

            TextStepper.State state = stepper.begin();
            for (int i = 0; i < found.length; i++) {
                state = stepper.after(state, text[i]);
                if (i % 100 == 99) {
                    assertThat((double) found[i]).isCloseTo(stepper.logProbabilities(state)[text[i + 1]], within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void step_by_step_it_gives_what_the_network_gives(Cell cell) {
        stepsAsTheNetwork(spec(cell));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 12})
    void step_by_step_a_tied_one_gives_what_the_network_gives(int width) {
        stepsAsTheNetwork(
                spec(Cell.LSTM).tokens(Tokens.defaults().embedding(width).tied(true)));
    }

    private static void stepsAsTheNetwork(RecurrentSpec spec) {
        int[] text = text(60);
        try (Network<TextBatch> network = Network.languageModel(spec, TOKENS);
                TextStepper stepper = TextStepper.of(spec, TOKENS, network.weights())) {
            float[] found = network.predict(TextBatch.of(text));

            TextStepper.State state = stepper.begin();
            for (int i = 0; i < found.length; i++) {
                state = stepper.after(state, text[i]);
                double[] next = stepper.logProbabilities(state);
                assertThat(next[text[i + 1]]).isCloseTo(found[i], within(1e-5));
                double all = 0;
                for (double log : next) {
                    all += Math.exp(log);
                }
                assertThat(all).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void a_state_can_be_continued_twice() {
        RecurrentSpec spec = spec(Cell.LSTM);
        try (Network<TextBatch> network = Network.languageModel(spec, TOKENS);
                TextStepper stepper = TextStepper.of(spec, TOKENS, network.weights())) {
            TextStepper.State begun = stepper.after(stepper.begin(), 3);
            double[] before = stepper.logProbabilities(begun);
            double[] left = stepper.logProbabilities(stepper.after(begun, 1));
            double[] right = stepper.logProbabilities(stepper.after(begun, 2));

            assertThat(stepper.logProbabilities(begun)).isEqualTo(before);
            assertThat(stepper.logProbabilities(stepper.after(begun, 1))).isEqualTo(left);
            assertThat(right).isNotEqualTo(left);
            assertThat(stepper.logProbabilities(stepper.begin())).hasSize(TOKENS);
            assertThatThrownBy(() -> stepper.after(begun, TOKENS))
                    .isInstanceOf(ShapeProblem.class)
                    .hasMessageContaining("from 0 to 6")
                    .hasMessageContaining("7");
        }
    }

    @ParameterizedTest
    @CsvSource({"LSTM, 0, 0, false", "GRU, 0.1, 0, false", "LSTM, 0, 0.2, false", "LSTM, 0, 0, true"})
    void it_learns_what_follows_what(Cell cell, double smoothing, double dropout, boolean tied) {
        int[] text = new int[1201];
        for (int i = 0; i < text.length; i++) {
            // Twice the same token is followed by another one than once: it must count.
            text[i] = new int[] {3, 3, 4, 3, 5, 6}[i % 6];
        }
        RecurrentSpec spec = spec(cell).dropout(dropout).layers(1).hidden(24);
        spec = spec.tokens(spec.tokens().tied(tied));
        spec = spec.training(spec.training().loss(Loss.crossEntropy(smoothing)));
        PreparedText data = PreparedText.of("loop", text, text, text, 4, 20);
        ExampleOrder order = data.order(new SplittableRandom(1));
        try (Network<TextBatch> network = Network.languageModel(spec, TOKENS);
                Network<TextBatch> second = Network.languageModel(spec, TOKENS)) {
            assertThat(network.loss(data.test())).isGreaterThan(1.2);
            for (int step = 0; step < 150; step++) {
                TextBatch batch = data.batch(order.draw(4));
                double loss = network.trainStep(batch, 0.02).loss();
                assertThat(second.trainStep(batch, 0.02).loss()).isEqualTo(loss);
            }
            assertThat(second.weights()).isEqualTo(network.weights());

            float[] found = network.predict(TextBatch.of(Arrays.copyOf(text, 61)));
            for (int i = 6; i < found.length; i++) {
                assertThat(Math.exp(found[i])).isGreaterThan(smoothing == 0 ? 0.9 : 0.8);
            }
            // The loss of a smoothed target is that of Szegedy et al. (2016): even a perfect model has its entropy.
            double least = smoothing == 0 ? 0 : entropy(1 - smoothing + smoothing / TOKENS, smoothing / TOKENS);
            assertThat(network.loss(data.test())).isBetween(least - 1e-6, least + 0.15);
        }
    }

    private static double entropy(double own, double other) {
        return -own * Math.log(own) - (TOKENS - 1) * other * Math.log(other);
    }

    @Test
    void the_layers_are_told_from_the_input_up() {
        try (Network<TextBatch> network = Network.languageModel(spec(Cell.LSTM), TOKENS)) {
            assertThat(network.summary().layers())
                    .extracting(layer -> layer.name() + " " + layer.output() + " " + layer.parameters())
                    .containsExactly(
                            "embedding [batch 32, time 8, feature 5] 35",
                            "lstm 1 [batch 32, time 8, feature 12] 864",
                            "lstm 2 [batch 32, time 8, feature 12] 1200",
                            "head [batch 32, time 8, feature 7] 91");
            assertThat(network).hasToString("LSTM 2×12, the next of 7 tokens");
        }
    }

    @Test
    void what_a_language_model_cannot_have_is_refused() {
        RecurrentSpec spec = RecurrentSpec.lstm();
        assertThatThrownBy(() -> Network.languageModel(spec.bidirectional(true), TOKENS))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("reads forward only")
                .hasMessageContaining("the same without .bidirectional()");
        assertThatThrownBy(() -> Network.languageModel(spec.attention(Attention.additive()), TOKENS))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("the same without .attention(…)");
        assertThatThrownBy(() -> Network.languageModel(spec.convolution(8, 3), TOKENS))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("the same without .convolution(…)");
        assertThatThrownBy(() ->
                        Network.languageModel(spec.training(spec.training().loss(Loss.mse())), TOKENS))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("cross-entropy");
    }
}
