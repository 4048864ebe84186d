/** What a benchmark asks of the processes it compares and what they answer: one JSON object a line, either way. */
@NullMarked
package org.cellstate.tests.bench.protocol;

import org.jspecify.annotations.NullMarked;
