package org.cellstate.dsl.show.library;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.chart.Numbers;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The values of an array between brackets, columns below one another, the middle of long axes left out. */
final class ArrayText {

    private static final int LONGEST_WORD = 40;

    private final INDArray array;
    private final long[] shape;
    private final int edge;
    private int width;

    ArrayText(INDArray array) {
        this.array = array;
        shape = array.shape();
        edge = switch (shape.length) {
            case 0, 1 -> 5;
            case 2 -> 4;
            case 3 -> 2;
            default -> 1;
        };
    }

    String text() {
        if (shape.length == 0) {
            return value();
        }
        measure(0, new long[shape.length]);
        StringBuilder out = new StringBuilder();
        axis(0, new long[shape.length], out);
        return out.toString();
    }

    /** Returns the places along an axis that are shown; -1 stands for those left out. */
    private List<Long> places(int axis) {
        List<Long> places = new ArrayList<>();
        long size = shape[axis];
        boolean whole = size <= 2L * edge + 1;
        for (long i = 0; i < (whole ? size : edge); i++) {
            places.add(i);
        }
        if (!whole) {
            places.add(-1L);
            for (long i = size - edge; i < size; i++) {
                places.add(i);
            }
        }
        return places;
    }

    private void measure(int axis, long[] place) {
        for (long at : places(axis)) {
            if (at >= 0) {
                place[axis] = at;
                if (axis == shape.length - 1) {
                    width = Math.max(width, value(place).length());
                } else {
                    measure(axis + 1, place);
                }
            }
        }
    }

    private void axis(int axis, long[] place, StringBuilder out) {
        boolean last = axis == shape.length - 1;
        String separator = last ? ", " : ",\n" + " ".repeat(axis + 1);
        String between = "";
        out.append('[');
        for (long at : places(axis)) {
            out.append(between);
            between = separator;
            if (at < 0) {
                out.append("… ").append(Numbers.count(shape[axis] - 2L * edge)).append(" more …");
                continue;
            }
            place[axis] = at;
            if (last) {
                String value = value(place);
                out.append(" ".repeat(width - value.length())).append(value);
            } else {
                axis(axis + 1, place, out);
            }
        }
        out.append(']');
    }

    private String value(long... place) {
        DataType type = array.dataType();
        if (type == DataType.UTF8) {
            String word = array.getString(linear(place)).replace("\n", "\\n");
            return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD - 1) + "…" : word;
        }
        if (type.isFPType()) {
            return Numbers.text(place.length == 0 ? array.getDouble(0) : array.getDouble(place));
        }
        if (type == DataType.BOOL) {
            return Boolean.toString((place.length == 0 ? array.getDouble(0) : array.getDouble(place)) != 0);
        }
        return Long.toString(place.length == 0 ? array.getLong(0) : array.getLong(place));
    }

    private long linear(long... place) {
        long at = 0;
        for (int axis = 0; axis < place.length; axis++) {
            at = at * shape[axis] + place[axis];
        }
        return at;
    }
}
