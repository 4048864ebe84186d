/** Sweeps on Spark: what the DSL's own tests cannot show, since Spark is not on their class path. */
@NullMarked
package org.cellstate.tests.cluster;

import org.jspecify.annotations.NullMarked;
