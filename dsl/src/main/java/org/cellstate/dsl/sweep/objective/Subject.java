package org.cellstate.dsl.sweep.objective;

import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.ValuedSequences;

/** What networks are fitted to. */
public sealed interface Subject {

    /** Returns the data in words. */
    String words();

    /** Returns the SHA-256 of all values. */
    String sha256();

    /** Series whose coming rows are forecast. */
    record Forecasts(ForecastData data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.panel().sha256();
        }
    }

    /** Sequences with a value each. */
    record Sequences(ValuedSequences data) implements Subject {
        @Override
        public String words() {
            return data.toString();
        }

        @Override
        public String sha256() {
            return data.sha256();
        }
    }
}
