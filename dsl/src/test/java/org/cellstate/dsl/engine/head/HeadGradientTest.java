package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.head.HeadCase.checkGradient;
import static org.cellstate.dsl.engine.head.HeadCase.head;
import static org.cellstate.dsl.engine.head.HeadCase.labels;
import static org.cellstate.dsl.engine.head.HeadCase.mask;
import static org.cellstate.dsl.engine.head.HeadCase.noise;
import static org.cellstate.dsl.engine.head.HeadCase.score;
import static org.cellstate.dsl.engine.head.HeadCase.steps;
import static org.cellstate.dsl.engine.head.HeadCase.stepsAlone;
import static org.cellstate.dsl.engine.head.HeadCase.vectors;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.stream.Stream;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

@Tag("thorough")
class HeadGradientTest {

    private static final int BATCH = 4;
    private static final int TIME = 5;

    private static final List<Loss> ROW_LOSSES = List.of(
            Loss.mse(),
            Loss.mae(),
            Loss.huber(0.5),
            Loss.quantiles(0.1, 0.5, 0.9),
            Loss.gaussian(),
            Loss.studentT(),
            Loss.negativeBinomial(),
            Loss.crossEntropy(),
            Loss.crossEntropy(0.1));

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    static Stream<Loss> rowLosses() {
        return ROW_LOSSES.stream();
    }

    static Stream<Arguments> rowLossesAndMasks() {
        return ROW_LOSSES.stream()
                .flatMap(loss -> Stream.of("none", "left", "right", "holes").map(mask -> Arguments.of(loss, mask)));
    }

    static INDArray ctcLabels() {
        return Nd4j.createFromArray(new double[][] {{1, 1, -1}, {3, -1, -1}, {2, 1, -1}, {2, -1, -1}});
    }

    @ParameterizedTest
    @MethodSource("rowLosses")
    void over_an_lstm_with_the_labels_masked(Loss loss) {
        DataSet data = new DataSet(
                noise(DataType.DOUBLE, 1, BATCH, 3, TIME),
                labels(DataType.DOUBLE, loss, 2, BATCH, TIME),
                null,
                mask("holes", BATCH, TIME));

        checkGradient(steps(DataType.DOUBLE, head(loss).build()), data);
    }

