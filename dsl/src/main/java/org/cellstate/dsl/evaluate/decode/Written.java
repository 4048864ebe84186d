package org.cellstate.dsl.evaluate.decode;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that were written, with the model's probability of each. It is a value: a longer text is another one, and shares its begin.
 *
 * @param <S> a state of the model
 */
public final class Written<S> {

    private final @Nullable Written<S> before;
    private final int token;
    private final double tokenLog;
    private final double log;
    private final int choices;
    private final boolean ended;
    private final S state;

    private Written(@Nullable Written<S> before, int token, double tokenLog, boolean ended, S state) {
        this.before = before;
        this.token = token;
        this.tokenLog = tokenLog;
        this.log = before == null ? 0 : before.log + tokenLog;
        this.choices = before == null ? 0 : before.choices + 1;
        this.ended = ended;
        this.state = state;
    }

    static <S> Written<S> nothing(S state) {
        return new Written<>(null, -1, 0, false, state);
    }

    /** Returns this text with one more token. */
    Written<S> and(int next, double logProbability, S after) {
        return new Written<>(this, next, logProbability, false, after);
    }

    /** Returns this text with its end. */
    Written<S> end(int token, double logProbability) {
        return new Written<>(this, token, logProbability, true, state);
    }

    /** Returns the tokens in order, without the end. */
    public int[] tokens() {
        int[] tokens = new int[size()];
        Written<S> at = ended ? before : this;
        for (int i = tokens.length - 1; at != null && i >= 0; i--) {
            tokens[i] = at.token;
            at = at.before;
        }
        return tokens;
    }

    /** Returns the natural logarithm of the model's probability of each token, however it was chosen; without the end. */
    public double[] logProbabilities() {
        double[] logs = new double[size()];
        Written<S> at = ended ? before : this;
        for (int i = logs.length - 1; at != null && i >= 0; i--) {
            logs[i] = at.tokenLog;
            at = at.before;
        }
        return logs;
    }

    /** Returns the natural logarithm of the model's probability of the whole text, its end among it where it ended. */
    public double logProbability() {
        return log;
    }

    /** Returns the number of tokens, without the end. */
    public int size() {
        return ended ? choices - 1 : choices;
    }

    /** Returns the number of tokens, the end among them. */
    int choices() {
        return choices;
    }

    /** Returns whether the model ended the text; otherwise it was cut at the most tokens, or stopped. */
    public boolean ended() {
        return ended;
    }

    /** Returns the model's state after the last token, the end left out. */
    public S state() {
        return state;
    }

    /** Returns for example {@code 12 tokens, ended, log probability -3.52}. */
    @Override
    public String toString() {
        return size()
                + (size() == 1 ? " token" : " tokens")
                + (ended ? ", ended" : "")
                + String.format(Locale.ROOT, ", log probability %.4g", log);
    }
}
