package org.cellstate.dsl.engine.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.head.HeadCase.head;
import static org.cellstate.dsl.engine.head.HeadCase.labels;
import static org.cellstate.dsl.engine.head.HeadCase.mask;
import static org.cellstate.dsl.engine.head.HeadCase.noise;
import static org.cellstate.dsl.engine.head.HeadCase.score;
import static org.cellstate.dsl.engine.head.HeadCase.steps;
import static org.cellstate.dsl.engine.head.HeadCase.stepsAlone;
import static org.cellstate.dsl.engine.head.HeadCase.vectors;

import java.util.List;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.datasets.iterator.utilty.SingletonDataSetIterator;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;

class HeadTrainingTest {

    private static final int BATCH = 4;
    private static final int TIME = 6;

    @BeforeAll
    static void oneThread() {
        NativeThreads.useOne();
    }

    @Test
    void one_step_down_the_gradient_is_that_of_the_mean() {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.DOUBLE)
                .list()
                .layer(new HeadLayer.Builder(Loss.mse()).nIn(1).build())
                .build());
        network.init();
        network.setParams(Nd4j.createFromArray(2.0, 1.0));
        INDArray input = Nd4j.createFromArray(new double[][] {{1}, {2}});
        INDArray target = Nd4j.createFromArray(new double[][] {{1}, {7}});

        network.fit(new DataSet(input, target));

        // Errors 2 and -2: the mean of their squares is 4, its slope by the weight -2, by the bias 0, and the rate is
        // 0.1.
        assertThat(network.score()).isEqualTo(4);
        assertThat(network.params().toDoubleVector()).containsExactly(new double[] {2.2, 1}, within(1e-15));
    }

    @Test
    void a_batch_of_one_and_a_single_step_train() {
        for (Loss loss : List.of(Loss.studentT(), Loss.crossEntropy())) {
            ComputationGraph graph = steps(DataType.FLOAT, head(loss).build());
            for (long[] size : new long[][] {{1, 1}, {1, 5}, {5, 1}}) {
                graph.fit(new DataSet(
                        noise(DataType.FLOAT, 1, size[0], 3, size[1]),
                        labels(DataType.FLOAT, loss, 2, size[0], size[1])));
                assertThat(graph.score()).isFinite();
            }
        }
    }

    @Test
    void truncated_back_propagation_trains_slice_by_slice() {
        for (Loss loss : List.of(Loss.huber(), Loss.crossEntropy())) {
            ComputationGraph graph = steps(DataType.FLOAT, head(loss).build());
            graph.getConfiguration().setBackpropType(BackpropType.TruncatedBPTT);
            graph.getConfiguration().setTbpttFwdLength(4);
            graph.getConfiguration().setTbpttBackLength(4);

            graph.fit(new DataSet(
                    noise(DataType.FLOAT, 1, BATCH, 3, 10),
                    labels(DataType.FLOAT, loss, 2, BATCH, 10),
                    null,
                    Nd4j.ones(DataType.FLOAT, BATCH, 10)));

            assertThat(graph.getIterationCount()).isEqualTo(3);
            assertThat(graph.score()).isFinite();
        }
    }

    @Test
    void step_by_step_the_output_is_that_of_the_whole_sequence() {
        ComputationGraph graph = steps(DataType.FLOAT, head(Loss.crossEntropy()).build());
        INDArray input = noise(DataType.FLOAT, 1, BATCH, 3, TIME);
        INDArray whole = graph.outputSingle(input);

        for (int step = 0; step < TIME; step++) {
            INDArray own =
                    graph.rnnTimeStep(input.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step)))[0];
            INDArray same = whole.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(step));
            assertThat(own.equalsWithEps(same, 1e-6)).isTrue();
        }
    }

    @Test
    void deeplearning4j_evaluates_its_classes() {
        MultiLayerNetwork network =
                stepsAlone(DataType.FLOAT, head(Loss.crossEntropy()).build());
        INDArray features = noise(DataType.FLOAT, 1, BATCH, 3, TIME);
        INDArray best = network.output(features).argMax(1);
        INDArray oneHot = Nd4j.zeros(DataType.FLOAT, BATCH, 4, TIME);
        for (int sequence = 0; sequence < BATCH; sequence++) {
            for (int step = 0; step < TIME; step++) {
                long right = best.getLong(sequence, step);
                oneHot.putScalar(sequence, sequence == 0 ? (right + 1) % 4 : right, step, 1);
            }
        }

        Evaluation evaluation = network.evaluate(new SingletonDataSetIterator(
                new DataSet(features, oneHot, mask("right", BATCH, TIME), mask("right", BATCH, TIME))));

        assertThat(evaluation.accuracy()).isCloseTo((5 + 4 + 3) / 18.0, within(1e-9));
    }

    @Test
    void weight_noise_disturbs_training_only() {
        HeadLayer head = head(Loss.mse()).weightNoise(new DropConnect(0.5)).build();
        MultiLayerNetwork network = vectors(DataType.FLOAT, head);
        MultiLayerNetwork quiet = vectors(DataType.FLOAT, head(Loss.mse()).build());
        DataSet data = new DataSet(noise(DataType.FLOAT, 1, BATCH, 3), noise(DataType.FLOAT, 2, BATCH, 2));

        assertThat(network.output(data.getFeatures())).isEqualTo(quiet.output(data.getFeatures()));
        assertThat(network.score(data)).isEqualTo(quiet.score(data));
        Nd4j.getRandom().setSeed(3);
        assertThat(score(network, data)).isNotEqualTo(score(quiet, data));
    }

    @Test
    void training_finds_the_parameters_of_the_data() {
        MultiLayerNetwork network = new MultiLayerNetwork(HeadCase.configuration(DataType.FLOAT)
                .updater(new Adam(0.05))
                .list()
                .layer(new HeadLayer.Builder(Loss.gaussian()).nIn(1).build())
                .build());
        network.init();
        INDArray ones = Nd4j.ones(DataType.FLOAT, 500, 1);
        INDArray values = noise(DataType.FLOAT, 1, 500, 1).muli(3).addi(5);

        for (int step = 0; step < 600; step++) {
            network.fit(new DataSet(ones, values));
        }

        INDArray fitted = network.output(ones.getRow(0, true));
        assertThat(fitted.getDouble(0)).isCloseTo(values.meanNumber().doubleValue(), within(0.01));
        assertThat(fitted.getDouble(1)).isCloseTo(values.stdNumber(false).doubleValue(), within(0.01));
    }

    @Test
    void another_number_of_classes_can_be_put_on_a_trained_network() {
        ComputationGraph graph = steps(DataType.FLOAT, head(Loss.crossEntropy()).build());

        ComputationGraph moved = new TransferLearning.GraphBuilder(graph)
                .removeVertexAndConnections("head")
                .addLayer(
                        "classes",
                        new HeadLayer.Builder(Loss.crossEntropy())
                                .nIn(2)
                                .classes(9)
                                .build(),
                        "lstm")
                .setOutputs("classes")
                .build();

        assertThat(moved.outputSingle(noise(DataType.FLOAT, 1, BATCH, 3, TIME)).shape())
                .containsExactly(BATCH, 9, TIME);
        assertThat(moved.getLayer("lstm").params())
                .isEqualTo(graph.getLayer("lstm").params());
    }
}
