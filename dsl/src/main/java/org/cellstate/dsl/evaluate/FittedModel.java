package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.Trained;

/**
 * A fitted network, whatever it says: what is in it, how it was trained, where it comes from, and its file.
 *
 * @param <B> a batch of the network
 * @param <D> the data that it was trained on
 */
public interface FittedModel<B, D extends Examples<B>> {

    /** Returns the network and the prepared data, for whoever looks inside. */
    Trained<B, D> trained();

    /** Returns where the model comes from. */
    Provenance provenance();

    /** Returns what happened during training. */
    default History history() {
        return trained().history();
    }

    /** Returns the layers with their shapes and numbers of weights, and the memory that training took. */
    default ModelSummary summary() {
        return trained().network().summary().named(spec().label());
    }

    /** Returns the model's description. */
    default RecurrentSpec spec() {
        return trained().spec();
    }

    /**
     * Writes the model to a file, from which {@code load(path)} brings it back whole. The data that it was fitted on are in the file.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    void save(Path file);

    /** Writes the model to a file, as {@link #save(Path)}. */
    default void save(String file) {
        save(Path.of(file));
    }
}
