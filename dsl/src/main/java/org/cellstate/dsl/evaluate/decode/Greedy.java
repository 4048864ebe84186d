package org.cellstate.dsl.evaluate.decode;

/** Takes the likeliest token every time, of equals the one with the lowest number. */
public record Greedy() implements Choice {

    @Override
    public String toString() {
        return "greedy()";
    }
}
