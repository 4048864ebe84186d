/**
 * A notebook as one self-contained web page: no scripts, nothing fetched, readable in light and dark, on a phone and on paper.
 */
@NullMarked
package org.cellstate.app.html;

import org.jspecify.annotations.NullMarked;
