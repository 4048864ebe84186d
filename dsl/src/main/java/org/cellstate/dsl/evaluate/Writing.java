package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.engine.PairStepper;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.decode.Decoder;
import org.cellstate.dsl.evaluate.decode.Written;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Hypothesis;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vocabulary;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/** Writes a target for a source, token by token, with the network of a translator. */
final class Writing {

    /** How many times as long as the longest target that was seen a target may become, in proportion to its source. */
    private static final int TIMES = 2;

    private static final int LEAST = 10;
    private static final int NAMED = 5;

    private final Trained<PairBatch, PreparedPairs> trained;
    private final PreparedPairs prepared;
    private @Nullable PairStepper stepper;

    Writing(Trained<PairBatch, PreparedPairs> trained) {
        this.trained = trained;
        this.prepared = trained.data();
    }

    private synchronized PairStepper stepper() {
        if (stepper == null) {
            stepper = PairStepper.of(
                    trained.spec(),
                    prepared.source().vocabulary().size(),
                    prepared.target().vocabulary().size(),
                    trained.network().weights());
        }
        return stepper;
    }

    /** Returns the text that is written, without all else that is known of it. */
    String text(String source, Choice choice) {
        int[] read = read(source);
        PairTokens model = new PairTokens(stepper(), stepper().encode(read));
        return prepared.target()
                .decode(decoder(model, read.length).write(model.begin(), choice).tokens());
    }

    /** Returns the translation, with the best {@code count} texts of a beam, or the one that was written. */
    Translation translation(String source, Choice choice, int count) {
        int[] read = read(source);
        PairTokens model = new PairTokens(stepper(), stepper().encode(read));
        Decoder<PairStepper.State> decoder = decoder(model, read.length);
        List<Written<PairStepper.State>> written = choice instanceof Beam beam
                ? decoder.nBest(model.begin(), beam, count)
                : List.of(decoder.write(model.begin(), choice));
        List<Hypothesis> hypotheses = written.stream()
                .map(each -> new Hypothesis(
                        tokens(each.tokens()), choice instanceof Beam beam ? beam.score(each) : each.logProbability()))
                .toList();
        int[] best = written.get(0).tokens();
        List<String> tokens = prepared.source().tokens(source);
        return new Translation(
                tokens,
                tokens(best),
                source,
                prepared.target().decode(best),
                stepper().hasAttention() ? map(model, tokens, best) : null,
                hypotheses,
                notes(tokens, written.get(0)));
    }

    private int[] read(String source) {
        int[] read = prepared.source().encode(source);
        if (read.length == 0) {
            throw new DataProblem(
                    "A text to translate has at least one token.", "\"" + source + "\"", "a text with something in it");
        }
        return read;
    }

    private Decoder<PairStepper.State> decoder(PairTokens model, int length) {
        int longest = Math.max(1, prepared.longestSource());
        long inProportion = (long) prepared.longestTarget() * Math.max(longest, length) / longest;
        return Decoder.of(model)
                .most((int) Math.max(LEAST, TIMES * inProportion))
                .end(Vocabulary.END)
                .never(Vocabulary.UNKNOWN, Vocabulary.BEGIN);
    }

    private List<String> tokens(int[] ids) {
        return Arrays.stream(ids)
                .mapToObj(id -> prepared.target().vocabulary().token(id))
                .toList();
    }

    /** Goes through the text once more: where the model looked before each token. Of an empty text it is where it looked for its end. */
    private AttentionMap map(PairTokens model, List<String> source, int[] best) {
        double[][] weights = new double[Math.max(1, best.length)][];
        PairStepper.State state = model.begin();
        for (int step = 0; step < weights.length; step++) {
            float[] looked = model.stepper().attention(state);
            weights[step] = IntStream.range(0, looked.length)
                    .mapToDouble(i -> looked[i])
                    .toArray();
            state = step < best.length ? model.after(state, best[step]) : state;
        }
        return AttentionMap.of(source, best.length == 0 ? List.of("") : tokens(best), weights);
    }

    private List<String> notes(List<String> source, Written<?> best) {
        List<String> notes = new ArrayList<>();
        List<String> unknown = unknown(source);
        if (!unknown.isEmpty()) {
            notes.add(
                    "Unknown: " + named(unknown) + ". No training text has " + (unknown.size() == 1 ? "it." : "them."));
        }
        if (source.size() > prepared.longestSource()) {
            notes.add(source.size() + " tokens, where the longest that trained has " + prepared.longestSource() + ".");
        }
        if (!best.ended()) {
            notes.add("Cut after " + best.size() + " tokens: the model came to no end.");
        }
        return notes;
    }

    /** Returns the tokens that the model does not know, each once. */
    List<String> unknown(List<String> source) {
        Tokenizer tokenizer = prepared.source();
        Set<String> unknown = new LinkedHashSet<>();
        source.stream()
                .filter(token -> tokenizer.vocabulary().id(token) == Vocabulary.UNKNOWN)
                .forEach(unknown::add);
        return List.copyOf(unknown);
    }

    static String named(List<String> tokens) {
        String some = tokens.stream()
                .limit(NAMED)
                .map(each -> "\"" + each + "\"")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        int more = tokens.size() - NAMED;
        return more > 0 ? some + " and " + more + " more" : some;
    }
}
