/** Those who take part in a benchmark as processes of their own, and how they are started. */
@NullMarked
package org.cellstate.tests.bench.peer;

import org.jspecify.annotations.NullMarked;
