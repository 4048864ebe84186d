package org.cellstate.dsl.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cellstate.dsl.evaluate.classes.Verdict;
import org.cellstate.dsl.evaluate.text.Chrf;
import org.cellstate.dsl.evaluate.text.Lexicon;
import org.cellstate.dsl.evaluate.text.TranslationScores;
import org.cellstate.dsl.evaluate.text.TranslationScores.Mistake;
import org.cellstate.dsl.evaluate.text.TranslationScores.Row;
import org.cellstate.dsl.prepare.PreparedPairs;

/** Judges translations of the test part beside a dictionary and beside copying. */
final class Judged {

    private static final int WORST = 5;
    private static final String WORD_BY_WORD = "word by word";
    private static final String COPYING = "copying";

    private final TestPairs test;
    private final PreparedPairs prepared;
    private final Writing writing;

    /** One way to translate: its scores, and the chrF of each sentence. */
    @SuppressWarnings("ArrayRecordComponent") // handed on inside the class, never compared
    private record Way(Row row, double[] sentences) {}

    Judged(TestPairs test, PreparedPairs prepared, Writing writing) {
        this.test = test;
        this.prepared = prepared;
        this.writing = writing;
    }

    TranslationScores of(String name, List<String> written) {
        Way model = way(name, written);
        List<Way> plain = List.of(way(WORD_BY_WORD, wordByWord()), way(COPYING, test.sources()));
        Way best = plain.get(1).row().chrf() > plain.get(0).row().chrf() ? plain.get(1) : plain.get(0);
        List<Row> rows = new ArrayList<>(List.of(model.row()));
        plain.forEach(each -> rows.add(each.row()));
        return new TranslationScores(verdict(model, best), test.unit(), rows, worst(written, model), notes());
    }

    private Way way(String name, List<String> written) {
        Chrf chrf = test.chrf(written);
        Row row = new Row(
                name,
                test.exactMatch(written).share(),
                test.bleu(written).score(),
                chrf.score(),
                test.errorRate(written).rate());
        return new Way(row, chrf.sentences());
    }

    /** Returns translations token by token, with a dictionary of the training part. */
    private List<String> wordByWord() {
        List<List<String>> sources = new ArrayList<>();
        List<List<String>> targets = new ArrayList<>();
        for (int pair : prepared.training()) {
            sources.add(prepared.source().tokens(prepared.data().source(pair)));
            targets.add(prepared.target().tokens(prepared.data().target(pair)));
        }
        Lexicon lexicon = Lexicon.of(sources, targets);
        return test.sources().stream()
                .map(source -> prepared.target()
                        .text(lexicon.translate(prepared.source().tokens(source))))
                .toList();
    }

    private static String verdict(Way model, Way best) {
        long closer = 0;
        long farther = 0;
        int sentences = model.sentences().length;
        for (int i = 0; i < sentences; i++) {
            closer += model.sentences()[i] > best.sentences()[i] ? 1 : 0;
            farther += model.sentences()[i] < best.sentences()[i] ? 1 : 0;
        }
        String name = best.row().method();
        return Verdict.comparison(closer, farther) + " " + name + ": closer to what is right in " + closer + " of "
                + sentences + " texts, " + name + " in " + farther;
    }

    private List<Mistake> worst(List<String> written, Way model) {
        List<String> right = test.closest(written);
        return IntStream.range(0, written.size())
                .filter(i -> !written.get(i).equals(right.get(i)))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> model.sentences()[i]))
                .limit(WORST)
                .map(i -> new Mistake(test.sources().get(i), right.get(i), written.get(i), model.sentences()[i]))
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Word by word: each token as IBM's model 1 found it in the training part, in the order of the source."
                + " Copying: the source as it is.");
        List<String> all = test.sources().stream()
                .flatMap(source -> prepared.source().tokens(source).stream())
                .toList();
        List<String> unknown = writing.unknown(all);
        if (!unknown.isEmpty()) {
            Set<String> missing = Set.copyOf(unknown);
            long times = all.stream().filter(missing::contains).count();
            notes.add(times + " of " + all.size() + " source tokens of the test part are not known: "
                    + Writing.named(unknown) + ".");
        }
        long several = test.right().stream().filter(each -> each.size() > 1).count();
        if (several > 0) {
            notes.add("For " + several + " of " + test.sources().size()
                    + " sources several targets are right; the closest counts.");
        }
        return notes;
    }
}
