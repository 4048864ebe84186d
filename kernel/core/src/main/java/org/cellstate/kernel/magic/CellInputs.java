package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;

/** The inputs of this session, for {@code %history}. */
final class CellInputs {

    private final List<Input> inputs = new ArrayList<>();

    record Input(int number, String code) {}

    /** Remembers a cell. One that repeats the last number was not to be remembered: clients run such cells unseen. */
    synchronized void add(int number, String code) {
        boolean counted = inputs.isEmpty() || inputs.get(inputs.size() - 1).number() < number;
        if (counted) {
            inputs.add(new Input(number, code));
        }
    }

    synchronized List<Input> last(int n) {
        return List.copyOf(inputs.subList(Math.max(0, inputs.size() - Math.max(0, n)), inputs.size()));
    }
}
