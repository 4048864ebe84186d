package org.cellstate.dsl.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands along one side of a heat map.
 *
 * @param title the quantity; may be empty
 * @param labels one for each row or column, or none at all
 */
public record Side(String title, List<String> labels) {

    public Side {
        labels = List.copyOf(labels);
    }

    /** Returns what a row or column is called: its label, or its number, counted from 1. */
    public String name(int position) {
        return labels.isEmpty() ? Numbers.count(position + 1L) : labels.get(position);
    }

    /** Returns the labels of blocks of rows or columns: the name of the first in each. */
    Side blocks(int size) {
        if (size == 1 || labels.isEmpty()) {
            return this;
        }
        int blocks = (labels.size() + size - 1) / size;
        return new Side(
                title,
                IntStream.range(0, blocks).mapToObj(block -> name(block * size)).toList());
    }
}
