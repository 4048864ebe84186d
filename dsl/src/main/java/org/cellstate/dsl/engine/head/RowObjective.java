package org.cellstate.dsl.engine.head;

import org.cellstate.dsl.engine.loss.RowLoss;
import org.cellstate.dsl.model.Loss;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A loss whose rows stand alone. */
final class RowObjective implements Objective {

    /** Long rows vectorise, and this many of 200 classes still lie in a second-level cache of a megabyte. */
    private static final int MOST_ROWS = 1024;

    private static final int MOST_NUMBERS = 1 << 20;
    private static final int FEWEST_ROWS = 64;

    private final RowLoss arithmetic;
    private final RowLabels reader;

    RowObjective(Loss loss, int outputs) {
        this.arithmetic = RowLoss.of(loss, outputs);
        this.reader = new RowLabels(loss, outputs, arithmetic.targets());
    }

    @Override
    public RealSteps real(@Nullable INDArray labelMask, @Nullable INDArray featureMask, INDArray input) {
        return RealSteps.of(labelMask != null ? labelMask : featureMask, input);
    }

    @Override
    public int rowsAtOnce(int rows) {
        return Math.min(rows, Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_NUMBERS / arithmetic.outputs())));
    }

    @Override
    public void link(Panel panel) {
        panel.link(arithmetic);
    }

    @Override
    public Targets targets(INDArray labels, @Nullable INDArray labelMask, INDArray input, RealSteps real) {
        double[] values = reader.read(labels, input, real);
        int all = real.batch() * real.time();
        return (panel, start, shares, losses) -> {
            for (int row = 0; row < panel.rows(); row++) {
                panel.weight(row, shares.weight(start + row));
            }
            for (int target = 0; target < arithmetic.targets(); target++) {
                for (int row = 0; row < panel.rows(); row++) {
                    panel.target(target, row, values[target * all + start + row]);
                }
            }
            panel.gradient(arithmetic, start, losses);
        };
    }
}
