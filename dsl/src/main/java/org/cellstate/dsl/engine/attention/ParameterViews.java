package org.cellstate.dsl.engine.attention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.engine.attention.Mechanism.Parameter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Parameters, or the gradients with respect to them: named matrices in the graph's one flat array. */
final class ParameterViews {

    private final List<Parameter> parameters;
    private final INDArray flat;
    private final List<INDArray> views = new ArrayList<>();

    ParameterViews(List<Parameter> parameters, INDArray flat) {
        this.parameters = parameters;
        this.flat = flat;
        long from = 0;
        for (Parameter each : parameters) {
            long to = from + each.numbers();
            INDArray part = flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
            views.add(part.reshape('c', each.rows(), each.columns()));
            from = to;
        }
    }

    INDArray flat() {
        return flat;
    }

    /** Returns the matrices by name, in order. */
    Map<String, INDArray> table() {
        Map<String, INDArray> table = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            table.put(parameters.get(i).name(), views.get(i));
        }
        return table;
    }

    /** Returns where each parameter lies, in order. */
    long[] addresses() {
        long[] addresses = new long[parameters.size()];
        long next = Placement.address(flat);
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = next;
            next += (long) parameters.get(i).numbers() * flat.data().getElementSize();
        }
        return addresses;
    }

    /** Draws each parameter evenly from between -1/sqrt(fan in) and 1/sqrt(fan in), by ND4J's generator. */
    void draw() {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter each = parameters.get(i);
            double bound = 1 / Math.sqrt(each.fanIn());
            INDArray drawn = Nd4j.rand(flat.dataType(), each.rows(), each.columns());
            views.get(i).assign(drawn.muli(2 * bound).subi(bound));
        }
    }
}
