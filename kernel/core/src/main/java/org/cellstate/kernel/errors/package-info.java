/** What a failed cell shows: compile problems with line and caret, exceptions with the user's own frames and their causes. */
@NullMarked
package org.cellstate.kernel.errors;

import org.jspecify.annotations.NullMarked;
