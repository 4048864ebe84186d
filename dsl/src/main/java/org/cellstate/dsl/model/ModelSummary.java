package org.cellstate.dsl.model;

import java.util.List;
import java.util.Locale;

/**
 * The layers of a model with shapes and numbers of weights.
 *
 * @param layers from input to output
 */
public record ModelSummary(List<LayerSummary> layers) {

    /** Copies the layers. */
    public ModelSummary {
        layers = List.copyOf(layers);
    }

    /** Returns the number of weights of all layers. */
    public long parameters() {
        return layers.stream().mapToLong(LayerSummary::parameters).sum();
    }

    /** Returns a table in text, one line a layer. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        for (LayerSummary layer : layers) {
            table.append(String.format(
                    Locale.ROOT, "%-10s %-36s %,12d%n", layer.name(), layer.output(), layer.parameters()));
        }
        return table.append(String.format(Locale.ROOT, "%-10s %-36s %,12d", "total", "", parameters()))
                .toString();
    }
}
