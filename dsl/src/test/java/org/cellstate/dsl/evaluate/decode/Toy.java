package org.cellstate.dsl.evaluate.decode;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A model of a few tokens whose state is all that it read. */
interface Toy extends NextTokens<List<Integer>> {

    @Override
    default List<Integer> begin() {
        return List.of();
    }

    @Override
    default List<Integer> after(List<Integer> state, int token) {
        return Stream.concat(state.stream(), Stream.of(token)).toList();
    }

    /** Returns a model that holds the same for likely whatever it read. */
    static Toy always(double... probabilities) {
        double[] logs = logs(probabilities);
        return new Toy() {
            @Override
            public double[] logProbabilities(List<Integer> state) {
                return logs;
            }

            @Override
            public List<Integer> after(List<Integer> state, int token) {
                return state;
            }
        };
    }

    /** Returns a model whose probabilities depend on the last two tokens, at random. */
    static Toy random(int tokens, long seed) {
        return state -> {
            List<Integer> last = state.subList(Math.max(0, state.size() - 2), state.size());
            SplittableRandom random = new SplittableRandom(seed * 31 + last.hashCode());
            double[] shares =
                    random.doubles(tokens, 0.01, 1).map(x -> x * x * x).toArray();
            double sum = Arrays.stream(shares).sum();
            return logs(Arrays.stream(shares).map(x -> x / sum).toArray());
        };
    }

    static double[] logs(double... probabilities) {
        return IntStream.range(0, probabilities.length)
                .mapToDouble(i -> Math.log(probabilities[i]))
                .toArray();
    }
}
