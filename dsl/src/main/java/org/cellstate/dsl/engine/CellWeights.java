package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.engine.layer.RecurrentRuntime;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A copy of the weights of one direction of one recurrent layer. What they compute, and the order of gates, is said at {@link
 * org.cellstate.dsl.engine.recurrent.CellShape}.
 *
 * @param layer number of the layer, from 1 at the input
 * @param reversed whether it reads from the last step to the first
 * @param cell the kind of cell
 * @param inputs features of a step
 * @param hidden units
 * @param input {@code [input, gate, hidden]}, row by row
 * @param recurrent {@code [hidden, gate, hidden]}
 * @param bias {@code [bias, hidden]}: one for each gate, and a GRU's fourth for what its reset multiplies
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier inside the library, never compared
public record CellWeights(
        int layer,
        boolean reversed,
        Cell cell,
        int inputs,
        int hidden,
        float[] input,
        float[] recurrent,
        float[] bias) {

    /** Returns those of all recurrent layers, from the input up; of two directions the forward one first. */
    static List<CellWeights> of(ComputationGraph graph) {
        List<CellWeights> cells = new ArrayList<>();
        int number = 0;
        for (Layer layer : graph.getLayers()) {
            if (layer instanceof RecurrentRuntime) {
                number++;
                RecurrentLayer conf = (RecurrentLayer) layer.conf().getLayer();
                cells.add(direction(layer, conf, number, false));
                if (conf.getDirections() != Directions.FORWARD) {
                    cells.add(direction(layer, conf, number, true));
                }
            }
        }
        return cells;
    }

    private static CellWeights direction(Layer layer, RecurrentLayer conf, int number, boolean reversed) {
        String way = reversed ? "r" : "";
        return new CellWeights(
                number,
                reversed,
                conf.getCell(),
                Math.toIntExact(conf.getNIn()),
                Math.toIntExact(conf.getNOut()),
                numbers(layer, way + "W"),
                numbers(layer, way + "RW"),
                numbers(layer, way + "b"));
    }

    private static float[] numbers(Layer layer, String key) {
        return layer.getParam(key).dup('c').data().asFloat();
    }
}
