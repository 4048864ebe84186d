package org.cellstate.dsl.sweep.objective;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedClasses;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.text.ClassedSequences;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.train.Untrained;

/** Models of tokens and classes, ready to be fitted and measured. Errors are of all of the validation part. */
final class TokenFitting {

    private static final int ROWS_OF_A_CALL = 128;

    /** The most probabilities of a call: four bytes each. */
    private static final long PROBABILITIES = 4_000_000;

    private TokenFitting() {}

    /** Returns a language model; its error is the bits per character. */
    static Fitting<TextBatch, PreparedText> of(RecurrentSpec spec, TextCorpus data) {
        Untrained<TextBatch, PreparedText> model = Untrained.of(spec, data);
        PreparedText prepared = model.data();
        TextBatch validation = prepared.batch(prepared.validation(prepared.compared()));
        TextBatch piece = prepared.batch(new int[] {prepared.training()[0]});
        return new Fitting<>(
                model,
                new Kept<>(
                        () -> CharacterBits.of(data), (network, bits) -> bits.each(nats(network.predict(validation)))),
                network -> network.predict(piece),
                network -> {});
    }

    private static double nats(float[] logs) {
        return -IntStream.range(0, logs.length)
                .mapToDouble(i -> logs[i])
                .filter(log -> !Double.isNaN(log))
                .sum();
    }

    /** Returns a classifier; its error is the share of rows that are wrong. */
    static Fitting<ClassBatch, PreparedClasses<LabeledSequences>> of(RecurrentSpec spec, LabeledSequences data) {
        return classes(Untrained.of(spec, data), data);
    }

    /** Returns a tagger; its error is the share of steps that are wrong. */
    static Fitting<ClassBatch, PreparedClasses<TaggedSequences>> of(RecurrentSpec spec, TaggedSequences data) {
        return classes(Untrained.of(spec, data), data);
    }

    private static <D extends ClassedSequences> Fitting<ClassBatch, PreparedClasses<D>> classes(
            Untrained<ClassBatch, PreparedClasses<D>> model, D data) {
        PreparedClasses<D> prepared = model.data();
        return new Fitting<>(
                model,
                network -> wrong(network, prepared, data.parts().validation(), data.sequences()::length),
                network -> network.predict(prepared.batch(prepared.validation(1))),
                network -> network.predict(prepared.batch(Fitting.longest(prepared, data.sequences()::length))));
    }

    /** Returns a translator; its error is the bits per character of the true targets, of each token where those before it are read. */
    static Fitting<PairBatch, PreparedPairs> of(RecurrentSpec spec, SequencePairs data) {
        Untrained<PairBatch, PreparedPairs> model = Untrained.of(spec, data);
        PreparedPairs prepared = model.data();
        int tokens = prepared.target().vocabulary().size();
        return new Fitting<>(
                model,
                new Kept<>(
                        () -> CharacterBits.of(data, prepared.target()),
                        (network, bits) -> bits.each(nats(network, prepared, tokens))),
                network -> network.predict(prepared.batch(prepared.validation(1))),
                network -> network.predict(prepared.batch(Fitting.longest(
                        prepared, pair -> prepared.source(pair).length + prepared.target(pair).length))));
    }

    private static double nats(Network<PairBatch> network, PreparedPairs prepared, int tokens) {
        IntToLongFunction length = pair -> prepared.target(pair).length + 1L;
        double nats = 0;
        for (int[] rows : calls(prepared.data().parts().validation(), length, tokens)) {
            PairBatch batch = prepared.batch(rows);
            float[] output = network.predict(batch);
            for (int row = 0; row < rows.length; row++) {
                for (int step = 0; step < batch.targetLengths()[row]; step++) {
                    int place = row * batch.targetSteps() + step;
                    float chance = output[place * tokens + batch.write()[place]];
                    nats -= Math.log(Math.max(chance, Float.MIN_NORMAL));
                }
            }
        }
        return nats;
    }

    /** Returns the share of the places of some rows at which the likeliest class is not the true one; where nothing is known none is. */
    static double wrong(
            Network<ClassBatch> network, Examples<ClassBatch> examples, int[] rows, IntToLongFunction length) {
        long known = 0;
        long wrong = 0;
        for (int[] chosen : calls(rows, length, 1)) {
            ClassBatch batch = examples.batch(chosen);
            float[] output = network.predict(batch);
            int steps = batch.classes().length / chosen.length;
            int classes = output.length / batch.classes().length;
            for (int row = 0; row < chosen.length; row++) {
                for (int step = 0; step < steps; step++) {
                    int truth = step * chosen.length + row;
                    if (batch.weights()[truth] > 0) {
                        known++;
                        wrong += likeliest(output, (row * steps + step) * classes, classes)
                                        == (int) batch.classes()[truth]
                                ? 0
                                : 1;
                    }
                }
            }
        }
        return (double) wrong / known;
    }

    private static int likeliest(float[] output, int from, int classes) {
        int best = 0;
        for (int each = 1; each < classes; each++) {
            best = output[from + each] > output[from + best] ? each : best;
        }
        return best;
    }

    /** Returns rows of about one length together, so many as a call has memory for. */
    private static List<int[]> calls(int[] rows, IntToLongFunction length, int numbers) {
        int[] order = IntStream.of(rows)
                .boxed()
                .sorted(Comparator.comparingLong(length::applyAsLong))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> calls = new ArrayList<>();
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length
                    && to - from < ROWS_OF_A_CALL
                    && (to + 1L - from) * length.applyAsLong(order[to]) * numbers <= PROBABILITIES) {
                to++;
            }
            calls.add(IntStream.range(from, to).map(i -> order[i]).toArray());
            from = to;
        }
        return calls;
    }

    /** An error for which something of the data is worked out once, when it is asked for the first time. */
    private static final class Kept<B, V> implements ToDoubleFunction<Network<B>> {

        private final Supplier<V> work;
        private final ToDoubleBiFunction<Network<B>, V> error;
        private Optional<V> known = Optional.empty();

        Kept(Supplier<V> work, ToDoubleBiFunction<Network<B>, V> error) {
            this.work = work;
            this.error = error;
        }

        @Override
        public double applyAsDouble(Network<B> network) {
            V value = known.orElseGet(work);
            known = Optional.of(value);
            return error.applyAsDouble(network, value);
        }
    }
}
