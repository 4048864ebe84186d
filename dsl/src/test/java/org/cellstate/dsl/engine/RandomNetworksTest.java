package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.engine.attention.AttentionVertex;
import org.cellstate.dsl.engine.attention.SelfAttentionVertex;
import org.cellstate.dsl.engine.head.HeadLayer;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.FinalStateVertex;
import org.cellstate.dsl.engine.layer.InitialStateVertex;
import org.cellstate.dsl.engine.layer.Output;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.engine.recurrent.NativeThreads;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.Loss;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Two thousand networks of every kind that the layers, heads and vertices make together: each trains a step. */
@Tag("thorough")
class RandomNetworksTest {

    private static final int NETWORKS = 2000;
    private static final List<Cell> CELLS = List.of(Cell.values());
    private static final List<Directions> DIRECTIONS = List.of(Directions.values());
    private static final List<Loss> LOSSES = List.of(
            Loss.mse(),
            Loss.mae(),
            Loss.huber(),
            Loss.quantiles(0.1, 0.5, 0.9),
            Loss.gaussian(),
            Loss.studentT(),
            Loss.negativeBinomial(),
            Loss.crossEntropy(),
            Loss.crossEntropy(0.1),
            Loss.ctc());

    @Test
    void every_random_network_trains_a_step_to_finite_weights() {
        NativeThreads.useOne();
        SplittableRandom random = new SplittableRandom(2026);
        for (int i = 0; i < NETWORKS; i++) {
            new Network(random.split()).trainsAStep(i);
        }
    }

    /** One network and its data, drawn from a source. */
    private static final class Network {

        private final SplittableRandom random;
        private final List<String> words = new ArrayList<>();
        private final int rows;
        private final int steps;
        private final int features;
        private final Loss loss;
        private final boolean perStep;
        private final int classes;
        private final int targets;

        Network(SplittableRandom random) {
            this.random = random;
            this.rows = one() ? 1 : 1 + random.nextInt(12);
            this.loss = LOSSES.get(random.nextInt(LOSSES.size()));
            // A path through as many labels as there are steps would leave no choice.
            this.steps = loss instanceof Loss.Ctc ? 6 + random.nextInt(12) : one() ? 1 : 1 + random.nextInt(12);
            this.features = 1 + random.nextInt(9);
            this.perStep = loss instanceof Loss.Ctc || random.nextBoolean();
            this.classes = 2 + random.nextInt(6);
            this.targets = 1 + random.nextInt(3);
            words.add("[" + rows + ", " + features + ", " + steps + "] " + loss + (perStep ? " per step" : ""));
        }

        private boolean one() {
            return random.nextInt(10) == 0;
        }

