package org.cellstate.dsl.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was done to rows to make a regular series of them.
 *
 * @param sorted whether they were out of order
 * @param added rows of a missing value, for time stamps that were left out
 * @param firstAdded the first of them; empty if there are none
 * @param merged rows that were merged into an earlier one of the same time stamp
 * @param firstMerged the time stamp of the first of them; empty if there are none
 * @param how they were merged
 */
public record Mended(boolean sorted, int added, String firstAdded, int merged, String firstMerged, Regular.Merge how)
        implements Serializable {

    /** Returns whether nothing was done. */
    public boolean isNothing() {
        return !sorted && added == 0 && merged == 0;
    }

    /** Returns for example {@code 3 rows added from 2020-01-03 on, 2 merged by mean from 2020-01-09 on}; empty if nothing was done. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (sorted) {
            parts.add("rows sorted");
        }
        if (added > 0) {
            parts.add(added + (added == 1 ? " row" : " rows") + " added from " + firstAdded + " on");
        }
        if (merged > 0) {
            parts.add(merged + (merged == 1 ? " row" : " rows") + " merged by "
                    + how.name().toLowerCase(Locale.ROOT) + " from " + firstMerged + " on");
        }
        return String.join(", ", parts);
    }
}
