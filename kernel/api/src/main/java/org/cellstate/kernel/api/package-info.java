/**
 * All that a library needs to show things in a notebook: bundles of MIME types, displays that update in place, renderers, and
 * the question whether the running cell was interrupted, input from the user, conversations with code in the front end; and the
 * close names that a message offers for a misspelt one.
 * For cells: the words of {@link org.cellstate.kernel.api.Media} and {@link org.cellstate.kernel.api.Show}. And how a value looks that no
 * renderer knows, as text and, for rows, as a table.
 *
 * <p>It depends on nothing. Outside a notebook everything is shown as its {@code text/plain} form on standard output, so a
 * program that uses it runs the same from a plain {@code main}.
 */
@NullMarked
package org.cellstate.kernel.api;

import org.jspecify.annotations.NullMarked;
