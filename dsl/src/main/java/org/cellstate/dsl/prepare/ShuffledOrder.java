package org.cellstate.dsl.prepare;

import java.util.random.RandomGenerator;

/** Deals windows out at random, each once before any comes again. */
final class ShuffledOrder implements ExampleOrder {

    private final int[] origins;
    private final RandomGenerator random;
    private int next;

    ShuffledOrder(int[] origins, RandomGenerator random) {
        this.origins = origins.clone();
        this.random = random;
        this.next = origins.length;
    }

    /** Returns the next {@code count} origins. A window comes twice only where a deal ends and the next begins among them. */
    @Override
    public int[] draw(int count) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; i++) {
            if (next == origins.length) {
                shuffle();
                next = 0;
            }
            drawn[i] = origins[next++];
        }
        return drawn;
    }

    private void shuffle() {
        for (int i = origins.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = origins[i];
            origins[i] = origins[other];
            origins[other] = held;
        }
    }
}
