/**
 * Attention as vertices of a Deeplearning4j graph, with gradients written out by hand and weights that can be read. {@link
 * org.cellstate.dsl.engine.attention.AttentionVertex} looks from one sequence to another, {@link
 * org.cellstate.dsl.engine.attention.SelfAttentionVertex} from a sequence to itself; in a running graph both are an {@link
 * org.cellstate.dsl.engine.attention.AttentionRuntime}.
 *
 * <p>Below them, a mechanism is matrix products by BLAS on time-major memory, a softmax, and for additive attention one fused loop: the
 * block {@code [batch, target time, source time, unit]} of hidden values is never stored.
 */
@NullMarked
package org.cellstate.dsl.engine.attention;

import org.jspecify.annotations.NullMarked;
