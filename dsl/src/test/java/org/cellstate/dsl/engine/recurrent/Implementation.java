package org.cellstate.dsl.engine.recurrent;

/** An implementation of a recurrence and the width of its numbers. */
enum Implementation {
    /** What layers get. */
    FASTEST(Precision.FLOAT),
    /** The one without oneDNN's recurrences. */
    PLAIN(Precision.FLOAT),
    /** The one that runs on every platform. */
    PLAIN_OPENBLAS(Precision.FLOAT),
    /** The one that checks gradients. */
    PLAIN_DOUBLE(Precision.DOUBLE);

    final Precision precision;

    Implementation(Precision precision) {
        this.precision = precision;
    }

    Recurrence make(CellShape shape, boolean reversed) {
        return switch (this) {
            case FASTEST -> Recurrence.of(shape, reversed, precision);
            case PLAIN, PLAIN_DOUBLE -> Recurrence.plain(shape, reversed, precision);
            case PLAIN_OPENBLAS ->
                new PlainRecurrence<>(shape, reversed, () -> new FloatArithmetic(FloatProducts.OPENBLAS));
        };
    }

    /** Runs a trial on a layer of its own. */
    Trial.Result run(Trial trial) {
        try (Recurrence recurrence = make(trial.shape, trial.reversed)) {
            return trial.run(recurrence, precision);
        }
    }
}
