package org.cellstate.dsl.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.engine.layer.Directions;
import org.cellstate.dsl.engine.layer.InvertedDropout;
import org.cellstate.dsl.engine.layer.Output;
import org.cellstate.dsl.engine.layer.RecurrentLayer;
import org.cellstate.dsl.model.LayerSummary;
import org.cellstate.dsl.model.MemoryEstimate;
import org.cellstate.dsl.model.RecurrentSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The recurrent layers of a spec, of which the last hands on its last step. */
final class RecurrentStack {

    private static final String DROPOUT = "dropout";

    private RecurrentStack() {}

    static String name(RecurrentSpec spec, int layer) {
        return spec.cell().name().toLowerCase(Locale.ROOT) + " " + layer;
    }

    /** Adds the layers and returns the name of what stands on top, {@code [batch, feature]}. */
    static String add(GraphBuilder graph, RecurrentSpec spec, String input) {
        String below = input;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            graph.addLayer(name(spec, layer), layer(spec, layer), below);
            below = name(spec, layer);
        }
        if (spec.dropout() == 0) {
            return below;
        }
        graph.addLayer(DROPOUT, new DropoutLayer.Builder(new InvertedDropout(spec.dropout())).build(), below);
        return DROPOUT;
    }

    private static RecurrentLayer layer(RecurrentSpec spec, int layer) {
        var builder = new RecurrentLayer.Builder(spec.cell())
                .nOut(spec.hidden())
                .directions(spec.bidirectional() ? Directions.CONCAT : Directions.FORWARD)
                .output(layer == spec.layers() ? Output.LAST_STEP : Output.EVERY_STEP)
                .recurrentDropout(spec.recurrentDropout());
        if (layer > 1 && spec.dropout() > 0) {
            builder.dropOut(new InvertedDropout(spec.dropout()));
        }
        return builder.build();
    }

    /** Returns the layers of a batch of sequences of so many steps, 0 where it is not known how many. */
    static List<LayerSummary> summaries(ComputationGraph graph, RecurrentSpec spec, int steps) {
        List<LayerSummary> layers = new ArrayList<>();
        int batch = spec.training().batch();
        int width = spec.bidirectional() ? 2 * spec.hidden() : spec.hidden();
        long kept = (long) MemoryEstimate.keptByUnit(spec.cell()) * batch * Math.max(1, steps) * width;
        for (int layer = 1; layer <= spec.layers(); layer++) {
            Axes output = layer == spec.layers()
                    ? Axes.batch(batch).feature(width)
                    : Axes.batch(batch).time(steps).feature(width);
            layers.add(summary(graph, name(spec, layer), output, kept));
        }
        return layers;
    }

    static LayerSummary summary(ComputationGraph graph, String name, Axes output) {
        return summary(graph, name, output, 0);
    }

    private static LayerSummary summary(ComputationGraph graph, String name, Axes output, long kept) {
        return new LayerSummary(name, output.toString(), graph.getLayer(name).numParams(), 2 * output.numbers() + kept);
    }
}
