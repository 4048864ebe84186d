package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.prepare.PairBatch;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("thorough")
class PairNetworkTest {

    private static final int SOURCE_TOKENS = 9;
    private static final int TARGET_TOKENS = 7;
    private static final double STEP = 1e-6;
    private static final List<Cell> CELLS = List.of(Cell.values());

    static Stream<RecurrentSpec> specs() {
        List<Optional<Attention>> looks = List.of(
                Optional.empty(),
                Optional.of(Attention.additive()),
                Optional.of(Attention.additive(3)),
                Optional.of(Attention.dot()),
                Optional.of(Attention.dot().scaled(true)),
                Optional.of(Attention.general()));
        return IntStream.range(0, 24).mapToObj(i -> {
            RecurrentSpec spec = RecurrentSpec.of(CELLS.get(i % 3))
                    .hidden(4)
                    .layers(1 + i / 2 % 2)
                    .bidirectional(i % 4 < 2)
                    .forClasses();
            spec = spec.tokens(spec.tokens().embedding(5));
            spec = looks.get(i % 6).isEmpty()
                    ? spec
                    : spec.attention(looks.get(i % 6).get());
            if (i >= 18 && spec.attention().isPresent()) {
                spec = spec.tokens(spec.tokens().inputFeeding(true));
            }
            return i % 5 == 0 ? spec.training(spec.training().loss(Loss.crossEntropy(0.1))) : spec;
        });
    }

