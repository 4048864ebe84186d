package org.cellstate.tests.bench.protocol;

import com.google.gson.JsonObject;

/**
 * A search: a function, who proposes, and for how many trials. The answer has the costs of these trials as its values, in order, and as
 * its milliseconds the processor time of each proposal, of all threads of the process.
 *
 * @param function what is searched
 * @param sampler who proposes, as the process knows it
 * @param given trials by chance before them, which the sampler is told of
 * @param trials how many
 * @param seed of all that is drawn
 */
public record SearchCase(TestFunction function, String sampler, int given, int trials, long seed) implements Subject {

    /** Returns the same search by another sampler, with another seed. */
    public SearchCase by(String other, long seed) {
        return new SearchCase(function, other, given, trials, seed);
    }

    /** Returns for example {@code Branin, 40 trials}. */
    @Override
    public String name() {
        return function.label() + ", " + trials + " trials";
    }

    @Override
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("function", function.word());
        json.addProperty("sampler", sampler);
        json.addProperty("given", given);
        json.addProperty("trials", trials);
        json.addProperty("seed", seed);
        return json;
    }

    static SearchCase of(JsonObject json) {
        return new SearchCase(
                TestFunction.of(json.get("function").getAsString()),
                json.get("sampler").getAsString(),
                json.get("given").getAsInt(),
                json.get("trials").getAsInt(),
                json.get("seed").getAsLong());
    }
}
