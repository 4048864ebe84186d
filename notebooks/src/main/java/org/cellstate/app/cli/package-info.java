/** The command line: one class a command, and the one place that turns problems into messages and exit statuses. */
@NullMarked
package org.cellstate.app.cli;

import org.jspecify.annotations.NullMarked;
