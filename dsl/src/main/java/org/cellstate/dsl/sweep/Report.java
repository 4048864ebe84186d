package org.cellstate.dsl.sweep;

import java.io.Serializable;

/**
 * How far a trial had come.
 *
 * @param step such as the epoch, from 1 and rising
 * @param value the objective then
 */
public record Report(int step, double value) implements Serializable {}
