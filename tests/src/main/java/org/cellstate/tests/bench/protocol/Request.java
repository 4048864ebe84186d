package org.cellstate.tests.bench.protocol;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

/**
 * One question to a process.
 *
 * @param task what to do
 * @param subject what to do it with, null where the task has none
 * @param warmup steps to do first, untimed
 * @param steps steps to time one by one
 * @param threads threads to compute with
 */
public record Request(Task task, @Nullable Subject subject, int warmup, int steps, int threads) {

    /** Threads that everyone computes with. */
    public static final int THREADS = 2;

    /** Returns a question that times steps. */
    public static Request steps(Task task, @Nullable Subject subject, int warmup, int steps) {
        return new Request(task, subject, warmup, steps, THREADS);
    }

    /** Returns a question without steps. */
    public static Request of(Task task) {
        return steps(task, null, 0, 0);
    }

    /** Returns the line that asks it, without its end. */
    public String line(long id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("task", task.word());
        if (subject != null) {
            json.add("case", subject.json());
        }
        json.addProperty("warmup", warmup);
        json.addProperty("steps", steps);
        json.addProperty("threads", threads);
        return json.toString();
    }

    /** A question with the number that its answer must carry. */
    public record Numbered(long id, Request request) {

        /** Reads a line. */
        public static Numbered of(String line) {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            Task task = Task.of(json.get("task").getAsString());
            return new Numbered(
                    json.get("id").getAsLong(),
                    new Request(
                            task,
                            json.has("case") ? Subject.of(task, json.getAsJsonObject("case")) : null,
                            json.get("warmup").getAsInt(),
                            json.get("steps").getAsInt(),
                            json.get("threads").getAsInt()));
        }
    }
}
