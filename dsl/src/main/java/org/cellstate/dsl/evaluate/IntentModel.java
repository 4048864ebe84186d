package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.Guess;
import org.cellstate.dsl.evaluate.chat.IntentGuesser;
import org.cellstate.dsl.evaluate.chat.IntentReplies;
import org.cellstate.dsl.evaluate.chat.IntentScores;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.evaluate.chat.NearestSentence;
import org.cellstate.dsl.evaluate.chat.Threshold;
import org.cellstate.dsl.evaluate.classes.Evaluation;
import org.cellstate.dsl.evaluate.classes.Prediction;
import org.cellstate.dsl.evaluate.classes.Rival;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.train.History;

/**
 * A classifier of sentences by what they mean, with what is answered to each, and a bound of the probability below which it says that nothing
 * fits. Capitals make no difference.
 *
 * <pre>{@code
 * var model = lstm().fit(intents(table, "sentence", "intent").answer("hours", "From 9 to 6."));
 * model.evaluate()                  // how often it is right, and how often it rightly refuses
 * var chat = model.chat();
 * chat.say("when do you open")
 * }</pre>
 */
public final class IntentModel {

    private final Classifier classifier;
    private final Intents intents;
    private final IntentReplies replies;

    private IntentModel(Classifier classifier, Intents intents, IntentReplies replies) {
        this.classifier = classifier;
        this.intents = intents;
        this.replies = replies;
    }

    /** Returns the sentences as data of a classifier: cut into words, in small letters. */
    public static LabeledSequences data(Intents intents) {
        List<String> sentences =
                intents.sentences().stream().map(IntentModel::small).toList();
        return LabeledSequences.of(new Sequences.Texts(sentences, Tokenization.words()), intents.meant())
                .split(intents.share());
    }

    private static String small(String sentence) {
        return sentence.toLowerCase(Locale.ROOT);
    }

    /** Returns the model of a classifier that was fitted on {@link #data}, with a bound that is found on the sentences that validate. */
    public static IntentModel of(Classifier classifier, Intents intents) {
        return of(classifier, intents, Threshold.WANTED);
    }

    private static IntentModel of(Classifier classifier, Intents intents, double wanted) {
        IntentGuesser guesser = guesser(classifier);
        LabeledSequences data = classifier.data();
        List<String> sentences = texts(data, data.parts().validation());
        List<Threshold.HeldOut> heldOut = new ArrayList<>();
        List<List<Guess>> guesses = guesser.guess(sentences);
        for (int i = 0; i < sentences.size(); i++) {
            Guess best = guesses.get(i).get(0);
            boolean right = best.intent().equals(data.label(data.parts().validation()[i]));
            heldOut.add(new Threshold.HeldOut(best.probability(), right));
        }
        List<String> others =
                intents.calibratingOthers().stream().filter(guesser::knows).toList();
        if (!others.isEmpty()) {
            guesser.guess(others)
                    .forEach(other ->
                            heldOut.add(new Threshold.HeldOut(other.get(0).probability(), false)));
        }
        return of(classifier, intents, Threshold.of(heldOut, wanted));
    }

    /** Returns the model of a classifier with a bound that was found before. */
    static IntentModel of(Classifier classifier, Intents intents, Threshold threshold) {
        String label = classifier.spec().label();
        return new IntentModel(classifier, intents, new IntentReplies(label, guesser(classifier), intents, threshold));
    }

    private static IntentGuesser guesser(Classifier classifier) {
        Tokenizer tokenizer = classifier.trained().data().coding().tokenizer().orElseThrow();
        return new IntentGuesser() {
            @Override
            public List<List<Guess>> guess(List<String> sentences) {
                return classifier
                        .predict(sentences.stream().map(IntentModel::small).toList())
                        .rows()
                        .stream()
                        .map(IntentModel::guesses)
                        .toList();
            }

            @Override
            public boolean knows(String sentence) {
                return tokenizer.tokens(small(sentence)).stream()
                        .anyMatch(token -> tokenizer.vocabulary().knows(token));
            }
        };
    }

    private static List<Guess> guesses(Prediction prediction) {
        return prediction.chances().stream()
                .map(chance -> new Guess(chance.name(), chance.probability()))
                .toList();
    }

    private static List<String> texts(LabeledSequences data, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> data.sequences().key(row)).toList();
    }

    /**
     * Returns the model with another bound, from which on as large a share of the answers is right on sentences that did not train.
     *
     * @param wanted above 0, at most 1; default {@value Threshold#WANTED}
     */
    public IntentModel answeringRightly(double wanted) {
        return of(classifier, intents, wanted);
    }

    /** Returns a conversation in which nothing was said yet. */
    public Chat chat() {
        return Chat.with(replies);
    }

    /**
     * Returns what the answers are worth, on sentences that neither trained nor found the bound, beside the nearest sentence, a linear model
     * and always saying the same.
     */
    public IntentScores evaluate() {
        LabeledSequences data = classifier.data();
        int[] test = data.parts().test();
        List<String> sentences = texts(data, test);
        List<String> meant = Arrays.stream(test).mapToObj(data::label).toList();
        List<IntentScores.Rival> rivals = new ArrayList<>();
        rivals.add(new IntentScores.Rival("the nearest sentence", nearest(sentences, meant)));
        Evaluation evaluation = classifier.evaluate();
        for (Rival rival : evaluation.all()) {
            double accuracy = rival.classification().accuracy();
            rivals.add(new IntentScores.Rival(rival.name(), (int) Math.round(accuracy * meant.size())));
        }
        return IntentScores.of(replies, sentences, meant, intents.testingOthers(), rivals);
    }

    private int nearest(List<String> sentences, List<String> meant) {
        LabeledSequences data = classifier.data();
        int[] training = data.parts().training();
        NearestSentence nearest = new NearestSentence(texts(data, training));
        int right = 0;
        for (int i = 0; i < meant.size(); i++) {
            right += data.label(training[nearest.to(sentences.get(i))]).equals(meant.get(i)) ? 1 : 0;
        }
        return right;
    }

    /** Returns what tells the intents apart. */
    public Classifier classifier() {
        return classifier;
    }

    /** Returns the intents and their answers. */
    public Intents intents() {
        return intents;
    }

    /** Returns when it says that nothing fits. It prints as the words for it. */
    public Threshold threshold() {
        return replies.threshold();
    }

    /** Returns what happened during training. */
    public History history() {
        return classifier.history();
    }

    /**
     * Writes the model to a file, from which {@code load(path).intents()} brings it back whole: the network, all sentences, the answers and
     * the bound.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the folder is not there, or the path is a folder
     */
    public void save(Path file) {
        IntentModelFile.write(this, file);
    }

    /** Writes the model to a file, as {@link #save(Path)}. */
    public void save(String file) {
        save(Path.of(file));
    }

    /** Returns the model, the data, and when it refuses. */
    @Override
    public String toString() {
        return classifier.spec().label() + " for " + intents + "\n" + threshold();
    }
}
