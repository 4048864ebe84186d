package org.cellstate.dsl.evaluate;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.evaluate.text.Alignment;
import org.cellstate.dsl.evaluate.text.Bleu;
import org.cellstate.dsl.evaluate.text.Chrf;
import org.cellstate.dsl.evaluate.text.ErrorRate;
import org.cellstate.dsl.evaluate.text.ExactMatch;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Tokenizer;

/**
 * The sources of the test part, each once, with all that may be right of each: texts that are compared with them get their scores.
 *
 * @param sources what is read
 * @param right {@code [source][alternative]}
 * @param tokenizer of targets
 */
record TestPairs(List<String> sources, List<List<String>> right, Tokenizer tokenizer) {

    static TestPairs of(SequencePairs data, Tokenizer target) {
        Map<String, Set<String>> right = new LinkedHashMap<>();
        for (int pair : data.parts().test()) {
            right.computeIfAbsent(data.source(pair), key -> new LinkedHashSet<>())
                    .add(data.target(pair));
        }
        return new TestPairs(
                List.copyOf(right.keySet()),
                right.values().stream().<List<String>>map(List::copyOf).toList(),
                target);
    }

    Bleu bleu(List<String> written) {
        Bleu bleu = Bleu.of(written, set(0));
        for (int more = 1; more < sets(); more++) {
            bleu = bleu.also(set(more));
        }
        return bleu;
    }

    Chrf chrf(List<String> written) {
        Chrf chrf = Chrf.of(written, set(0));
        for (int more = 1; more < sets(); more++) {
            chrf = chrf.also(set(more));
        }
        return chrf;
    }

    ExactMatch exactMatch(List<String> written) {
        return new ExactMatch(written, closest(written));
    }

    ErrorRate errorRate(List<String> written) {
        return ErrorRate.ofTokens(tokens(written), tokens(closest(written))).named(unit());
    }

    String unit() {
        Tokenization way = tokenizer.tokenization();
        if (way instanceof Tokenization.Characters) {
            return "character";
        }
        return way instanceof Tokenization.Words ? "word" : "token";
    }

    private List<List<String>> tokens(List<String> texts) {
        return texts.stream().map(tokenizer::tokens).toList();
    }

    private int sets() {
        return right.stream().mapToInt(List::size).max().orElse(1);
    }

    /** Returns a right text for each source; one that has fewer alternatives gives its first again. */
    private List<String> set(int number) {
        return right.stream()
                .map(each -> each.get(number < each.size() ? number : 0))
                .toList();
    }

    /** Returns what is right of each, of several alternatives the one that needs the fewest changes. */
    List<String> closest(List<String> written) {
        return IntStream.range(0, written.size())
                .mapToObj(i -> closest(written.get(i), right.get(i)))
                .toList();
    }

    private String closest(String written, List<String> alternatives) {
        String best = alternatives.get(0);
        int fewest = Integer.MAX_VALUE;
        for (String each : alternatives) {
            int errors = written.equals(each) || alternatives.size() == 1
                    ? 0
                    : 1
                            + Alignment.of(tokenizer.tokens(written), tokenizer.tokens(each))
                                    .errors();
            if (errors < fewest) {
                fewest = errors;
                best = each;
            }
        }
        return best;
    }
}
