package org.cellstate.dsl.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Characters as the bytes of their UTF-8, each a token that goes on within a word, such as {@code ##<0xE2>}. A word that begins with such a
 * character has {@link #BEGIN} before it. No word is written like them, for a less-than sign is a token of its own.
 */
final class Bytes {

    /** Begins a word whose first character is bytes. */
    static final String BEGIN = "<bytes>";

    private static final String BEFORE = BytePairTokenizer.INSIDE + "<0x";
    private static final int LENGTH = BEFORE.length() + 3;

    private Bytes() {}

    /** Returns all tokens that are needed. */
    static Stream<String> tokens() {
        return Stream.concat(Stream.of(BEGIN), IntStream.range(0, 256).mapToObj(Bytes::token));
    }

    private static String token(int value) {
        return String.format(Locale.ROOT, BEFORE + "%02X>", value);
    }

    static boolean isByte(String token) {
        return token.length() == LENGTH && token.startsWith(BEFORE);
    }

    /** Returns a character, half of a pair of surrogates too, so that any text comes back. */
    static List<String> of(int character, boolean beginsWord) {
        List<String> tokens = new ArrayList<>();
        if (beginsWord) {
            tokens.add(BEGIN);
        }
        int more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
        int mark = more == 0 ? 0 : (0xF0 << (3 - more)) & 0xFF;
        tokens.add(token(mark | (character >> (6 * more))));
        for (int i = more - 1; i >= 0; i--) {
            tokens.add(token(0x80 | ((character >> (6 * i)) & 0x3F)));
        }
        return tokens;
    }

    /** Bytes on their way to characters. A model may write bytes that are none: each such becomes {@link Tokenizer#REPLACEMENT}. */
    static final class Reading {

        private int character;
        private int missing;

        /** Reads a byte and returns what is complete by it; nothing within a character. */
        String next(String token) {
            int value = Integer.parseInt(token, BEFORE.length(), LENGTH - 1, 16);
            if (value >= 0x80 && value < 0xC0 && missing > 0) {
                character = (character << 6) | (value & 0x3F);
                missing--;
                return missing > 0 ? "" : complete();
            }
            String before = end();
            if (value < 0x80) {
                return before + Character.toString(value);
            }
            if (value < 0xC2 || value > 0xF4) {
                return before + Tokenizer.REPLACEMENT;
            }
            missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
            character = value & (0x3F >> missing);
            return before;
        }

        private String complete() {
            return Character.isValidCodePoint(character) ? Character.toString(character) : Tokenizer.REPLACEMENT;
        }

        /** Returns what stands for a character that something else broke off; nothing where none is open. */
        String end() {
            boolean open = missing > 0;
            missing = 0;
            return open ? Tokenizer.REPLACEMENT : "";
        }
    }
}
