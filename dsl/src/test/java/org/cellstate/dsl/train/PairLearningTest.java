package org.cellstate.dsl.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.PairStepper;
import org.cellstate.dsl.model.Attention;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.TeacherForcing;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Vocabulary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words of five letters, of eight there are, written backwards. */
class PairLearningTest {

    private static final int LETTERS = 5;

    private static SequencePairs reversed() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            StringBuilder word = new StringBuilder();
            random.ints(LETTERS, 'a', 'i').forEach(letter -> word.append((char) letter));
            sources.add(word.toString());
            targets.add(word.reverse().toString());
        }
        return SequencePairs.of(sources, targets).characters();
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 0.7"})
    void words_never_seen_are_written_backwards_and_looked_at_so(boolean feeding, double truth) {
        PreparedPairs prepared = PreparedPairs.of(reversed());
        RecurrentSpec spec = RecurrentSpec.lstm()
                .hidden(24)
                .bidirectional(true)
                .attention(Attention.additive())
                .forClasses();
        spec = spec.tokens(
                spec.tokens().embedding(16).inputFeeding(feeding).teacherForcing(new TeacherForcing(1, truth)));
        spec = spec.training(spec.training().epochs(6));
        int tokens = prepared.source().vocabulary().size();
        try (Network<PairBatch> network = Network.translator(spec, tokens, tokens)) {
            Trainer.train(spec, prepared, network, TrainListener.silent());
            check(prepared, PairStepper.of(spec, tokens, tokens, network.weights()));
        }
    }

    private static void check(PreparedPairs prepared, PairStepper stepper) {
        int[] test = prepared.data().parts().test();
        int exact = 0;
        int opposite = 0;
        try (stepper) {
            for (int pair : test) {
                PairStepper.State state = stepper.begin(stepper.encode(prepared.source(pair)));
                List<Integer> written = new ArrayList<>();
                for (int step = 0; step < LETTERS; step++) {
                    opposite += largest(stepper.attention(state)) == LETTERS - 1 - step ? 1 : 0;
                    int token = largest(stepper.logProbabilities(state));
                    written.add(token);
                    state = stepper.after(state, token);
                }
                boolean ended = largest(stepper.logProbabilities(state)) == Vocabulary.END;
                exact += ended
                                && prepared.target()
                                        .decode(ids(written))
                                        .equals(prepared.data().target(pair))
                        ? 1
                        : 0;
            }
        }
        assertThat(exact / (double) test.length).isGreaterThan(0.95);
        assertThat(opposite / (double) (LETTERS * test.length)).isGreaterThan(0.9);
    }

    private static int[] ids(List<Integer> written) {
        return written.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int largest(double[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }

    private static int largest(float[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            best = numbers[i] > numbers[best] ? i : best;
        }
        return best;
    }
}
