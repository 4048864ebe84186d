/** Small real data sets inside the jar, each with a card that says where it comes from and under which licence, and a checked SHA-256. */
@NullMarked
package org.cellstate.datasets;

import org.jspecify.annotations.NullMarked;
