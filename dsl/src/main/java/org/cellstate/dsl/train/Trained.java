package org.cellstate.dsl.train;

import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.Examples;

/**
 * A network with its best weights, and how it got them.
 *
 * @param <B> a batch
 * @param <D> the data
 * @param spec what was trained
 * @param data what it was trained on
 * @param network the trained network
 * @param history what happened
 */
public record Trained<B, D extends Examples<B>>(RecurrentSpec spec, D data, Network<B> network, History history) {}
