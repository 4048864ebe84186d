package org.cellstate.dsl.show;

import java.util.List;

/** Tokens as labels: what cannot be seen has a sign. */
final class Tokens {

    private Tokens() {}

    /** Returns a token with a sign for each space, line end and tab; of an empty one {@code ∅}. */
    static String seen(String token) {
        if (token.isEmpty()) {
            return "∅";
        }
        StringBuilder seen = new StringBuilder();
        token.codePoints().forEach(point -> seen.append(sign(point)));
        return seen.toString();
    }

    static List<String> seen(List<String> tokens) {
        return tokens.stream().map(Tokens::seen).toList();
    }

    private static String sign(int point) {
        return switch (point) {
            case ' ' -> "␣";
            case '\n' -> "↵";
            case '\r' -> "␍";
            case '\t' -> "⇥";
            default -> Character.isISOControl(point) ? "�" : Character.toString(point);
        };
    }

    /** Returns tokens as a text: one after the other if some bring their own spaces or all are characters, otherwise with spaces between. */
    static String joined(List<String> tokens) {
        boolean spaced = tokens.stream().anyMatch(token -> token.chars().anyMatch(Character::isWhitespace));
        boolean characters = tokens.stream().allMatch(token -> token.codePointCount(0, token.length()) <= 1);
        return String.join(spaced || characters ? "" : " ", tokens);
    }
}
