package org.cellstate.dsl.evaluate.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;

/** Takes weights apart from their padding, and checks that each row is shares of one. */
record AttentionRows(List<String> source, List<String> target) {

    private static final double TOLERANCE = 1e-3;

    double[][] of(double[][] weights) {
        int columns = weights.length == 0 ? 0 : weights[0].length;
        boolean even = Arrays.stream(weights).allMatch(row -> row.length == columns);
        if (!even || weights.length < target.size() || columns < source.size()) {
            throw unfit(weights.length, even ? columns + " columns" : "columns that differ");
        }
        int top = offset(rowsWithWeight(weights), target.size(), weights.length, columns);
        int left = offset(columnsWithWeight(weights, columns), source.size(), weights.length, columns);
        double[][] rows = new double[target.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = checked(row, Arrays.copyOfRange(weights[top + row], left, left + source.size()));
        }
        return rows;
    }

    /** Returns where the tokens begin: at the front unless all weight lies at the back. */
    private int offset(int[] weighty, int tokens, int rows, int columns) {
        if (weighty.length == 0 || weighty[weighty.length - 1] < tokens) {
            return 0;
        }
        int behind = weighty[weighty.length - 1] + 1 - tokens;
        if (weighty[0] < behind) {
            throw unfit(rows, columns + " columns");
        }
        return behind;
    }

    private static int[] rowsWithWeight(double[][] weights) {
        return IntStream.range(0, weights.length)
                .filter(row -> Arrays.stream(weights[row]).anyMatch(weight -> weight != 0))
                .toArray();
    }

    private static int[] columnsWithWeight(double[][] weights, int columns) {
        return IntStream.range(0, columns)
                .filter(column -> Arrays.stream(weights).anyMatch(row -> row[column] != 0))
                .toArray();
    }

    private ShapeProblem unfit(int rows, String columns) {
        return new ShapeProblem(
                "Attention has one row per target token and one column per source token; what is more must be 0.",
                "weights of " + rows + " rows and " + columns + "; " + target.size() + " target tokens and "
                        + source.size() + " source tokens",
                "weights [target, source], and the tokens in that order");
    }

    private double[] checked(int row, double[] weights) {
        double sum = 0;
        for (int column = 0; column < weights.length; column++) {
            if (!(weights[column] >= 0)) {
                throw new DataProblem(
                        "A weight of attention is a share, from 0 to 1.",
                        "the weight from \"" + target.get(row) + "\" to \"" + source.get(column) + "\" is "
                                + weights[column],
                        "the softmax of the scores");
            }
            sum += weights[column];
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new DataProblem(
                    "The attention of a target token adds up to 1 over the source tokens.",
                    String.format(Locale.ROOT, "row %d, \"%s\", adds up to %.4g", row, target.get(row), sum),
                    "weights [target, source], after the softmax over the source");
        }
        return weights;
    }
}
