package org.cellstate.datasets;

/**
 * What must be known of a data set before it is used.
 *
 * @param name the method of {@link Datasets} that loads it
 * @param file the file's name
 * @param what what the rows are, and their span
 * @param rows the number of rows
 * @param unit the unit of the values
 * @param source who published it, and the package it was taken from
 * @param licence the licence of the data
 * @param quirks what surprises those who do not know it
 * @param sha256 of the file, in hexadecimal
 */
public record Card(
        String name,
        String file,
        String what,
        int rows,
        String unit,
        String source,
        String licence,
        String quirks,
        String sha256) {}
