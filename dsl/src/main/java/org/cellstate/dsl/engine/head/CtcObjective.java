package org.cellstate.dsl.engine.head;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.loss.CtcLoss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Connectionist temporal classification, which looks at whole sequences, and its labels. */
final class CtcObjective implements Objective {

    private static final double PADDING = -1;

    private final int classes;
    private final CtcLoss arithmetic;

    CtcObjective(int classes) {
        this.classes = classes;
        this.arithmetic = new CtcLoss(classes);
    }

    @Override
    public RealSteps real(@Nullable INDArray labelMask, @Nullable INDArray featureMask, INDArray input) {
        if (input.rank() != 3) {
            throw new ShapeProblem(
                    "A head with ctc() reads a sequence of steps: [batch, feature, time].",
                    "input " + Arrays.toString(input.shape()),
                    "a layer below that gives every step, or crossEntropy() for one class for each sequence");
        }
        return RealSteps.of(featureMask, input);
    }

    @Override
    public int rowsAtOnce(int rows) {
        return rows;
    }

    @Override
    public void link(Panel panel) {
        panel.link(arithmetic);
    }

    @Override
    public Targets targets(INDArray labels, @Nullable INDArray labelMask, INDArray input, RealSteps real) {
        String shapes = "labels " + Arrays.toString(labels.shape())
                + (labelMask == null ? "" : ", label mask " + Arrays.toString(labelMask.shape()))
                + " for input " + Arrays.toString(input.shape());
        if (labels.rank() != 2
                || labels.size(0) != input.size(0)
                || (labelMask != null && !Arrays.equals(labelMask.shape(), labels.shape()))) {
            throw new ShapeProblem(
                    "The labels of a head with ctc() are [batch, length], and so is their mask.",
                    shapes,
                    "labels [" + input.size(0) + ", length], shorter sequences padded with -1");
        }
        int[][] spelled = spelled(labels, labelMask, shapes);
        int[][] rows = IntStream.range(0, real.batch()).mapToObj(real::rows).toArray(int[][]::new);
        for (int sequence = 0; sequence < rows.length; sequence++) {
            int needed = CtcLoss.stepsNeeded(spelled[sequence]);
            if (needed > rows[sequence].length) {
                throw new ShapeProblem(
                        "A label takes a step, and a blank takes one between two labels that are the same.",
                        "sequence " + sequence + " has " + rows[sequence].length + " real steps for "
                                + spelled[sequence].length + " labels that need " + needed + "; " + shapes,
                        "less pooling or striding below the head, or leave the sequence out");
            }
        }
        return (panel, start, shares, losses) -> {
            double[] weights = new double[rows.length];
            for (int sequence = 0; sequence < rows.length; sequence++) {
                weights[sequence] = shares.weight(rows[sequence][0]);
            }
            panel.gradient(arithmetic, rows, spelled, weights, losses);
        };
    }

    private int[][] spelled(INDArray labels, @Nullable INDArray labelMask, String shapes) {
        HostArray values = HostArray.of(labels);
        HostArray mask = labelMask == null ? null : HostArray.of(labelMask);
        int[][] spelled = new int[(int) labels.size(0)][];
        for (int sequence = 0; sequence < spelled.length; sequence++) {
            int[] own = new int[(int) labels.size(1)];
            int count = 0;
            for (int at = 0; at < own.length; at++) {
                double label = values.at(sequence, at);
                if (label == PADDING || (mask != null && mask.at(sequence, at) == 0)) {
                    continue;
                }
                if (!(label >= 1 && label < classes && label == Math.rint(label))) {
                    throw new ShapeProblem(
                            "A label of ctc() is a whole number from 1 to " + (classes - 1)
                                    + "; 0 is the blank, and -1 is padding.",
                            label + " in sequence " + sequence + " at " + at + "; " + shapes,
                            ".classes(n) with n above the largest label, and labels from 1");
                }
                own[count++] = (int) label;
            }
            spelled[sequence] = Arrays.copyOf(own, count);
        }
        return spelled;
    }
}
