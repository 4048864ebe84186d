/** What {@code ./cellstate bench} measures: Cellstate beside its peers, in the same run and on the same work. */
@NullMarked
package org.cellstate.tests.bench;

import org.jspecify.annotations.NullMarked;
