package org.cellstate.kernel.complete;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.api.MimeBundle;

/** Answers what an editor asks of code: what could stand here, what is this, is it whole. Positions count code points. */
public interface Assistant {

    /** Returns what could be inserted at the cursor. */
    Completions complete(String code, int cursor);

    /** Returns the documentation of what stands at the cursor, if anything is known there. */
    Optional<MimeBundle> inspect(String code, int cursor, int detailLevel);

    /** Returns whether the code could be run as it stands. */
    Completeness isComplete(String code);

    /**
     * Suggestions that replace the code from {@code start} (inclusive) to {@code end} (exclusive).
     *
     * @param start first code point replaced
     * @param end code point after the last one replaced
     */
    record Completions(List<Completion> matches, int start, int end) {

        public Completions {
            matches = List.copyOf(matches);
        }
    }

    /**
     * One suggestion.
     *
     * @param text what is inserted
     * @param kind {@code class}, {@code method}, {@code field}, {@code variable}, {@code keyword} or {@code package}
     * @param signature types for the reader, for instance {@code (int a, int b) : int}; may be empty
     */
    record Completion(String text, String kind, String signature) {}

    /**
     * Whether code is whole.
     *
     * @param status {@code complete}, {@code incomplete}, {@code invalid} or {@code unknown}
     * @param indent what the next line should begin with when incomplete
     */
    record Completeness(String status, String indent) {}
}
