package org.cellstate.dsl.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A model in numbers: its layers with shapes and weights, the memory and, before training, the time that training takes.
 *
 * @param model such as {@code LSTM 2×64}; empty if it was not said
 * @param input the shape of a batch with named axes, such as {@code [batch 32, time 48, feature 3]}; empty if it was not said
 * @param layers from input to output
 * @param memory of training; empty if it was not estimated
 * @param time of training; empty for a model that is fitted
 */
public record ModelSummary(
        String model,
        String input,
        List<LayerSummary> layers,
        Optional<MemoryEstimate> memory,
        Optional<TimeEstimate> time) {

    /** Copies the layers. */
    public ModelSummary {
        layers = List.copyOf(layers);
    }

    /** Returns a summary of layers alone. */
    public ModelSummary(List<LayerSummary> layers) {
        this("", "", layers, Optional.empty(), Optional.empty());
    }

    /** Returns the summary of layers that are trained so, with the memory that it takes. */
    public static ModelSummary of(Training training, String input, List<LayerSummary> layers) {
        long parameters = layers.stream().mapToLong(LayerSummary::parameters).sum();
        long activations = layers.stream().mapToLong(LayerSummary::activations).sum();
        MemoryEstimate memory = MemoryEstimate.of(training.optimizer(), parameters, activations);
        return new ModelSummary("", input, layers, Optional.of(memory), Optional.empty());
    }

    /** Returns the same of a model with a name. */
    public ModelSummary named(String label) {
        return new ModelSummary(label, input, layers, memory, time);
    }

    /** Returns the same with the time that training takes. */
    public ModelSummary withTime(TimeEstimate estimate) {
        return new ModelSummary(model, input, layers, memory, Optional.of(estimate));
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
