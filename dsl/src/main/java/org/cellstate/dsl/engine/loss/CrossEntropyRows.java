package org.cellstate.dsl.engine.loss;

/** Softmax and cross-entropy; the target of a row is the index of its class. */
final class CrossEntropyRows implements RowLoss {

    private final double smoothing;
    private final int classes;
    private final FloatSoftmax floats = new FloatSoftmax();
    private final DoubleSoftmax doubles = new DoubleSoftmax();

    CrossEntropyRows(double smoothing, int classes) {
        this.smoothing = smoothing;
        this.classes = classes;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public int targets() {
        return 1;
    }

    @Override
    public void gradient(double[] raw, double[] targets, double[] weights, int rows, double[] losses) {
        for (int row = 0; row < rows; row++) {
            losses[row] = weights[row] == 0 ? 0 : raw[rows * (int) targets[row] + row];
        }
        doubles.run(raw, classes, rows);
        for (int row = 0; row < rows; row++) {
            double weight = weights[row];
            for (int at = row; at < classes * rows; at += rows) {
                raw[at] = weight == 0 ? 0 : weight * (raw[at] - smoothing / classes);
            }
            if (weight != 0) {
                raw[rows * (int) targets[row] + row] -= weight * (1 - smoothing);
                losses[row] = weight
                        * ((1 - smoothing) * doubles.surprise(losses[row], row)
                                + smoothing * doubles.meanSurprise(row, classes));
            }
        }
    }

    @Override
    public void gradient(float[] raw, float[] targets, float[] weights, int rows, float[] losses) {
        for (int row = 0; row < rows; row++) {
            losses[row] = weights[row] == 0 ? 0 : raw[rows * (int) targets[row] + row];
        }
        floats.run(raw, classes, rows, (float) (smoothing / classes), weights);
        for (int row = 0; row < rows; row++) {
            float weight = weights[row];
            if (weight == 0) {
                for (int at = row; at < classes * rows; at += rows) {
                    raw[at] = 0;
                }
            } else {
                raw[rows * (int) targets[row] + row] -= weight * (float) (1 - smoothing);
                losses[row] = (float) (weight
                        * ((1 - smoothing) * floats.surprise(losses[row], row)
                                + smoothing * floats.meanSurprise(row, classes)));
            }
        }
    }

    @Override
    public void link(double[] raw, int rows) {
        doubles.run(raw, classes, rows);
    }

    @Override
    public void link(float[] raw, int rows) {
        floats.run(raw, classes, rows);
    }
}
