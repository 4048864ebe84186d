package org.cellstate.tests.bench.sweep;

import org.cellstate.tests.bench.peer.Peer;

/**
 * A sampler that takes part.
 *
 * @param peer the process that has it
 * @param sampler as the process knows it
 * @param name in the table
 */
record Entrant(Peer peer, String sampler, String name) {}