        void trainsAStep(int number) {
            ComputationGraph graph = new ComputationGraph(graph());
            String what = "network " + number + ": " + String.join(", ", words);
            try {
                graph.init();
                graph.fit(data());
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
            assertThat(graph.score()).as(what).isFinite();
            assertThat(graph.params().isNaN().any()
                            || graph.params().isInfinite().any())
                    .as(what)
                    .isFalse();
            for (Layer layer : graph.getLayers()) {
                layer.close();
            }
            Graph.free(graph);
        }

        private org.deeplearning4j.nn.conf.ComputationGraphConfiguration graph() {
            GraphBuilder graph = new NeuralNetConfiguration.Builder()
                    .seed(random.nextInt())
                    .updater(new Adam(0.01))
                    .l2(one() ? 0.01 : 0)
                    .graphBuilder()
                    .addInputs("in")
                    .setInputTypes(InputType.recurrent(features, steps, RNNFormat.NCW));
            String top = random.nextInt(3) == 0 ? encoderDecoder(graph) : stack(graph);
            HeadLayer.Builder head = new HeadLayer.Builder(loss);
            HeadLayer last = (loss.outputs().isPresent() ? head.targets(targets) : head.classes(classes)).build();
            return graph.addLayer("out", last, top).setOutputs("out").build();
        }

        private String stack(GraphBuilder graph) {
            int layers = 1 + random.nextInt(3);
            String below = "in";
            for (int i = 1; i <= layers; i++) {
                boolean last = i == layers && !perStep;
                graph.addLayer(
                        "layer " + i, layer(last ? Output.LAST_STEP : Output.EVERY_STEP, cell(), units()), below);
                below = "layer " + i;
                if (!last && random.nextInt(4) == 0) {
                    Attention.Self self = Attention.self().causal(random.nextBoolean());
                    words.add("self-attention");
                    graph.addVertex("self " + i, SelfAttentionVertex.of(self), below);
                    below = "self " + i;
                }
            }
            return below;
        }

        private String encoderDecoder(GraphBuilder graph) {
            Cell cell = cell();
            int units = units();
            RecurrentLayer encoder = layer(Output.EVERY_STEP, cell, units);
            int ways = encoder.getDirections() == Directions.FORWARD ? 1 : 2;
            RecurrentLayer decoder = new RecurrentLayer.Builder(cell)
                    .nOut((long) ways * units)
                    .output(perStep ? Output.EVERY_STEP : Output.LAST_STEP)
                    .build();
            words.add("decoder");
            graph.addLayer("encoder", encoder, "in")
                    .addVertex("state", FinalStateVertex.of("encoder", encoder), "encoder")
                    .addVertex("begin", new InitialStateVertex("decoder"), "in", "state")
                    .addLayer("decoder", decoder, "begin");
            Attention.Score score = score(encoder, ways * units);
            words.add(score.toString());
            graph.addVertex("context", AttentionVertex.of(score), "decoder", "encoder")
                    .addVertex("both", new MergeVertex(), "decoder", "context");
            return "both";
        }

        private Attention.Score score(RecurrentLayer encoder, int decoderUnits) {
            boolean equal = encoder.getDirections() != Directions.SUM || encoder.getNOut() == decoderUnits;
            return switch (random.nextInt(3)) {
                case 0 -> Attention.additive();
                case 1 -> equal ? Attention.dot() : Attention.general();
                default -> Attention.general();
            };
        }

        private Cell cell() {
            return CELLS.get(random.nextInt(CELLS.size()));
        }

        private int units() {
            return 1 + random.nextInt(20);
        }

        private RecurrentLayer layer(Output output, Cell cell, int units) {
            Directions directions = DIRECTIONS.get(random.nextInt(DIRECTIONS.size()));
            boolean peepholes = cell == Cell.LSTM && random.nextInt(4) == 0;
            double recurrentDropout = random.nextInt(4) == 0 ? 0.3 : 0;
            RecurrentLayer.Builder builder = new RecurrentLayer.Builder(cell)
                    .nOut(units)
                    .directions(directions)
                    .output(output)
                    .peepholes(peepholes)
                    .recurrentDropout(recurrentDropout);
            if (random.nextInt(4) == 0) {
                builder.dropOut(0.7);
            }
            words.add(cell + " " + units + " " + directions + (peepholes ? " peepholes" : "")
                    + (recurrentDropout > 0 ? " recurrent dropout" : ""));
            return builder.build();
        }

        private MultiDataSet data() {
            INDArray mask = random.nextInt(3) == 0 ? null : mask();
            INDArray labels = labels();
            boolean stepLabels = perStep && !(loss instanceof Loss.Ctc);
            return new MultiDataSet(
                    new INDArray[] {numbers(rows, features, steps)},
                    new INDArray[] {labels},
                    mask == null ? null : new INDArray[] {mask},
                    mask == null || !stepLabels ? null : new INDArray[] {mask});
        }

        /** Padding on either side, or holes; of a CTC's rows at least half is real. */
        private INDArray mask() {
            int kind = random.nextInt(3);
            words.add("mask " + kind);
            INDArray mask = Nd4j.ones(DataType.FLOAT, rows, steps);
            for (int row = 0; row < rows; row++) {
                int real = (steps + 1) / 2 + random.nextInt(steps / 2 + 1);
                for (int step = 0; step < steps; step++) {
                    boolean out =
                            kind == 0 ? step >= real : kind == 1 ? step < steps - real : step % 3 == 1 && step < real;
                    if (out) {
                        mask.putScalar(row, step, 0);
                    }
                }
            }
            return mask;
        }

        private INDArray labels() {
            if (loss instanceof Loss.Ctc) {
                INDArray labels = Nd4j.create(DataType.FLOAT, rows, 2);
                for (int row = 0; row < rows; row++) {
                    labels.putScalar(row, 0, 1 + random.nextInt(classes - 1));
                    labels.putScalar(row, 1, random.nextBoolean() ? -1 : 1 + random.nextInt(classes - 1));
                }
                return labels;
            }
            boolean counts = loss instanceof Loss.NegativeBinomial || loss instanceof Loss.CrossEntropy;
            int width = loss.outputs().isPresent() ? targets : 1;
            INDArray labels = perStep ? numbers(rows, width, steps) : numbers(rows, width);
            if (counts) {
                for (long i = 0; i < labels.length(); i++) {
                    labels.putScalar(i, random.nextInt(classes));
                }
            }
            return labels;
        }

        private INDArray numbers(long... shape) {
            long length = 1;
            for (long axis : shape) {
                length *= axis;
            }
            float[] values = new float[Math.toIntExact(length)];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextDouble() * 4 - 2);
            }
            return Nd4j.createFromArray(values).reshape('c', shape);
        }
    }
}
