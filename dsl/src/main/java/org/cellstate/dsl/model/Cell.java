package org.cellstate.dsl.model;

/** The recurrent cell of a layer. */
public enum Cell {
    /** Long short-term memory with a forget gate whose bias starts at 1 (Hochreiter and Schmidhuber 1997; Gers et al. 2000). */
    LSTM,
    /** Gated recurrent unit, reset after the product (Cho et al. 2014, in the form of cuDNN and PyTorch). */
    GRU,
    /** Simple recurrent network with tanh (Elman 1990). */
    RNN
}
