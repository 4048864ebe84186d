package org.cellstate.kernel.magic;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.errors.CellSource;

/**
 * One use of a magic.
 *
 * @param name the name it was called by
 * @param source the cell
 * @param sign where its percent sign stands in the cell
 * @param arguments where its arguments stand in the cell
 * @param body where the rest of the cell stands, for a cell magic
 * @param target the variable that takes its value
 */
record MagicCall(
        String name, CellSource source, int sign, Span arguments, Optional<Span> body, Optional<Part.Target> target) {

    /** Returns the cell's text. */
    String cell() {
        return source.text();
    }

    /** Returns Java under the cell's name. */
    CellSource titled(String java) {
        return new CellSource(source.title(), java);
    }

    /** Returns the arguments as one text, without a semicolon at their end. */
    String argumentText() {
        String text = arguments.of(cell());
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /** Returns the arguments as words; quotes hold blanks together. */
    List<String> words() {
        return Words.of(argumentText());
    }

    /** Returns the body's text; empty for a line. */
    String bodyText() {
        return body.map(span -> span.of(cell())).orElse("");
    }

    /** Returns what a magic is given to run: the body, or the arguments where there is none. */
    String code() {
        return body.isPresent() ? bodyText() : argumentText();
    }

    /** Returns the Java that a line or a cell magic was given, at its place in the cell, with the variable that takes its value. */
    String java() {
        if (body.isPresent()) {
            return Blanked.except(cell(), body.get());
        }
        Span assignment =
                target.map(t -> new Span(t.declaration().start(), sign)).orElse(new Span(sign, sign));
        return Blanked.except(cell(), assignment, arguments);
    }
}
