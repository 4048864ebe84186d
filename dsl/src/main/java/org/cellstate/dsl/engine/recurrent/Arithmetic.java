package org.cellstate.dsl.engine.recurrent;

/**
 * Arithmetic on numbers of one width: on arrays, where gates are computed, and on native memory, where matrix products are. Each array
 * operation is one loop over the first {@code n} numbers of arrays that lie alike, which the compiler turns into vector instructions. An
 * instance belongs to one thread at a time.
 *
 * @param <A> {@code float[]} or {@code double[]}
 */
interface Arithmetic<A> {

    Precision precision();

    A array(int length);

    int length(A array);

    /** Reads from native memory. */
    void load(long address, A into, int n);

    /** Writes to native memory. */
    void store(A from, long address, int n);

    /** Fills with copies of the {@code width} numbers at an address, one after the other. */
    void tile(long address, int width, A into, int times);

    /** Writes to native memory the sum of {@code times} blocks of {@code width} numbers. The first block is lost. */
    void storeSum(A blocks, int width, int times, long address);

    void copy(A from, A to, int n);

    void zero(A array, int n);

    /** {@code out += x}. */
    void add(A x, A out, int n);

    /** {@code out = x - y}. */
    void subtract(A x, A y, A out, int n);

    /** {@code out = x y}. */
    void multiply(A x, A y, A out, int n);

    /** {@code out += x y}. */
    void addProduct(A x, A y, A out, int n);

    /** {@code kept = gate kept + (1 - gate) fresh}. */
    void blend(A gate, A kept, A fresh, int n);

    /** {@code x = σ(x)}. */
    void sigmoid(A x, int n);

    /** {@code x = tanh(x)}. */
    void tanh(A x, int n);

    /** {@code gradient *= y (1 - y)}, where {@code y} is a logistic function's value. */
    void sigmoidBack(A y, A gradient, int n);

    /** {@code gradient *= 1 - y²}, where {@code y} is a hyperbolic tangent's value. */
    void tanhBack(A y, A gradient, int n);

    /** {@code y [rows, out] = x [rows, in] · w [in, out]}, or added to {@code y}. Rows of {@code w} are {@code stride} numbers apart. */
    void product(long x, int rows, int in, long w, int stride, long y, int out, boolean add);

    /** {@code x [rows, in] = y [rows, out] · wᵀ}, or added to {@code x}. */
    void productBack(long y, int rows, int out, long w, int stride, long x, int in, boolean add);

    /** {@code w [in, out] = xᵀ · y}, over all rows. */
    void productGradient(long x, int rows, int in, long y, int out, long w, int stride);

    /** {@code to += from} in native memory. */
    void addNative(long from, long to, int n);
}
