/** What a series is like before anything is learnt from it: tests, autocorrelations and parts. Knows plain arrays and series alone. */
@NullMarked
package org.cellstate.dsl.statistic;

import org.jspecify.annotations.NullMarked;
