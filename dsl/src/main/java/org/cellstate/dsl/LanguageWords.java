package org.cellstate.dsl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.TextColumns;
import org.cellstate.dsl.evaluate.Classifier;
import org.cellstate.dsl.evaluate.ClassifierEnsemble;
import org.cellstate.dsl.evaluate.IntentModel;
import org.cellstate.dsl.evaluate.Translator;
import org.cellstate.dsl.evaluate.TranslatorWriter;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.evaluate.chat.Responder;
import org.cellstate.dsl.evaluate.chat.WrittenReplies;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.decode.Beam;
import org.cellstate.dsl.evaluate.decode.Choice;
import org.cellstate.dsl.evaluate.decode.Greedy;
import org.cellstate.dsl.evaluate.decode.Sampling;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.Bleu;
import org.cellstate.dsl.evaluate.text.Chrf;
import org.cellstate.dsl.evaluate.text.ErrorRate;
import org.cellstate.dsl.evaluate.text.ExactMatch;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.Surprise;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.text.LabeledSequences;
import org.cellstate.dsl.text.SequencePairs;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.TaggedSequences;
import org.cellstate.dsl.text.TextCorpus;
import org.cellstate.dsl.text.TextDocument;
import org.cellstate.dsl.text.TextFile;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.dsl.text.Vectors;
import org.cellstate.dsl.text.Vocabulary;
import tech.tablesaw.api.Table;

/** The words of {@link Cellstate} for tokens and classes: texts, labelled sequences, pairs, and what models make of them. */
public abstract sealed class LanguageWords extends SweepWords permits Cellstate {

    LanguageWords() {}

    /**
     * Returns the text of a file as a corpus to learn a language from, cut into characters; {@code .words()} and others cut otherwise.
     *
     * @param path a file in UTF-8, or a folder whose files that end in {@code .txt} are documents
     * @throws org.cellstate.dsl.data.DataProblem if there is no such file, it is empty, or it is not in UTF-8: the message says which byte
     * @throws org.cellstate.dsl.data.ShapeProblem if it is too short to train, validate and test on
     */
    public static TextCorpus text(String path) {
        return text(Path.of(path));
    }

    /** Returns the text of a file as a corpus, as {@link #text(String)} does. */
    public static TextCorpus text(Path path) {
        return text(path, StandardCharsets.UTF_8);
    }

    /** Returns the text of a file in another charset than UTF-8 as a corpus. */
    public static TextCorpus text(String path, Charset charset) {
        return text(Path.of(path), charset);
    }

    /** Returns the text of a file in another charset than UTF-8 as a corpus. */
    public static TextCorpus text(Path path, Charset charset) {
        return TextCorpus.of(TextFile.documents(path, charset));
    }

    /** Returns texts at hand as a corpus, each a document. Problems are those of {@link #text(String)}. */
    public static TextCorpus textOf(String... documents) {
        return TextCorpus.of(IntStream.range(0, documents.length)
                .mapToObj(i -> new TextDocument("text " + (i + 1), documents[i]))
                .toList());
    }

    /** Returns a cut of texts into characters as people count them: {@code .source(characters())}. */
    public static Tokenization characters() {
        return Tokenization.characters();
    }

    /** Returns a cut of texts into words, numbers and punctuation, the 20,000 most frequent known: {@code .tokens(words().ignoringCase())}. */
    public static Tokenization.Words words() {
        return Tokenization.words();
    }

    /** Returns a cut of texts into words, numbers and punctuation, of which so many are known at most, at least 1. */
    public static Tokenization.Words words(int most) {
        return Tokenization.words(most);
    }

    /** Returns a cut of texts into pieces of words that so many merges make, at least 1: {@code .target(bytePairs(500))}. */
    public static Tokenization.BytePairs bytePairs(int merges) {
        return Tokenization.bytePairs(merges);
    }

