package org.cellstate.dsl.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the test part of a corpus has and its vocabulary has not.
 *
 * @param of how many tokens the test part has
 * @param tokens those that are not known, the most frequent first
 */
public record UnknownTokens(long of, List<Unknown> tokens) {

    /**
     * A token that is not known.
     *
     * @param token as it is written
     * @param count how often the test part has it, 1 or more
     * @param document where it stands first
     * @param line the line there, from 1
     * @param column the column there in characters as people count them, from 1
     */
    public record Unknown(String token, long count, String document, int line, int column) {}

    public UnknownTokens {
        tokens = List.copyOf(tokens);
    }

    /** Returns how many tokens of the test part are not known. */
    public long count() {
        return tokens.stream().mapToLong(Unknown::count).sum();
    }

    /** Returns the share of the test part's tokens that are not known, from 0 to 1; 0 of none. */
    public double share() {
        return of == 0 ? 0 : count() / (double) of;
    }

    static UnknownTokens of(List<TextPiece> pieces, Tokenizer tokenizer) {
        Map<String, Unknown> found = new LinkedHashMap<>();
        long all = 0;
        for (TextPiece piece : pieces) {
            List<String> tokens = tokenizer.tokens(piece.text());
            all += tokens.size();
            for (int i = 0; i < tokens.size(); i++) {
                String token = tokens.get(i);
                if (!tokenizer.vocabulary().knows(token)) {
                    Unknown known = found.get(token);
                    found.put(token, known == null ? first(piece, tokenizer, tokens, i) : again(known));
                }
            }
        }
        return new UnknownTokens(
                all,
                found.values().stream()
                        .sorted(Comparator.comparingLong(Unknown::count).reversed())
                        .toList());
    }

    private static Unknown again(Unknown known) {
        return new Unknown(known.token(), known.count() + 1, known.document(), known.line(), known.column());
    }

    private static Unknown first(TextPiece piece, Tokenizer tokenizer, List<String> tokens, int number) {
        String token = tokens.get(number);
        int behind = tokenizer.text(tokens.subList(0, number + 1)).length();
        String before = piece.before()
                + piece.text()
                        .substring(0, behind - tokenizer.text(List.of(token)).length());
        int line = before.lastIndexOf('\n') + 1;
        return new Unknown(
                token,
                1,
                piece.document(),
                1 + (int) before.chars().filter(each -> each == '\n').count(),
                1 + CharacterTokenizer.clusters(before.substring(line)).size());
    }

    /** Returns for example {@code 12 of 5040 tokens (0.24 %) are not known: Netherfield (3), …}. */
    @Override
    public String toString() {
        if (tokens.isEmpty()) {
            return "all " + of + " tokens of the test part are known";
        }
        List<String> most = tokens.stream()
                .limit(5)
                .map(each -> each.token() + " (" + each.count() + ")")
                .toList();
        return String.format(
                Locale.ROOT,
                "%d of %d tokens (%.2f %%) are not known: %s%s",
                count(),
                of,
                100 * share(),
                String.join(", ", most),
                tokens.size() > most.size() ? ", …" : "");
    }
}
