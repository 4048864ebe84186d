package org.cellstate.dsl.sweep.objective;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cellstate.dsl.evaluate.language.NGram;
import org.cellstate.dsl.text.Tokenizer;

/**
 * What it takes to spell a token that a vocabulary does not have: its characters (Unicode code points) one by one and its end, by a 3-gram of
 * the different tokens of the training texts; one that these texts do not have is one of all that Unicode can have. Without it a vocabulary of one
 * word would foresee every text, each word of it as an unknown one (Mielke and Eisner 2019).
 */
final class Spelling {

    private static final int ORDER = 3;
    private static final int END = 0;
    private static final int UNSEEN = 1;
    private static final double LN_2 = Math.log(2);
    private static final double BITS_OF_UNSEEN = Math.log(Character.MAX_CODE_POINT + 1) / LN_2;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final NGram letters;

    /** Learns how the tokens of texts are spelled. */
    Spelling(Tokenizer tokenizer, Collection<String> training) {
        TreeSet<String> tokens = new TreeSet<>();
        training.forEach(text -> tokens.addAll(tokenizer.tokens(text)));
        Stream.concat(training.stream(), tokens.stream())
                .flatMapToInt(String::codePoints)
                .forEach(letter -> numbers.putIfAbsent(letter, UNSEEN + 1 + numbers.size()));
        List<int[]> spelled = tokens.stream().map(this::numbers).toList();
        letters = NGram.of(spelled, UNSEEN + 1 + numbers.size(), ORDER);
    }

    private int[] numbers(String token) {
        int[] letters = token.codePoints()
                .map(letter -> numbers.getOrDefault(letter, UNSEEN))
                .toArray();
        int[] all = new int[letters.length + 1];
        System.arraycopy(letters, 0, all, 0, letters.length);
        all[letters.length] = END;
        return all;
    }

    /** Returns the bits of a token. */
    double bits(String token) {
        int[] spelled = numbers(token);
        double[] logs = letters.read(spelled);
        double bits = 0;
        for (int i = 0; i < spelled.length; i++) {
            bits += (spelled[i] == UNSEEN ? BITS_OF_UNSEEN : 0) - logs[i] / LN_2;
        }
        return bits;
    }

    /** Returns the bits of those of some tokens that the vocabulary does not have. */
    static double ofUnknown(Tokenizer tokenizer, Collection<String> training, List<String> tokens) {
        List<String> unknown = tokens.stream()
                .filter(token -> !tokenizer.vocabulary().knows(token))
                .toList();
        if (unknown.isEmpty()) {
            return 0;
        }
        Spelling spelling = new Spelling(tokenizer, training);
        return unknown.stream().mapToDouble(spelling::bits).sum();
    }
}
