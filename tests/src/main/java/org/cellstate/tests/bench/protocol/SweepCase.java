package org.cellstate.tests.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/**
 * A small sweep over LSTMs on daily births, by chance. The answer has the milliseconds of the whole as its only ones, and the validation
 * losses of the trials as its values.
 *
 * @param workers trials at a time
 * @param spark whether they run on Spark's threads, and not on the sweep's own
 * @param trials how many
 * @param epochs of each
 * @param seed of the study
 */
public record SweepCase(int workers, boolean spark, int trials, int epochs, long seed) implements Subject {

    private static final Gson GSON = new Gson();

    /** Returns for example {@code births, 16 trials, 2 workers}. */
    @Override
    public String name() {
        return "births, " + trials + " trials, " + workers + (workers == 1 ? " worker" : " workers")
                + (spark ? " of Spark" : "");
    }

    /** Sets the seed. */
    public SweepCase seed(long other) {
        return new SweepCase(workers, spark, trials, epochs, other);
    }

    @Override
    public JsonObject json() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    static SweepCase of(JsonObject json) {
        return GSON.fromJson(json, SweepCase.class);
    }
}
