package org.cellstate.kernel.magic;

/** A stretch of a cell, from one offset up to and without another, in UTF-16 units. */
record Span(int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }

    boolean contains(int offset) {
        return start <= offset && offset <= end;
    }
}
