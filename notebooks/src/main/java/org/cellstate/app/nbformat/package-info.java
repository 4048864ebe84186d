/**
 * Notebook files, format 4: reading them without losing a field, the cells as values, and writing them byte for byte as
 * Jupyter does, so that a diff shows what changed and nothing else.
 */
@NullMarked
package org.cellstate.app.nbformat;

import org.jspecify.annotations.NullMarked;
