/**
 * Sweeps: what a search over settings is, as values. A {@link Space} is the user's lambda, run with one choice after the other; a
 * {@link Sampler} proposes, an {@link Objective} measures, a {@link Pruner} says what need not be finished, a {@link Study} is what came of
 * it. Everything that decides is plain data and a seed, so that a trial can run on another thread or another machine.
 */
@NullMarked
package org.cellstate.dsl.sweep;

import org.jspecify.annotations.NullMarked;
