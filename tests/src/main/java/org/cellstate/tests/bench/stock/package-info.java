/**
 * Peers from the libraries that Cellstate itself stands on: stock Deeplearning4j layers, and OpenBLAS's matrix product. The one place
 * outside the engine that imports them.
 */
@NullMarked
package org.cellstate.tests.bench.stock;

import org.jspecify.annotations.NullMarked;
