package org.cellstate.dsl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.Pooling;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.ClassShape;
import org.cellstate.dsl.prepare.PaddedRows;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that tell classes apart: what pads and who else is in a batch changes nothing; gradients; weights of classes. */
@Tag("thorough")
class ClassWiringTest {

    private static final RecurrentSpec SMALL = RecurrentSpec.lstm().hidden(5).forClasses();
    private static final int CLASSES = 3;

    record Case(RecurrentSpec spec, ClassShape shape) {}

    private static RecurrentSpec pooling(RecurrentSpec spec, Pooling how) {
        return spec.tokens(spec.tokens().pooling(how).embedding(4));
    }

    static Stream<Case> cases() {
        Stream<RecurrentSpec> specs = Stream.of(
                pooling(SMALL, Pooling.LAST),
                pooling(SMALL, Pooling.MEAN).layers(2),
                pooling(SMALL, Pooling.MAX).bidirectional(true),
                pooling(
                                RecurrentSpec.of(org.cellstate.dsl.model.Cell.GRU)
                                        .hidden(4)
                                        .forClasses(),
                                Pooling.LAST)
                        .bidirectional(true),
                pooling(SMALL, Pooling.LAST).bidirectional(true).attention(Attention.additive()),
                pooling(SMALL, Pooling.MEAN).attention(Attention.dot()),
                pooling(SMALL, Pooling.LAST).attention(Attention.general()).convolution(4, 3),
                pooling(SMALL, Pooling.MAX).attention(Attention.self(1)));
        return specs.flatMap(spec -> Stream.of(
                        new ClassShape(2, 0, CLASSES, false),
                        new ClassShape(1, 9, CLASSES, false),
                        new ClassShape(2, 0, CLASSES, true),
                        new ClassShape(1, 9, CLASSES, true))
                .map(shape -> new Case(spec, shape)));
    }

