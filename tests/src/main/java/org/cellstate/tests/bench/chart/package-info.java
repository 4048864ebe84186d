/** Charts drawn by Cellstate beside plain XChart: the first in a process, later ones, and a million points. */
@NullMarked
package org.cellstate.tests.bench.chart;

import org.jspecify.annotations.NullMarked;
