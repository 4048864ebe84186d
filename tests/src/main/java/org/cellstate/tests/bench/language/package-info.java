/** Language models beside those of other libraries: who takes part, on what, and the rows. */
@NullMarked
package org.cellstate.tests.bench.language;

import org.jspecify.annotations.NullMarked;
