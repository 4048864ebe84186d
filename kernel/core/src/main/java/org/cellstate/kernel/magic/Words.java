package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a magic as a shell would read them: words, of which quotes hold blanks together. */
final class Words {

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean continues = c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (quote == 0 && (Character.isWhitespace(c) || continues)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw new MagicException("A quote must be closed.", text.strip(), text.strip() + quote);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** Takes a flag out of the words; returns whether it was there. */
    static boolean takeFlag(List<String> words, String flag) {
        return words.remove(flag);
    }

    /** Takes an option and its value out of the words: {@code --name value} or {@code --name=value}. */
    static Optional<String> takeOption(List<String> words, String option) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith(option + "=")) {
                words.remove(i);
                return Optional.of(word.substring(option.length() + 1));
            }
            if (word.equals(option)) {
                if (i + 1 == words.size()) {
                    throw new MagicException("The option " + option + " needs a value.", "nothing", option + " VALUE");
                }
                words.remove(i);
                return Optional.of(words.remove(i));
            }
        }
        return Optional.empty();
    }

    /** Refuses what still looks like an option. */
    static void refuseOptions(List<String> words, Help help) {
        for (String word : words) {
            if (word.startsWith("-") && word.length() > 1) {
                List<String> options = help.options().stream()
                        .map(option -> option.name().split(" ", 2)[0])
                        .toList();
                throw new MagicException(
                        help.title() + " must be given options it has.",
                        word,
                        options.isEmpty() ? help.title() + " without options" : String.join(", ", options));
            }
        }
    }
}
