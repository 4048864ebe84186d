package org.cellstate.dsl.sweep;

import java.io.Serializable;

/**
 * A trial to be run, as data.
 *
 * @param number of the trial, from 0
 * @param proposal its settings
 * @param rule when it need not go on
 */
public record Task(int number, Proposal proposal, PruneRule rule) implements Serializable {}
