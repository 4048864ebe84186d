package org.cellstate.dsl.evaluate.text;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several translations, in the order of what was translated.
 *
 * @param all one for each source
 */
public record Translations(List<Translation> all) implements Iterable<Translation> {

    /** Copies the list. */
    public Translations {
        all = List.copyOf(all);
    }

    /** Returns the translations as texts. */
    public List<String> texts() {
        return all.stream().map(Translation::text).toList();
    }

    /** Returns one of them, counted from 0. */
    public Translation get(int number) {
        return all.get(number);
    }

    /** Returns how many there are. */
    public int size() {
        return all.size();
    }

    @Override
    public Iterator<Translation> iterator() {
        return all.iterator();
    }

    /** Returns a line for each. */
    @Override
    public String toString() {
        return all.stream().map(Translation::toString).collect(Collectors.joining("\n"));
    }
}
