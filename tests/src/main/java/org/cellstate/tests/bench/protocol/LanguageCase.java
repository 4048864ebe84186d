package org.cellstate.tests.bench.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/**
 * A text, the language model that learns it and how long that trains: the same for everyone. The tokens are read as so many streams beside
 * each other as a batch has rows, in pieces, the state carried on; what is left over behind the last whole piece is not read. Adam at one
 * rate, gradients clipped to length 1, cross-entropy; first weights as each library draws them. After each epoch the held out tokens are
 * read from a fresh state.
 *
 * @param text its name
 * @param tokens a file of two lines, the numbers of the tokens that train and of those held out, divided by spaces
 * @param vocabulary the numbers are below it
 * @param embedding numbers that stand for a token
 * @param hidden units of a layer
 * @param layers stacked LSTM layers
 * @param batch streams
 * @param steps tokens of a piece
 * @param epochs how many
 * @param rate the learning rate
 * @param seed of weights
 */
public record LanguageCase(
        String text,
        String tokens,
        int vocabulary,
        int embedding,
        int hidden,
        int layers,
        int batch,
        int steps,
        int epochs,
        double rate,
        long seed)
        implements Subject {

    private static final Gson GSON = new Gson();

    /** Sets how long it trains. */
    public LanguageCase epochs(int count) {
        return new LanguageCase(text, tokens, vocabulary, embedding, hidden, layers, batch, steps, count, rate, seed);
    }

    /** Sets the seed. */
    public LanguageCase seed(long other) {
        return new LanguageCase(text, tokens, vocabulary, embedding, hidden, layers, batch, steps, epochs, rate, other);
    }

    /** Returns for example {@code Pride and Prejudice, LSTM 1×128}. */
    @Override
    public String name() {
        return text + ", LSTM " + layers + "×" + hidden;
    }

    @Override
    public JsonObject json() {
        return GSON.toJsonTree(this).getAsJsonObject();
    }

    static LanguageCase of(JsonObject json) {
        return GSON.fromJson(json, LanguageCase.class);
    }
}
