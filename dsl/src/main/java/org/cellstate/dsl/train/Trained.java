package org.cellstate.dsl.train;

import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PreparedForecast;

/**
 * A network with its best weights, and how it got them.
 *
 * @param spec what was trained
 * @param data what it was trained on
 * @param network the trained network
 * @param history what happened
 */
public record Trained(RecurrentSpec spec, PreparedForecast data, Network network, History history) {}
