package org.cellstate.dsl.evaluate.decode;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;

/**
 * Writes texts with a model that says which token may come next.
 *
 * <pre>{@code
 * Decoder.of(model).most(200).end(END).never(UNKNOWN, BEGIN).write(model.begin(), temperature(0.8).seed(7))
 * }</pre>
 *
 * @param model what says which token may come next
 * @param most tokens that are written at most, at least 1; default 100
 * @param least tokens before which a text does not end, from 0; default 0
 * @param end the token that ends a text; empty for texts that are as long as they may be, the default
 * @param never tokens that are not written; the others become likelier to be chosen by that, but their probabilities are told as the model
 *     has them
 * @param <S> a state of the model
 */
public record Decoder<S>(NextTokens<S> model, int most, int least, OptionalInt end, Set<Integer> never) {

    private static final int MOST = 100;

    /** Checks the lengths and copies the tokens. */
    public Decoder {
        if (most < 1 || least < 0 || least > most) {
            throw new ConfigProblem(
                    "A text is written with at least 1 token, and does not end before its least number of tokens.",
                    "at most " + most + " tokens, at least " + least,
                    "1 or more at most, and no more at least");
        }
        never = Set.copyOf(never);
    }

    /** Returns a decoder of a model, with texts of 100 tokens. */
    public static <S> Decoder<S> of(NextTokens<S> model) {
        return new Decoder<>(model, MOST, 0, OptionalInt.empty(), Set.of());
    }

    /** Sets the most tokens, at least 1, the end not counted. */
    public Decoder<S> most(int tokens) {
        return new Decoder<>(model, tokens, least, end, never);
    }

    /** Sets the tokens before which a text does not end, from 0. */
    public Decoder<S> least(int tokens) {
        return new Decoder<>(model, most, tokens, end, never);
    }

    /** Sets the token that ends a text. */
    public Decoder<S> end(int token) {
        return new Decoder<>(model, most, least, OptionalInt.of(token), never);
    }

    /** Sets the tokens that are not written. */
    public Decoder<S> never(int... tokens) {
        Set<Integer> set = new TreeSet<>();
        for (int token : tokens) {
            set.add(token);
        }
        return new Decoder<>(model, most, least, end, set);
    }

    /** Writes a text from a state on; of a beam search the best one. */
    public Written<S> write(S from, Choice choice) {
        return write(from, choice, Onlooker.none());
    }

    /** Writes a text as {@link #write(Object, Choice)} does, before an onlooker who may end it. */
    public Written<S> write(S from, Choice choice, Onlooker onlooker) {
        if (choice instanceof Beam beam) {
            return new BeamSearch<>(this, beam).run(from, onlooker).get(0);
        }
        if (choice instanceof Sampling sampling) {
            SplittableRandom random = new SplittableRandom(sampling.seed());
            return write(from, logs -> drawn(sampling.probabilities(logs), random.nextDouble()), onlooker);
        }
        return write(from, Decoder::likeliest, onlooker);
    }

    /**
     * Returns the best texts of a beam search, the best first: those that ended, then those that were cut.
     *
     * @param count at least 1, at most the beam's width. There are fewer only where the model holds no more for possible
     * @throws ConfigProblem if it is not
     */
    public List<Written<S>> nBest(S from, Beam beam, int count) {
        if (count < 1 || count > beam.width()) {
            throw new ConfigProblem(
                    "A beam search finds at most as many texts as its beam is wide.",
                    "the best " + count + " of " + beam,
                    count < 1 ? "the best 1" : "beam(" + count + ")");
        }
        List<Written<S>> found = new BeamSearch<>(this, beam).run(from, Onlooker.none());
        return found.subList(0, Math.min(count, found.size()));
    }

    private Written<S> write(S from, ToIntFunction<double[]> chooser, Onlooker onlooker) {
        Written<S> text = Written.nothing(from);
        boolean more = true;
        while (more && text.size() < most) {
            double[] logs = model.logProbabilities(text.state());
            int token = chooser.applyAsInt(allowed(logs, text.size()));
            text = with(text, token, logs[token]);
            more = onlooker.goesOn(text) && !text.ended();
        }
        return text;
    }

    /** Returns a text with one more token, or with its end. */
    Written<S> with(Written<S> text, int token, double log) {
        return isEnd(token) ? text.end(token, log) : text.and(token, log, model.after(text.state(), token));
    }

    boolean isEnd(int token) {
        return end.isPresent() && end.getAsInt() == token;
    }

    /** Returns the logarithms with those of tokens that must not come now at negative infinity. */
    double[] allowed(double[] logs, int size) {
        double[] allowed = logs.clone();
        for (int token : never) {
            allowed[token] = Double.NEGATIVE_INFINITY;
        }
        if (end.isPresent() && size < least) {
            allowed[end.getAsInt()] = Double.NEGATIVE_INFINITY;
        }
        boolean any = false;
        for (double log : allowed) {
            if (Double.isNaN(log) || log == Double.POSITIVE_INFINITY) {
                throw unusable("a logarithm of a probability that is " + log);
            }
            any |= log > Double.NEGATIVE_INFINITY;
        }
        if (!any) {
            throw unusable("no token that may come and has a probability above 0");
        }
        return allowed;
    }

    private static DataProblem unusable(String received) {
        return new DataProblem(
                "A model that writes says how likely each token is, and holds one for possible at least.",
                received,
                "looking for what made it so, such as a training that diverged, or data with one token alone");
    }

    static int likeliest(double[] logs) {
        int best = 0;
        for (int token = 1; token < logs.length; token++) {
            best = logs[token] > logs[best] ? token : best;
        }
        return best;
    }

    /** Returns the token at a place between 0 and 1 on the line of probabilities. */
    private static int drawn(double[] probabilities, double place) {
        double sum = 0;
        int last = 0;
        for (int token = 0; token < probabilities.length; token++) {
            if (probabilities[token] > 0) {
                sum += probabilities[token];
                last = token;
                if (place < sum) {
                    return token;
                }
            }
        }
        return last;
    }
}
