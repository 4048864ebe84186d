package org.cellstate.dsl.evaluate.anomaly;

/**
 * Anomalous rows that follow each other.
 *
 * @param from the time stamp of the first, as text
 * @param to that of the last
 * @param first its number among the rows that were judged, from 0
 * @param rows how many
 * @param peak the time stamp of the row with the highest score
 * @param score that score: how many scales the error is from its median
 * @param observed the value of that row, in the unit of the series
 * @param expected what was forecast for it
 */
public record Event(
        String from, String to, int first, int rows, String peak, double score, double observed, double expected) {}
