package org.cellstate.tests.bench.protocol;

import java.util.Locale;

/** What a process can be asked for. */
public enum Task {
    /** Its versions, once, before anything else. */
    HELLO,
    /** Training steps: batch, forward, loss, backward, optimizer. */
    TRAIN,
    /** Inference of a whole batch. */
    INFER,
    /** Inference of one step of one row, the state carried on. */
    STEP,
    /** Products of two square matrices of {@value #PRODUCT_SIZE} rows in single precision. */
    PRODUCT,
    /** To fit a forecaster and to backtest it: the milliseconds of the one and of the other, and the forecasts. */
    FORECAST,
    /**
     * To train a language model, and to ask it for one token after the other: the milliseconds of each epoch and at last those of a token,
     * and the bits of a held out token after the last epoch.
     */
    LANGUAGE,
    /** To search for the minimum of a function. */
    SEARCH,
    /** To tune networks. */
    SWEEP,
    /** To keep a core busy until told to rest. */
    SPIN,
    /** To stop doing that. */
    REST;

    /** Rows and columns of the matrices of {@link #PRODUCT}. */
    public static final int PRODUCT_SIZE = 1024;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Task of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
