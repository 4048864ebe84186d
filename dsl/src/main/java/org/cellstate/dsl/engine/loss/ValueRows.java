package org.cellstate.dsl.engine.loss;

/** Rows of target values, each with its own few outputs. Always computed in double: a row has few values, and the gamma function needs it. */
final class ValueRows implements RowLoss {

    private final ValueLoss value;
    private final int each;
    private final int targets;
    private final double[] own;

    ValueRows(ValueLoss value, int each, int targets) {
        this.value = value;
        this.each = each;
        this.targets = targets;
        this.own = new double[each];
    }

    @Override
    public int outputs() {
        return each * targets;
    }

    @Override
    public int targets() {
        return targets;
    }

    @Override
    public void gradient(double[] raw, double[] targetValues, double[] weights, int rows, double[] losses) {
        for (int row = 0; row < rows; row++) {
            double share = weights[row] / targets;
            double sum = 0;
            for (int target = 0; target < targets; target++) {
                int first = target * each * rows + row;
                for (int i = 0; i < each; i++) {
                    own[i] = share == 0 ? 0 : raw[first + i * rows];
                }
                sum += share == 0 ? 0 : value.gradient(own, targetValues[target * rows + row]);
                for (int i = 0; i < each; i++) {
                    raw[first + i * rows] = share * own[i];
                }
            }
            losses[row] = share * sum;
        }
    }

    @Override
    public void gradient(float[] raw, float[] targetValues, float[] weights, int rows, float[] losses) {
        for (int row = 0; row < rows; row++) {
            double share = (double) weights[row] / targets;
            double sum = 0;
            for (int target = 0; target < targets; target++) {
                int first = target * each * rows + row;
                for (int i = 0; i < each; i++) {
                    own[i] = share == 0 ? 0 : raw[first + i * rows];
                }
                sum += share == 0 ? 0 : value.gradient(own, targetValues[target * rows + row]);
                for (int i = 0; i < each; i++) {
                    raw[first + i * rows] = (float) (share * own[i]);
                }
            }
            losses[row] = (float) (share * sum);
        }
    }

    @Override
    public void link(double[] raw, int rows) {
        for (int target = 0; target < targets; target++) {
            for (int row = 0; row < rows; row++) {
                int first = target * each * rows + row;
                for (int i = 0; i < each; i++) {
                    own[i] = raw[first + i * rows];
                }
                value.link(own);
                for (int i = 0; i < each; i++) {
                    raw[first + i * rows] = own[i];
                }
            }
        }
    }

    @Override
    public void link(float[] raw, int rows) {
        for (int target = 0; target < targets; target++) {
            for (int row = 0; row < rows; row++) {
                int first = target * each * rows + row;
                for (int i = 0; i < each; i++) {
                    own[i] = raw[first + i * rows];
                }
                value.link(own);
                for (int i = 0; i < each; i++) {
                    raw[first + i * rows] = (float) own[i];
                }
            }
        }
    }
}