    private static PairBatch batch(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] sources = new int[size][];
        int[][] targets = new int[size][];
        for (int row = 0; row < size; row++) {
            sources[row] = random.ints(1 + random.nextInt(6), 0, SOURCE_TOKENS).toArray();
            targets[row] = random.ints(random.nextInt(5), 0, TARGET_TOKENS).toArray();
        }
        return PairBatch.of(sources, targets);
    }

    private static PairBatch row(PairBatch batch, int row) {
        int[] source = java.util.Arrays.copyOfRange(
                batch.source(), row * batch.sourceSteps(), row * batch.sourceSteps() + batch.sourceLengths()[row]);
        int[] target = java.util.Arrays.copyOfRange(
                batch.write(), row * batch.targetSteps(), row * batch.targetSteps() + batch.targetLengths()[row] - 1);
        return PairBatch.of(new int[][] {source}, new int[][] {target});
    }

    /** Central differences over all weights in double precision. */
    @ParameterizedTest
    @MethodSource("specs")
    void the_gradient_is_the_slope_of_the_loss(RecurrentSpec spec) {
        PairWiring wiring = new PairWiring(spec, SOURCE_TOKENS, TARGET_TOKENS);
        ComputationGraph graph =
                new ComputationGraph(new PairGraph(spec, SOURCE_TOKENS, TARGET_TOKENS).configuration(DataType.DOUBLE));
        graph.init();
        Feed feed = wiring.feed(batch(3, 5));
        INDArray gradient = compute(graph, feed).gradient().gradient().dup();
        INDArray weights = graph.params();
        for (long i = 0; i < weights.length(); i += 3) {
            double weight = weights.getDouble(i);
            weights.putScalar(i, weight + STEP);
            double up = compute(graph, feed).score();
            weights.putScalar(i, weight - STEP);
            double down = compute(graph, feed).score();
            weights.putScalar(i, weight);
            double numeric = (up - down) / (2 * STEP);
            double analytic = gradient.getDouble(i) / 3;
            assertThat(Math.abs(numeric - analytic))
                    .as("weight %d: analytic %s, numeric %s", i, analytic, numeric)
                    .isLessThan(1e-8 + 1e-5 * (Math.abs(numeric) + Math.abs(analytic)));
        }
        assertThat(gradient.norm2Number().doubleValue()).isGreaterThan(1e-3);
        Graph.free(graph);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_gradient_is_the_slope_of_what_dropout_leaves(boolean feeding) {
        RecurrentSpec spec = RecurrentSpec.lstm()
                .hidden(4)
                .layers(2)
                .dropout(0.3)
                .attention(Attention.general())
                .forClasses();
        the_gradient_is_the_slope_of_the_loss(
                spec.tokens(spec.tokens().embedding(5).inputFeeding(feeding)));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void a_graph_is_read_back_from_its_json(RecurrentSpec spec) {
        ComputationGraphConfiguration graph = new PairWiring(spec, SOURCE_TOKENS, TARGET_TOKENS).configuration();

        assertThat(ComputationGraphConfiguration.fromJson(graph.toJson())).isEqualTo(graph);
    }

    private static ComputationGraph compute(ComputationGraph graph, Feed feed) {
        Nd4j.getRandom().setSeed(7);
        INDArray[] inputs = Stream.of(feed.inputs())
                .map(input -> input.castTo(DataType.DOUBLE))
                .toArray(INDArray[]::new);
        graph.setInputs(inputs);
        graph.setLabels(feed.target().castTo(DataType.DOUBLE));
        graph.setLayerMaskArrays(new INDArray[] {feed.mask(), feed.secondMask()}, null);
        graph.computeGradientAndScore();
        return graph;
    }

    @ParameterizedTest
    @MethodSource("specs")
    void what_training_makes_small_is_the_loss(RecurrentSpec spec) {
        try (Dl4jNetwork<PairBatch> network =
                new Dl4jNetwork<>(spec.training(), new PairWiring(spec, SOURCE_TOKENS, TARGET_TOKENS))) {
            PairBatch batch = batch(6, 11);

            double loss = network.gradient(batch, new float[network.weights().length]);

            assertThat(network.loss(batch)).isCloseTo(loss, within(1e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void padding_and_the_other_pairs_of_a_batch_change_nothing(RecurrentSpec spec) {
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS)) {
            PairBatch batch = batch(5, 3);
            float[] together = network.predict(batch);

            for (int row = 0; row < batch.size(); row++) {
                float[] alone = network.predict(row(batch, row));
                int real = batch.targetLengths()[row] * TARGET_TOKENS;
                int from = row * batch.targetSteps() * TARGET_TOKENS;
                assertThat(alone).hasSize(real);
                for (int i = 0; i < real; i++) {
                    assertThat(together[from + i]).isCloseTo(alone[i], within(1e-5f));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void step_by_step_the_outputs_are_those_of_whole_sequences(RecurrentSpec spec) {
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS);
                PairStepper stepper = PairStepper.of(spec, SOURCE_TOKENS, TARGET_TOKENS, network.weights())) {
            PairBatch batch = batch(4, 9);
            float[] output = network.predict(batch);
            float[][][] attention = stepper.hasAttention() ? network.attention(batch) : new float[0][][];
            for (int row = 0; row < batch.size(); row++) {
                int first = row * batch.targetSteps();
                PairStepper.State state =
                        stepper.begin(stepper.encode(row(batch, row).source()));
                for (int step = 0; step < batch.targetLengths()[row]; step++) {
                    double[] logs = stepper.logProbabilities(state);
                    assertThat(IntStream.range(0, TARGET_TOKENS)
                                    .mapToDouble(token -> Math.exp(logs[token]))
                                    .sum())
                            .isCloseTo(1, within(1e-9));
                    for (int token = 0; token < TARGET_TOKENS; token++) {
                        assertThat(Math.exp(logs[token]))
                                .isCloseTo(output[(first + step) * TARGET_TOKENS + token], within(1e-5));
                    }
                    if (stepper.hasAttention()) {
                        float[] looked = stepper.attention(state);
                        for (int at = 0; at < looked.length; at++) {
                            assertThat(looked[at]).isCloseTo(attention[row][step][at], within(1e-5f));
                        }
                    }
                    state = stepper.after(state, batch.write()[first + step]);
                }
            }
        }
    }

    @Test
    void a_state_may_be_continued_more_than_once() {
        RecurrentSpec spec = specs().toList().get(1);
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS);
                PairStepper stepper = PairStepper.of(spec, SOURCE_TOKENS, TARGET_TOKENS, network.weights())) {
            PairStepper.Memory memory = stepper.encode(new int[] {3, 4, 5});
            PairStepper.State begun = stepper.begin(memory);

            double[] first = stepper.logProbabilities(stepper.after(begun, 4));
            stepper.after(stepper.after(stepper.begin(stepper.encode(new int[] {6})), 5), 6);
            double[] again = stepper.logProbabilities(stepper.after(begun, 4));

            assertThat(again).containsExactly(first);
        }
    }

    @Test
    void a_source_longer_than_any_seen_is_read() {
        RecurrentSpec spec = specs().toList().get(1);
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS);
                PairStepper stepper = PairStepper.of(spec, SOURCE_TOKENS, TARGET_TOKENS, network.weights())) {
            int[] source = new SplittableRandom(1).ints(500, 0, SOURCE_TOKENS).toArray();

            PairStepper.State state = stepper.begin(stepper.encode(source));

            assertThat(stepper.attention(state)).hasSize(500);
            assertThatThrownBy(() -> stepper.encode(new int[0])).isInstanceOf(ShapeProblem.class);
            assertThatThrownBy(() -> stepper.encode(new int[] {SOURCE_TOKENS})).isInstanceOf(ShapeProblem.class);
        }
    }

    @Test
    void with_less_than_all_truth_some_steps_read_what_the_model_would_have_written() {
        RecurrentSpec spec = specs().toList().get(1);
        spec = spec.tokens(spec.tokens().teacherForcing(new TeacherForcing(1, 0.5)));
        PairWiring wiring = new PairWiring(spec, SOURCE_TOKENS, TARGET_TOKENS);
        PairBatch batch = PairBatch.of(
                new int[][] {{3, 4}, {5}},
                new int[][] {new SplittableRandom(2).ints(400, 0, 3).toArray(), {1, 1}});
        float[] always5 = new float[batch.size() * batch.targetSteps() * TARGET_TOKENS];
        for (int i = 5; i < always5.length; i += TARGET_TOKENS) {
            always5[i] = 1;
        }

        wiring.epochBegins(1, 3);
        assertThat(wiring.trained(batch, it -> always5, 1)).isSameAs(batch);
        wiring.epochBegins(2, 3);
        assertThat(replaced(wiring.trained(batch, it -> always5, 1), batch)).isBetween(70L, 130L);
        wiring.epochBegins(3, 3);
        PairBatch read = wiring.trained(batch, it -> always5, 1);
        assertThat(replaced(read, batch)).isBetween(160L, 240L);
        assertThat(read.read()[0]).isEqualTo(1);
        assertThat(read.write()).isEqualTo(batch.write());
        assertThat(wiring.trained(batch, it -> always5, 1).read()).isEqualTo(read.read());
        assertThat(wiring.trained(batch, it -> always5, 2).read()).isNotEqualTo(read.read());
    }

    private static long replaced(PairBatch read, PairBatch batch) {
        return IntStream.range(0, read.read().length)
                .filter(place -> read.read()[place] != batch.read()[place])
                .peek(place -> assertThat(read.read()[place]).isEqualTo(5))
                .count();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 21})
    void one_seed_makes_one_training(int number) {
        RecurrentSpec plain = specs().toList().get(number).layers(2).dropout(0.2);
        RecurrentSpec spec = plain.tokens(plain.tokens().teacherForcing(new TeacherForcing(0.5, 0.5)));

        assertThat(trained(spec)).isEqualTo(trained(spec)).isNotEqualTo(trained(plain));
    }

    private static float[] trained(RecurrentSpec spec) {
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS)) {
            network.epochBegins(1, 1);
            for (int step = 0; step < 5; step++) {
                assertThat(network.trainStep(batch(6, step), 0.01).isFinite()).isTrue();
            }
            return network.weights();
        }
    }

    @Test
    void what_a_translator_cannot_have_is_told() {
        RecurrentSpec spec = RecurrentSpec.lstm();
        for (RecurrentSpec odd : List.of(
                spec.convolution(4, 3),
                spec.attention(Attention.self()),
                spec.tokens(spec.tokens().tied(true)),
                spec.tokens(spec.tokens().inputFeeding(true)),
                spec.training(spec.training().loss(Loss.mse())))) {
            assertThatThrownBy(() -> Network.translator(odd, SOURCE_TOKENS, TARGET_TOKENS))
                    .isInstanceOf(ConfigProblem.class);
        }
        try (Network<PairBatch> network = Network.translator(spec, SOURCE_TOKENS, TARGET_TOKENS)) {
            assertThatThrownBy(() -> network.attention(batch(2, 1))).isInstanceOf(ConfigProblem.class);
        }
    }

    @Test
    void the_summary_has_a_line_for_each_layer() {
        RecurrentSpec spec = RecurrentSpec.lstm()
                .layers(2)
                .hidden(8)
                .bidirectional(true)
                .attention(Attention.additive())
                .forClasses();
        try (Network<PairBatch> network = Network.translator(spec, 20, 30)) {
            network.loss(PairBatch.of(new int[][] {{3, 4, 5}}, new int[][] {{3, 4}}));

            assertThat(network.summary().layers())
                    .extracting(layer -> layer.name() + " " + layer.parameters())
                    .containsExactly(
                            "source embedding 1280",
                            "encoder lstm 1 4672",
                            "encoder lstm 2 1600",
                            "target embedding 1920",
                            "decoder lstm 1 5184",
                            "decoder lstm 2 2112",
                            "attention 1040",
                            "head 510");
            assertThat(network.summary().parameters()).isEqualTo(network.weights().length);
        }
    }
}
