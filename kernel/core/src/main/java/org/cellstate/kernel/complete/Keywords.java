package org.cellstate.kernel.complete;

import java.util.List;
import java.util.stream.Stream;

/** The words of the language, by where they may stand. */
enum Keywords {
    /** Where a statement begins, in a cell a declaration too. */
    STATEMENT("abstract assert break case catch class continue default do else enum final finally for if "
            + "import interface private protected public record return sealed static switch synchronized throw "
            + "try var void while yield boolean byte char double float int long short"),
    /** Where a value is wanted. */
    EXPRESSION("new null true false this super switch"),
    /** Behind a value. */
    OPERATOR("instanceof"),
    /** Behind the head of a type. */
    HEAD("extends implements permits throws"),
    /** Where only a type can stand. */
    TYPE("boolean byte char double float int long short");

    private final String words;

    Keywords(String words) {
        this.words = words;
    }

    /** Returns those that begin with what was typed; none if nothing was. */
    static List<Candidate> of(String prefix, Keywords... places) {
        if (prefix.isEmpty()) {
            return List.of();
        }
        return Stream.of(places)
                .flatMap(place -> Stream.of(place.words.split(" ", -1)))
                .distinct()
                .filter(word -> word.startsWith(prefix))
                .map(word ->
                        new Candidate(word, word, "keyword", "", false, Candidate.Nearness.KEYWORD, NameMatch.PREFIX))
                .toList();
    }
}
