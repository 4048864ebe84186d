package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.engine.CellWeights;
import org.cellstate.dsl.engine.Network;

/** The recurrent layers of a network, each reading what the one below hands on. */
final class CellStack {

    private final List<CellWeights> cells;

    private CellStack(List<CellWeights> cells) {
        this.cells = cells;
    }

    static CellStack of(Network<?> network) {
        return new CellStack(network.cells());
    }

    /** Returns the number of layers. */
    int layers() {
        return cells.get(cells.size() - 1).layer();
    }

    /**
     * Returns the forward direction of each layer over a sequence, from the input up.
     *
     * @param input {@code [time][feature]}, as the network reads it
     */
    List<CellTrace> read(double[][] input) {
        List<CellTrace> forward = new ArrayList<>();
        double[][] below = input;
        for (int layer = 1; layer <= layers(); layer++) {
            List<CellTrace> directions = new ArrayList<>();
            for (CellWeights cell : cells) {
                if (cell.layer() == layer) {
                    directions.add(CellTrace.of(cell, below));
                }
            }
            forward.add(directions.get(0));
            below = joined(directions);
        }
        return forward;
    }

    private static double[][] joined(List<CellTrace> directions) {
        double[][] all = new double[directions.get(0).steps()][];
        List<double[][]> parts = directions.stream().map(CellTrace::hidden).toList();
        int width = parts.get(0).length;
        for (int time = 0; time < all.length; time++) {
            all[time] = new double[width * parts.size()];
            for (int place = 0; place < all[time].length; place++) {
                all[time][place] = parts.get(place / width)[place % width][time];
            }
        }
        return all;
    }
}
