package org.cellstate.dsl.evaluate.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.kernel.api.CloseNames;

/**
 * What people may mean, by sentences that say so, and what is answered. A few sentences an intent are enough to begin with; twenty are
 * better.
 *
 * <pre>{@code
 * var data = intents(Map.of(
 *         "hours", List.of("when do you open", "are you open on sunday", …),
 *         "price", List.of("how much is it", "what does this cost", …)))
 *     .answer("hours", "We are open from 9 to 6.")
 *     .answer("price", "The price is inside the cover.");
 * var model = lstm().fit(data);
 * }</pre>
 *
 * @param sentences all examples
 * @param meant the intent of each
 * @param answers of each intent, which take turns; an intent without one is answered by its name
 * @param others sentences that mean none of these: half of them help to find when to refuse, the other half test it; may be empty
 * @param refusal what is said where nothing fits
 * @param share of the sentences that trains; one half of the others finds when to refuse, the other half tests
 */
public record Intents(
        List<String> sentences,
        List<String> meant,
        Map<String, List<String>> answers,
        List<String> others,
        String refusal,
        double share) {

    /** The share of the sentences that trains, until {@link #split} sets another: what refuses needs sentences of its own. */
    public static final double SHARE = 0.7;

    /** What is said where nothing fits, until {@link #refusal(String)} sets other words. */
    public static final String REFUSAL = "I am not sure what you mean. Could you say it in other words?";

    /**
     * Copies and checks all.
     *
     * @throws ShapeProblem if there is not one intent for each sentence
     * @throws DataProblem if a sentence or an intent is empty (the message says in which row, counted from 1), or there is one intent only
     */
    public Intents {
        if (sentences.size() != meant.size()) {
            throw new ShapeProblem(
                    "Every sentence has one intent.",
                    sentences.size() + " sentences, " + meant.size() + " intents",
                    "as many of one as of the other");
        }
        check("sentence", sentences);
        check("intent", meant);
        check("other sentence", others);
        sentences = List.copyOf(sentences);
        meant = List.copyOf(meant);
        others = List.copyOf(others);
        Map<String, List<String>> copied = new LinkedHashMap<>();
        answers.forEach((intent, texts) -> copied.put(intent, List.copyOf(texts)));
        answers = copied;
        if (meant.stream().distinct().count() < 2) {
            throw new DataProblem(
                    "It takes at least two intents to tell them apart.",
                    meant.isEmpty() ? "no sentences" : "\"" + meant.get(0) + "\" alone",
                    "sentences of another intent");
        }
    }

    private static void check(String what, List<String> texts) {
        for (int row = 0; row < texts.size(); row++) {
            if (texts.get(row) == null || texts.get(row).isBlank()) {
                throw new DataProblem(
                        "Every " + what + " has a text.", "none in row " + (row + 1), "leaving that row out");
            }
        }
    }

    /** Returns sentences with their intents. */
    public static Intents of(List<String> sentences, List<String> meant) {
        return new Intents(sentences, meant, Map.of(), List.of(), REFUSAL, SHARE);
    }

    /**
     * Returns intents with the sentences that mean each.
     *
     * @throws DataProblem if an intent has no sentence
     */
    public static Intents of(Map<String, List<String>> examples) {
        List<String> sentences = new ArrayList<>();
        List<String> meant = new ArrayList<>();
        // A map may have any order; what is learned of it must not.
        examples.keySet().stream().sorted().forEach(intent -> {
            List<String> texts = examples.getOrDefault(intent, List.of());
            if (texts.isEmpty()) {
                throw new DataProblem(
                        "Every intent has sentences that mean it.",
                        "none of \"" + intent + "\"",
                        "some of them, or leaving it out");
            }
            sentences.addAll(texts);
            texts.forEach(text -> meant.add(intent));
        });
        return of(sentences, meant);
    }

    /**
     * Sets what is answered to an intent. Several answers take turns in a conversation.
     *
     * @throws ConfigProblem if there is no such intent; the message has close ones
     */
    public Intents answer(String intent, String... texts) {
        List<String> names = names();
        if (!names.contains(intent)) {
            List<String> close = CloseNames.of(intent, names);
            throw new ConfigProblem(
                    "An answer is to an intent that sentences mean.",
                    "\"" + intent + "\"",
                    "one of " + String.join(", ", close.isEmpty() ? names : close));
        }
        Map<String, List<String>> more = new LinkedHashMap<>(answers);
        more.put(intent, Arrays.asList(texts));
        return new Intents(sentences, meant, more, others, refusal, share);
    }

    /** Sets what is answered to several intents, one answer each. */
    public Intents answers(Map<String, String> texts) {
        Intents all = this;
        for (String intent : texts.keySet().stream().sorted().toList()) {
            all = all.answer(intent, texts.getOrDefault(intent, ""));
        }
        return all;
    }

    /** Sets sentences that mean none of the intents. They make it surer when to refuse. */
    public Intents others(List<String> texts) {
        return new Intents(sentences, meant, answers, texts, refusal, share);
    }

    /** Sets what is said where nothing fits. */
    public Intents refusal(String text) {
        return new Intents(sentences, meant, answers, others, text, share);
    }

    /** Sets which share of the sentences trains, above 0 and below 1; one half of the others finds when to refuse, the other half tests. */
    public Intents split(double training) {
        return new Intents(sentences, meant, answers, others, refusal, training);
    }

    /** Returns the intents, sorted by name. */
    public List<String> names() {
        return meant.stream().distinct().sorted().toList();
    }

    /** Returns every second one of the other sentences, from the first: those that help to find when to refuse. */
    public List<String> calibratingOthers() {
        return everySecond(0);
    }

    /** Returns every second one of the other sentences, from the second: those that test. */
    public List<String> testingOthers() {
        return everySecond(1);
    }

    private List<String> everySecond(int from) {
        List<String> some = new ArrayList<>();
        for (int i = from; i < others.size(); i += 2) {
            some.add(others.get(i));
        }
        return some;
    }

    /**
     * Returns an answer to an intent.
     *
     * @param before how often it was answered before in this conversation
     */
    String answerTo(String intent, long before) {
        List<String> texts = answers.getOrDefault(intent, List.of());
        return texts.isEmpty() ? intent : texts.get((int) (before % texts.size()));
    }

    /** Returns for example {@code 12 intents, 240 sentences, 40 others}. */
    @Override
    public String toString() {
        return names().size() + " intents, " + sentences.size() + " sentences"
                + (others.isEmpty() ? "" : ", " + others.size() + " others");
    }
}