    /**
     * Returns pairs of texts, of which a model learns to write the second from the first.
     *
     * @param source the column that it reads, such as {@code "en"}
     * @param target the column that it writes
     * @throws org.cellstate.dsl.data.DataProblem if a column is not there, or a cell has no text; the message says in which row
     */
    public static SequencePairs pairs(Table table, String source, String target) {
        return SequencePairs.of(TextColumns.read(table, source), TextColumns.read(table, target), source, target);
    }

    /**
     * Returns pairs of texts, of which a model learns to write the second from the first.
     *
     * @param sources what it reads
     * @param targets what it writes, as many as the sources
     * @throws org.cellstate.dsl.data.ShapeProblem if they are not equally many, or fewer than three sources differ
     * @throws org.cellstate.dsl.data.DataProblem if a text is empty; the message says in which pair
     */
    public static SequencePairs pairs(List<String> sources, List<String> targets) {
        return SequencePairs.of(sources, targets);
    }

    /**
     * Returns vectors of words that were trained elsewhere.
     *
     * @param path a text file of word2vec or GloVe
     * @throws org.cellstate.dsl.data.DataProblem if there is no such file, or a line is none of a word and as many numbers as the first
     */
    public static Vectors vectors(String path) {
        return Vectors.read(Path.of(path));
    }

    /** Returns vectors of the words that a vocabulary has, as {@link #vectors(String)} does; the others take no memory. */
    public static Vectors vectors(String path, Vocabulary vocabulary) {
        return Vectors.read(Path.of(path), vocabulary);
    }

    /**
     * Returns texts with their classes, of two columns of a table: {@code labeled(reviews, "review", "score").words()}.
     *
     * @throws org.cellstate.dsl.data.DataProblem if the table has no such column (the message has close ones), a cell is empty (it says in
     *     which row, counted from 1), or all classes are the same
     */
    public static LabeledSequences labeled(Table table, String sequence, String label) {
        return labeled(TextColumns.read(table, sequence), TextColumns.read(table, label));
    }

    /** Returns texts with their classes. */
    public static LabeledSequences labeled(List<String> texts, List<String> labels) {
        return LabeledSequences.of(new Sequences.Texts(texts, Tokenization.characters()), labels);
    }

    /**
     * Returns numeric frames with their classes.
     *
     * @param frames {@code [row][time][feature]}; rows may differ in time, not in features
     * @param labels one per row
     */
    public static LabeledSequences labeled(float[][][] frames, String... labels) {
        return LabeledSequences.of(Sequences.Frames.of(frames), Arrays.asList(labels));
    }

    /**
     * Returns texts with a label for each of their characters, of two columns of a table: {@code tagged(proteins, "sequence", "structure")}.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if a text has not as many labels as characters; the message says in which row, counted
     *     from 1
     */
    public static TaggedSequences tagged(Table table, String sequence, String labels) {
        return TaggedSequences.characters(TextColumns.read(table, sequence), TextColumns.read(table, labels));
    }

    /**
     * Returns sequences with a label for each of their tokens.
     *
     * @param tokens {@code [row][token]}
     * @param labels {@code [row][token]}
     */
    public static TaggedSequences tagged(List<List<String>> tokens, List<List<String>> labels) {
        return TaggedSequences.of(new Sequences.Cut(tokens), labels);
    }

    /**
     * Returns numeric frames with a label for each.
     *
     * @param frames {@code [row][time][feature]}
     * @param labels {@code [row][time]}
     */
    public static TaggedSequences tagged(float[][][] frames, List<List<String>> labels) {
        return TaggedSequences.of(Sequences.Frames.of(frames), labels);
    }

    /**
     * Returns classifiers that answer together: the mean of their probabilities.
     *
     * @throws org.cellstate.dsl.data.ShapeProblem if they do not know the same classes or have other rows that test
     */
    public static ClassifierEnsemble ensemble(Classifier first, Classifier... others) {
        return ClassifierEnsemble.of(first, others);
    }