    @ParameterizedTest
    @MethodSource("rowLossesAndMasks")
    void over_steps_with_the_labels_or_the_features_masked(Loss loss, String kind) {
        INDArray mask = mask(kind, BATCH, TIME);
        INDArray features = noise(DataType.DOUBLE, 3, BATCH, 3, TIME);
        INDArray labels = labels(DataType.DOUBLE, loss, 4, BATCH, TIME);
        MultiLayerNetwork network = stepsAlone(DataType.DOUBLE, head(loss).build());

        checkGradient(network, new DataSet(features, labels, mask, null));

        double score = score(network, new DataSet(features, labels, mask, null));
        assertThat(score(network, new DataSet(features, labels, null, mask))).isCloseTo(score, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("rowLosses")
    void over_vectors_one_of_them_masked(Loss loss) {
        INDArray mask = Nd4j.createFromArray(new double[] {1, 1, 0, 1}).reshape(BATCH, 1);
        DataSet data =
                new DataSet(noise(DataType.DOUBLE, 5, BATCH, 3), labels(DataType.DOUBLE, loss, 6, BATCH), null, mask);

        checkGradient(vectors(DataType.DOUBLE, head(loss).build()), data);
    }

    /** The mask ends where time does: the head sees none. */
    @Test
    void over_the_mean_of_the_real_steps() {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.DOUBLE)
                .list()
                .layer(new LSTM.Builder().nOut(2).build())
                .layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(head(Loss.gaussian()).build())
                .setInputType(InputType.recurrent(3, RNNFormat.NCW))
                .build());
        network.init();

        checkGradient(
                network,
                new DataSet(
                        noise(DataType.DOUBLE, 22, BATCH, 3, TIME),
                        labels(DataType.DOUBLE, Loss.gaussian(), 23, BATCH),
                        mask("right", BATCH, TIME),
                        null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "left", "right", "holes"})
    void of_ctc(String kind) {
        DataSet data =
                new DataSet(noise(DataType.DOUBLE, 7, BATCH, 3, TIME), ctcLabels(), mask(kind, BATCH, TIME), null);

        checkGradient(stepsAlone(DataType.DOUBLE, head(Loss.ctc()).build()), data);
    }

    static Stream<Arguments> dropouts() {
        return Stream.of(Loss.gaussian(), Loss.crossEntropy())
                .flatMap(loss ->
                        Stream.of(Arguments.of(loss, new Dropout(0.6)), Arguments.of(loss, new SpatialDropout(0.6))));
    }

    @ParameterizedTest
    @MethodSource("dropouts")
    void with_dropout_of_the_input(Loss loss, IDropout dropout) {
        HeadLayer head = head(loss).dropOut(dropout).build();
        ComputationGraph graph = steps(DataType.DOUBLE, head);
        DataSet data = new DataSet(
                noise(DataType.DOUBLE, 8, BATCH, 3, TIME),
                labels(DataType.DOUBLE, loss, 9, BATCH, TIME),
                null,
                mask("holes", BATCH, TIME));
        double sure = graph.score(data);

        checkGradient(
                graph.params(),
                () -> {
                    Nd4j.getRandom().setSeed(11);
                    return score(graph, data);
                },
                graph::getFlattenedGradients,
                BATCH);

        Nd4j.getRandom().setSeed(11);
        double dropped = score(graph, data);
        assertThat(dropped).isNotEqualTo(sure);
        assertThat(graph.score(data)).isEqualTo(sure);
    }

    @Test
    void with_dropout_over_vectors() {
        MultiLayerNetwork network =
                vectors(DataType.DOUBLE, head(Loss.studentT()).dropOut(0.5).build());
        DataSet data =
                new DataSet(noise(DataType.DOUBLE, 12, BATCH, 3), labels(DataType.DOUBLE, Loss.studentT(), 13, BATCH));

        checkGradient(
                network.params(),
                () -> {
                    Nd4j.getRandom().setSeed(12);
                    return score(network, data);
                },
                network::getFlattenedGradients,
                BATCH);
    }

    /** So many outputs that their products are computed another way. */
    private static HeadLayer.Builder wide() {
        return new HeadLayer.Builder(Loss.crossEntropy()).classes(12);
    }

    private static long targets(HeadLayer head) {
        return head.loss().outputs().isPresent() ? head.getNOut() : 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "holes"})
    void of_many_outputs(String kind) {
        DataSet data = new DataSet(
                noise(DataType.DOUBLE, 18, BATCH, 3, TIME),
                labels(DataType.DOUBLE, Loss.crossEntropy(), 19, BATCH, TIME),
                null,
                mask(kind, BATCH, TIME));

        checkGradient(stepsAlone(DataType.DOUBLE, wide().build()), data);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9})
    void of_few_targets_and_of_many_over_vectors(int targets) {
        DataSet data = new DataSet(noise(DataType.DOUBLE, 20, BATCH, 3), noise(DataType.DOUBLE, 21, BATCH, targets));

        checkGradient(
                vectors(
                        DataType.DOUBLE,
                        new HeadLayer.Builder(Loss.mse()).targets(targets).build()),
                data);
    }

    /** More rows than a panel takes: their gradients are added up. */
    @Test
    void over_more_rows_than_one_panel_takes() {
        int batch = 31;
        int time = 70;
        assertThat(batch * time).isGreaterThan(2 * 1024);
        for (HeadLayer.Builder head :
                List.of(head(Loss.mse()), head(Loss.mse()).nOut(1), head(Loss.crossEntropy()), wide())) {
            HeadLayer built = head.build();
            Loss loss = built.loss();
            ComputationGraph graph = steps(DataType.DOUBLE, built);
            DataSet data = new DataSet(
                    noise(DataType.DOUBLE, 14, batch, 3, time),
                    labels(DataType.DOUBLE, loss, 15, batch, time).get(all(), interval(0, targets(built)), all()),
                    null,
                    mask("left", batch, time));
            score(graph, data);
            INDArray gradient = graph.getFlattenedGradients().dup();
            long last = graph.numParams() - 1;
            for (long weight = last; weight > last - 6; weight--) {
                double own = graph.params().getDouble(weight);
                graph.params().putScalar(weight, own + 1e-5);
                double above = score(graph, data);
                graph.params().putScalar(weight, own - 1e-5);
                double below = score(graph, data);
                graph.params().putScalar(weight, own);
                assertThat(gradient.getDouble(weight) / batch).isCloseTo((above - below) / 2e-5, within(1e-8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowLosses")
    void in_float_it_is_that_in_double(Loss loss) {
        ComputationGraph exact = steps(DataType.DOUBLE, head(loss).build());
        ComputationGraph fast = steps(DataType.FLOAT, head(loss).build());
        fast.params().assign(exact.params());
        exact.params().assign(fast.params());
        DataSet data = new DataSet(
                noise(DataType.FLOAT, 16, BATCH, 3, TIME),
                labels(DataType.FLOAT, loss, 17, BATCH, TIME),
                null,
                mask("holes", BATCH, TIME));
        DataSet twice = new DataSet(
                data.getFeatures().castTo(DataType.DOUBLE),
                data.getLabels().castTo(DataType.DOUBLE),
                null,
                data.getLabelsMaskArray());

        assertThat(score(fast, data)).isCloseTo(score(exact, twice), within(1e-5));
        double largest = exact.getFlattenedGradients().amaxNumber().doubleValue();
        for (long i = 0; i < exact.numParams(); i++) {
            assertThat(fast.getFlattenedGradients().getDouble(i))
                    .isCloseTo(exact.getFlattenedGradients().getDouble(i), within(1e-5 * largest));
        }
    }
}
