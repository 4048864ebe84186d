package org.cellstate.dsl.text;

import java.util.Set;

/**
 * What usually stands between two tokens: a space between words, none before a full stop or behind an opening bracket. It is a guess for
 * any script and language; where a text has something else, that is a token of its own, so that nothing depends on the guess but how
 * many tokens there are.
 */
final class Spacing {

    private enum Kind {
        NONE,
        WORD,
        OPENS,
        CLOSES,
        TIGHT,
        SPACELESS
    }

    private static final Set<Character.UnicodeScript> WITHOUT_SPACES = Set.of(
            Character.UnicodeScript.HAN,
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.KATAKANA,
            Character.UnicodeScript.THAI,
            Character.UnicodeScript.LAO,
            Character.UnicodeScript.KHMER,
            Character.UnicodeScript.MYANMAR);

    private Kind last = Kind.NONE;
    private boolean quoted;
    private boolean underlined;

    /** Returns whether a token is what stands between others: white space, or the empty token for nothing where a space is usual. */
    static boolean isGap(String token) {
        return token.isEmpty() || isWhite(token.codePointAt(0));
    }

    /** Returns whether Unicode calls a character white space. */
    static boolean isWhite(int character) {
        return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r') || character == '\u0085';
    }

    /** Returns what usually stands before a token here: one space or nothing. */
    String before(String token) {
        Kind next = kind(token);
        boolean tight = last == Kind.NONE
                || last == Kind.OPENS
                || last == Kind.TIGHT
                || last == Kind.SPACELESS
                || next == Kind.CLOSES
                || next == Kind.TIGHT
                || next == Kind.SPACELESS;
        return tight ? "" : " ";
    }

    /** Goes on behind a token, gaps among them. An empty line ends all quotations. */
    void pass(String token) {
        if (isGap(token)) {
            if (token.chars().filter(each -> each == '\n').count() > 1) {
                quoted = false;
                underlined = false;
            }
            return;
        }
        last = kind(token);
        quoted ^= token.equals("\"");
        underlined ^= token.equals("_");
    }

    private Kind kind(String token) {
        int first = token.codePointAt(0);
        return switch (first) {
            case '"' -> quoted ? Kind.CLOSES : Kind.OPENS;
            case '_' -> underlined ? Kind.CLOSES : Kind.OPENS;
            case '#', '@', '\u00bf', '\u00a1' -> Kind.OPENS;
            case '&', '*', '\u00a7' -> Kind.WORD;
            case '/', '\\' -> Kind.TIGHT;
            case '\u30fc', '\uff70' -> Kind.SPACELESS;
            default -> ofType(first);
        };
    }

    private static Kind ofType(int character) {
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION, Character.CURRENCY_SYMBOL ->
                Kind.OPENS;
            case Character.END_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION ->
                Kind.CLOSES;
            case Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION -> Kind.TIGHT;
            default -> WITHOUT_SPACES.contains(Character.UnicodeScript.of(character)) ? Kind.SPACELESS : Kind.WORD;
        };
    }
}
