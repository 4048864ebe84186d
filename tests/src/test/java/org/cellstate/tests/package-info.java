/** Tests over the whole house: its walls, and what no single module can show. */
@NullMarked
package org.cellstate.tests;

import org.jspecify.annotations.NullMarked;
