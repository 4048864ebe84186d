package org.cellstate.kernel.magic;

import java.util.Optional;

/** What a cell is made of. */
sealed interface Part {

    /** Where it stands in the cell, its line end included. */
    Span span();

    /** Java, up to the next magic. */
    record Java(Span span) implements Part {}

    /**
     * {@code %name arguments}, also behind {@code variable =}.
     *
     * @param sign where the percent sign stands
     * @param arguments where the arguments stand, blanks around them left out
     */
    record Line(Span span, String name, int sign, Span arguments, Optional<Target> target) implements Part {}

    /**
     * {@code %%name arguments} and the rest of the cell.
     *
     * @param sign where the first percent sign stands
     * @param body everything below the first line
     */
    record Whole(Span span, String name, int sign, Span arguments, Span body) implements Part {}

    /** {@code !command}. */
    record Shell(Span span, Span command) implements Part {}

    /** {@code %name?}: asks for help. */
    record Question(Span span, String name) implements Part {}

    /**
     * The variable that takes a magic's value.
     *
     * @param declaration where everything before the equals sign stands
     * @param type the type as written, {@code var} for instance; empty where only the name stands
     */
    record Target(Span declaration, String type, String variable) {}
}