    /**
     * Returns predictions of classes made of probabilities, beside the truth: they show what they are worth.
     *
     * @param truth the true class of each row
     * @param probabilities {@code [row, class]}; each row adds up to 1
     * @param names the classes, in the order of the probabilities
     * @throws org.cellstate.dsl.data.ShapeProblem if there is no row, or they do not fit together
     * @throws org.cellstate.dsl.data.DataProblem if a true class is not among the names, or a row is no probabilities
     */
    public static Classification classification(List<String> truth, double[][] probabilities, String... names) {
        return Classification.of(truth, probabilities, List.of(names));
    }

    /** Returns predictions of classes as {@link #classification(List, double[][], String...)} does. */
    public static Classification classification(String[] truth, double[][] probabilities, String... names) {
        return Classification.of(List.of(truth), probabilities, List.of(names));
    }

    /** Returns predictions of classes made of labels, beside the truth: the classes are all that occur, sorted. */
    public static Classification classification(List<String> truth, List<String> predicted) {
        return Classification.of(truth, predicted, List.of());
    }

    /** Returns predictions of classes as {@link #classification(List, List)} does. */
    public static Classification classification(String[] truth, String[] predicted) {
        return Classification.of(List.of(truth), List.of(predicted), List.of());
    }

    /**
     * Returns predictions of a label for each step of sequences, beside the truth: every step is a row of a classification.
     *
     * @param truth {@code [sequence][step]}
     * @param predicted {@code [sequence][step]}, without padding
     * @throws org.cellstate.dsl.data.ShapeProblem if a sequence has not as many predicted as true labels
     */
    public static Classification tagging(List<List<String>> truth, List<List<String>> predicted) {
        return Classification.ofSequences(truth, predicted, List.of());
    }

    /**
     * Returns a text with the probability of each token: it shows how sure a model was.
     *
     * @param prompt what it begins with and has no probabilities for; may be empty
     * @param probabilities one per token, from 0 to 1
     */
    public static ScoredText generated(String prompt, List<String> tokens, double... probabilities) {
        return ScoredText.of(prompt, tokens, probabilities);
    }

    /** Returns how surprising each token of a text was that had these probabilities, from 0 to 1: it is drawn over the text. */
    public static Surprise surprise(List<String> tokens, double... probabilities) {
        return ScoredText.of("", tokens, probabilities).surprise();
    }

    /**
     * Returns where a model looked, as a map.
     *
     * @param source the tokens that were read
     * @param target the tokens that were written
     * @param weights {@code [target, source]}; a row adds up to 1
     */
    public static AttentionMap attention(List<String> source, List<String> target, double[][] weights) {
        return AttentionMap.of(source, target, weights);
    }

    /** Returns where a model looked with several heads, {@code [head, target, source]}. */
    public static AttentionMap attention(List<String> source, List<String> target, double[][][] weights) {
        return AttentionMap.ofHeads(source, target, weights);
    }

    /** Returns a translation with its attention, as {@link #attention(List, List, double[][])} takes it. */
    public static Translation translation(List<String> source, List<String> target, double[][] weights) {
        return new Translation(AttentionMap.of(source, target, weights), List.of());
    }

    /** Returns the choice of the likeliest token every time. */
    public static Greedy greedy() {
        return Choice.greedy();
    }

    /**
     * Returns draws at a temperature, the same ones for the same {@code .seed(7)}.
     *
     * @param value above 0; 1 leaves the model's probabilities as they are, less makes likely tokens likelier
     */
    public static Sampling temperature(double value) {
        return Choice.temperature(value);
    }

    /** Returns draws among this many of the likeliest tokens, at least 1. */
    public static Sampling topK(int most) {
        return Choice.topK(most);
    }

