package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Bleu;
import org.cellstate.dsl.evaluate.text.Chrf;
import org.cellstate.dsl.evaluate.text.ErrorRate;
import org.cellstate.dsl.evaluate.text.ExactMatch;
import org.cellstate.dsl.evaluate.text.NBest;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.evaluate.text.TranslationScores;
import org.cellstate.dsl.evaluate.text.Translations;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.PreparedPairs;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model that reads a sequence and writes another: sentences in another language, the sounds of a spelling.
 *
 * <pre>{@code
 * var model = lstm().bidirectional().attention(additive()).fit(pairs);
 * model.translate("Thursday, March 8, 1984")     // with the map of where it looked
 * model.by(beam(5)).bleu()                       // of the test part
 * model.evaluate()                               // beside a dictionary and copying
 * }</pre>
 *
 * It takes the likeliest token every time unless {@link #by} says otherwise.
 */
public final class Translator implements FittedModel<PairBatch, PreparedPairs> {

    /** The least width of a beam that looks for the best texts. */
    private static final int WIDTH = 5;

    private final RecurrentSpec spec;
    private final PreparedPairs prepared;
    private final Trained<PairBatch, PreparedPairs> trained;
    private final Provenance provenance;
    private final Writing writing;
    private final Choice choice;
    private final TestPairs test;
    private @Nullable List<String> written;

    private Translator(
            Trained<PairBatch, PreparedPairs> trained,
            Provenance provenance,
            Writing writing,
            Choice choice,
            TestPairs test) {
        this.spec = trained.spec();
        this.prepared = trained.data();
        this.trained = trained;
        this.provenance = provenance;
        this.writing = writing;
        this.choice = choice;
        this.test = test;
    }

    /** Returns the translator of a trained network. */
    public static Translator of(Trained<PairBatch, PreparedPairs> trained) {
        SequencePairs data = trained.data().data();
        return of(trained, Provenance.of(data.toString(), data.sha256(), trained));
    }

    /** Returns the translator of a network that was trained elsewhere. */
    static Translator of(Trained<PairBatch, PreparedPairs> trained, Provenance provenance) {
        TestPairs test = TestPairs.of(trained.data().data(), trained.data().target());
        return new Translator(trained, provenance, new Writing(trained), Choice.greedy(), test);
    }

    /** Returns this translator with another way to choose tokens: {@code greedy()}, {@code beam(5)}, {@code topP(0.9).seed(7)}. */
    public Translator by(Choice how) {
        return new Translator(trained, provenance, writing, how, test);
    }

    /**
     * Returns the translation of a text: what was written, where the model looked, and what else it considered. It says so if the text has
     * tokens that the model does not know, or is longer than any it has seen.
     *
     * @throws DataProblem if the text has no token
     */
    public Translation translate(String source) {
        return writing.translation(source, choice, choice instanceof Beam beam ? beam.width() : 1);
    }

    /**
     * Returns the translations of texts.
     *
     * @throws DataProblem if a text has no token
     */
    public Translations translate(List<String> sources) {
        return new Translations(sources.stream().map(this::translate).toList());
    }

    /**
     * Returns where the model looks while it translates a text: which share of each source token goes into each target token.
     *
     * @throws ConfigProblem if the model has no attention
     */
    public AttentionMap attention(String source) {
        return translate(source).attention();
    }

    /**
     * Returns the best translations that a beam search finds, by the beam of {@link #by} if there is one and it is wide enough.
     *
     * @param count at least 1
     */
    public NBest nBest(String source, int count) {
        if (count < 1) {
            throw new ConfigProblem("There is at least 1 best translation.", "nBest(" + count + ")", "nBest(text, 5)");
        }
        Beam beam =
                choice instanceof Beam chosen && chosen.width() >= count ? chosen : Choice.beam(Math.max(WIDTH, count));
        return writing.translation(source, beam, count).nBest();
    }

    /** Returns the sources of the test part, each once, in the order of the data. */
    public List<String> testSources() {
        return test.sources();
    }

    /** Returns the translations of the test part as texts, in the order of {@link #testSources}. */
    public synchronized List<String> testTranslations() {
        if (written == null) {
            written = test.sources().stream()
                    .map(source -> writing.text(source, choice))
                    .toList();
        }
        return written;
    }

    /** Returns BLEU on the test part; of a source with several right targets all count. */
    public Bleu bleu() {
        return test.bleu(testTranslations());
    }

    /** Returns chrF on the test part. */
    public Chrf chrf() {
        return test.chrf(testTranslations());
    }

    /** Returns how many texts of the test part are right to the last character; of several right targets any will do. */
    public ExactMatch exactMatch() {
        return test.exactMatch(testTranslations());
    }

    /** Returns which share of the tokens of the test part is wrong: words, phones or characters, as targets are cut. */
    public ErrorRate errorRate() {
        return test.errorRate(testTranslations());
    }

    /** Returns all scores on the test part beside those of a dictionary and of copying, and the worst mistakes. */
    public TranslationScores evaluate() {
        return new Judged(test, prepared, writing).of(spec.label() + ", " + choice, testTranslations());
    }

    /** Returns how tokens are chosen. */
    public Choice choice() {
        return choice;
    }

    @Override
    public Trained<PairBatch, PreparedPairs> trained() {
        return trained;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the data's description. */
    public SequencePairs data() {
        return prepared.data();
    }

    /**
     * Writes the model to a file, from which {@code load(path).translator()} brings it back whole. The pairs that it was fitted on are in the
     * file. How tokens are chosen is not: it is greedy again.
     *
     * @throws DataProblem if the folder is not there, or the path is a folder
     */
    @Override
    public void save(Path file) {
        TranslatorFile.write(this, file);
    }

    /** Returns the model, the data and how training went, in a line each. */
    @Override
    public String toString() {
        return spec.label() + ", " + summary().parameters() + " parameters\n" + data() + "\n" + history();
    }
}
