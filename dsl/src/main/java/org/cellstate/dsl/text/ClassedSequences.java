package org.cellstate.dsl.text;

import java.util.List;

/** Sequences of which classes are known: one of each row, or one of each step. */
public sealed interface ClassedSequences permits LabeledSequences, TaggedSequences {

    /** Returns the rows without their classes. */
    Sequences sequences();

    /** Returns the classes that are learned, sorted by name. */
    List<String> classes();

    /** Returns which rows train, validate and test. */
    Parts parts();

    /** Returns the number of rows, those that test among them. */
    int size();

    /** Returns how often each class occurs. */
    LabelCounts counts();

    /** Returns the SHA-256 of all rows and classes in order, as hexadecimal digits. */
    String sha256();
}