    /** Returns draws among the fewest tokens that together are this likely, above 0 and at most 1 (Holtzman et al. 2020). */
    public static Sampling topP(double share) {
        return Choice.topP(share);
    }

    /** Returns a beam search that keeps this many texts at each step, at least 1. */
    public static Beam beam(int width) {
        return Choice.beam(width);
    }

    /**
     * Returns BLEU of translations as sacrebleu computes it, from 0 to 100; {@code .also(references)} adds another right translation of each.
     *
     * @param hypotheses what was written
     * @param references right translations, as many
     * @throws org.cellstate.dsl.data.ShapeProblem if there is no sentence, or the lists are not of the same length
     */
    public static Bleu bleu(List<String> hypotheses, List<String> references) {
        return Bleu.of(hypotheses, references);
    }

    /** Returns BLEU of one sentence beside one right translation or more; lengths that it is too short for are left out. */
    public static Bleu bleu(String hypothesis, String... references) {
        return Bleu.ofSentence(hypothesis, List.of(references));
    }

    /** Returns chrF of translations as sacrebleu computes it, from 0 to 100; {@code .words()} makes it chrF++. Otherwise as {@link #bleu}. */
    public static Chrf chrf(List<String> hypotheses, List<String> references) {
        return Chrf.of(hypotheses, references);
    }

    /** Returns chrF of one sentence beside one right translation or more. */
    public static Chrf chrf(String hypothesis, String... references) {
        return Chrf.ofSentence(hypothesis, List.of(references));
    }

    /**
     * Returns which share of the tokens between spaces is wrong: the word error rate, or of phones the phone error rate.
     *
     * @param hypotheses what was written
     * @param references what is right, one each
     */
    public static ErrorRate errorRate(List<String> hypotheses, List<String> references) {
        return ErrorRate.of(hypotheses, references);
    }

    /** Returns which share of one sentence's words is wrong. */
    public static ErrorRate errorRate(String hypothesis, String reference) {
        return ErrorRate.of(List.of(hypothesis), List.of(reference));
    }

    /** Returns how many sequences are right to the last character. */
    public static ExactMatch exactMatch(List<String> hypotheses, List<String> references) {
        return new ExactMatch(hypotheses, references);
    }

    /**
     * Returns what people may mean, by sentences that say so: {@code intents(Map.of("price", List.of("how much is it", …), …))}.
     *
     * @param examples of each intent the sentences
     * @throws org.cellstate.dsl.data.DataProblem if there is one intent only, or one without sentences
     */
    public static Intents intents(Map<String, List<String>> examples) {
        return Intents.of(examples);
    }

    /** Returns what people may mean, by sentences and the intent of each. */
    public static Intents intents(List<String> sentences, List<String> meant) {
        return Intents.of(sentences, meant);
    }

    /**
     * Returns what people may mean, by two columns of a table: sentences, and the intent of each.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is no such column, or a cell of it is empty
     */
    public static Intents intents(Table table, String sentence, String intent) {
        return Intents.of(TextColumns.read(table, sentence), TextColumns.read(table, intent));
    }

    /**
     * Returns a conversation with a translator: it answers in words of its own, as it was fitted to write one sentence after another, and
     * says that it does not know what to say where it is unsure of its words. {@code chat(model.by(beam(5)))} searches for the best reply.
     */
    public static Chat chat(Translator model) {
        return chat(replies(model));
    }

    /** Returns a conversation with a model of intents: it says what was written down for what it thinks is meant. */
    public static Chat chat(IntentModel model) {
        return model.chat();
    }

    /**
     * Returns who answers with a translator, to be told how: {@code chat(replies(model).context(1).refusing(0.2))} reads the turn before too
     * and refuses one sentence in five.
     */
    public static WrittenReplies replies(Translator model) {
        return TranslatorWriter.replies(model);
    }

    /** Returns a conversation with whatever answers sentences. */
    public static Chat chat(Responder responder) {
        return Chat.with(responder);
    }
}
