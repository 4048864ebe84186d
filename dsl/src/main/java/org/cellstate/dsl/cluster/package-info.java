/**
 * Sweeps on Apache Spark: trials as tasks of its jobs, what they need as bytes. Alone in importing Spark, and only what is hidden behind
 * {@link SparkCluster}: the library is not there unless the user brings it.
 */
@NullMarked
package org.cellstate.dsl.cluster;

import org.jspecify.annotations.NullMarked;