    private static float[][] rows(ClassShape shape, int count, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = new float[(1 + random.nextInt(9)) * shape.features()];
            for (int i = 0; i < rows[row].length; i++) {
                rows[row][i] =
                        shape.vocabulary() > 0 ? random.nextInt(shape.vocabulary()) : (float) random.nextGaussian();
            }
        }
        return rows;
    }

    private static ClassBatch batch(ClassShape shape, int steps, float[]... rows) {
        int[] lengths = Arrays.stream(rows)
                .mapToInt(row -> row.length / shape.features())
                .toArray();
        float[] frames = new float[steps * rows.length * shape.features()];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                int step = i / shape.features();
                frames[(step * rows.length + row) * shape.features() + i % shape.features()] = rows[row][i];
            }
        }
        boolean even = Arrays.stream(lengths).allMatch(length -> length == steps);
        PaddedRows padded = new PaddedRows(rows.length, steps, shape.features(), frames, even ? new int[0] : lengths);
        int targets = shape.everyStep() ? steps * rows.length : rows.length;
        float[] classes = new float[targets];
        float[] weights = new float[targets];
        for (int i = 0; i < targets; i++) {
            classes[i] = i % CLASSES;
            int step = i / rows.length;
            weights[i] = shape.everyStep() && step >= lengths[i % rows.length] ? 0 : 1;
        }
        return new ClassBatch(padded, classes, weights);
    }

    /** What a network says of the real steps of a row. */
    private static float[] said(ClassShape shape, float[] output, int row, int steps, int length) {
        return shape.everyStep()
                ? Arrays.copyOfRange(output, row * steps * CLASSES, (row * steps + length) * CLASSES)
                : Arrays.copyOfRange(output, row * CLASSES, (row + 1) * CLASSES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void padding_and_batch_composition_change_no_output(Case each) {
        ClassShape shape = each.shape();
        try (Network<ClassBatch> network = Network.classifier(each.spec(), shape)) {
            float[][] rows = rows(shape, 5, 1);
            float[] together = network.predict(batch(shape, 12, rows));
            for (int row = 0; row < rows.length; row++) {
                int length = rows[row].length / shape.features();
                float[] alone = network.predict(batch(shape, length, rows[row]));
                float[] padded = network.predict(batch(shape, length + 4, rows[row]));
                float[] wanted = said(shape, alone, 0, length, length);

                assertThat(said(shape, together, row, 12, length)).containsExactly(wanted, within(2e-6f));
                assertThat(said(shape, padded, 0, length + 4, length)).containsExactly(wanted, within(2e-6f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void probabilities_of_real_steps_add_up_to_one(Case each) {
        try (Network<ClassBatch> network = Network.classifier(each.spec(), each.shape())) {
            float[][] rows = rows(each.shape(), 4, 2);
            float[] output = network.predict(batch(each.shape(), 10, rows));
            for (int row = 0; row < rows.length; row++) {
                float[] own = said(
                        each.shape(),
                        output,
                        row,
                        10,
                        rows[row].length / each.shape().features());
                for (int from = 0; from < own.length; from += CLASSES) {
                    double sum = own[from] + own[from + 1] + own[from + 2];
                    assertThat(sum).isCloseTo(1, within(1e-5));
                }
            }
        }
    }

    /** In single precision: the gradient along itself is its length squared. */
    @ParameterizedTest
    @MethodSource("cases")
    void the_loss_falls_as_its_gradient_says(Case each) {
        Dl4jNetwork<ClassBatch> network = (Dl4jNetwork<ClassBatch>) Network.classifier(each.spec(), each.shape());
        try (network) {
            ClassBatch batch = batch(each.shape(), 10, rows(each.shape(), 4, 3));
            float[] weights = network.weights();
            float[] gradient = new float[weights.length];
            double loss = network.gradient(batch, gradient);
            double square = IntStream.range(0, gradient.length)
                    .mapToDouble(i -> (double) gradient[i] * gradient[i])
                    .sum();
            double step = 1e-3 / Math.sqrt(square);
            double up = moved(network, batch, weights, gradient, step);
            double down = moved(network, batch, weights, gradient, -step);

            assertThat(network.loss(batch)).isCloseTo(loss, within(1e-5));
            assertThat((up - down) / (2 * step)).isCloseTo(square, within(0.02 * square));
        }
    }

    private static double moved(
            Network<ClassBatch> network, ClassBatch batch, float[] weights, float[] gradient, double step) {
        float[] there = weights.clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += (float) (step * gradient[i]);
        }
        network.restore(there);
        double loss = network.loss(batch);
        network.restore(weights);
        return loss;
    }

    @Test
    void a_row_that_counts_twice_is_a_row_that_is_there_twice() {
        ClassShape shape = new ClassShape(2, 0, CLASSES, false);
        float[][] rows = rows(shape, 3, 4);
        Dl4jNetwork<ClassBatch> network =
                (Dl4jNetwork<ClassBatch>) Network.classifier(pooling(SMALL, Pooling.MEAN), shape);
        try (network) {
            ClassBatch once = batch(shape, 9, rows);
            ClassBatch heavy = new ClassBatch(once.rows(), once.classes(), new float[] {1, 1, 2});
            ClassBatch twice = batch(shape, 9, rows[0], rows[1], rows[2], rows[2]);
            ClassBatch copied = new ClassBatch(twice.rows(), new float[] {0, 1, 2, 2}, twice.weights());
            float[] one = new float[network.weights().length];
            float[] other = new float[one.length];

            assertThat(network.gradient(heavy, one)).isCloseTo(network.gradient(copied, other), within(1e-6));
            assertThat(one).containsExactly(other, within(1e-6f));
            assertThat(network.loss(heavy)).isCloseTo(network.loss(copied), within(1e-6));
        }
    }

    @Test
    void influence_is_how_the_loss_moves_as_a_step_is_scaled() {
        ClassShape shape = new ClassShape(2, 0, CLASSES, false);
        RecurrentSpec spec = pooling(SMALL, Pooling.LAST).dropout(0.5).attention(Attention.additive());
        try (Network<ClassBatch> network = Network.classifier(spec, shape)) {
            float[] row = rows(shape, 1, 5)[0];
            int steps = row.length / 2;
            float[] influence = network.influence(batch(shape, steps, row))[0];
            for (int step = 0; step < steps; step++) {
                double up = network.loss(batch(shape, steps, scaled(row, step, 1.01f)));
                double down = network.loss(batch(shape, steps, scaled(row, step, 0.99f)));
                assertThat((double) influence[step]).isCloseTo((up - down) / 0.02, within(2e-4));
            }
        }
    }

    private static float[] scaled(float[] row, int step, float factor) {
        float[] scaled = row.clone();
        scaled[2 * step] *= factor;
        scaled[2 * step + 1] *= factor;
        return scaled;
    }

    @Test
    void smoothing_is_part_of_the_loss() {
        ClassShape shape = new ClassShape(2, 0, CLASSES, false);
        RecurrentSpec smooth = SMALL.training(SMALL.training().loss(Loss.crossEntropy(0.3)));
        Dl4jNetwork<ClassBatch> network = (Dl4jNetwork<ClassBatch>) Network.classifier(smooth, shape);
        try (network) {
            ClassBatch batch = batch(shape, 9, rows(shape, 4, 6));
            double loss = network.gradient(batch, new float[network.weights().length]);
            assertThat(network.loss(batch)).isCloseTo(loss, within(1e-5));
        }
    }

    @Test
    void a_loss_of_numbers_is_refused() {
        assertThatThrownBy(() -> Network.classifier(RecurrentSpec.lstm(), new ClassShape(1, 9, 2, false)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("crossEntropy()");
    }
}
