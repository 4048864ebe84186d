/** Benchmarks as the command line sees them: found as services, printed as a table, kept as JSON. */
@NullMarked
package org.cellstate.app.bench;

import org.jspecify.annotations.NullMarked;
