package org.cellstate.dsl.text;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.jspecify.annotations.Nullable;

/**
 * Texts to learn a language from, how they are cut into tokens, and which part of them trains, which validates and which tests. A value:
 * what changes it returns another.
 *
 * <p>Three or more different documents are dealt out whole, at random but always the same way, equal ones together; fewer are cut where
 * the share says, each in three, at the next white space behind. The cuts do not depend on the tokens, so that models of characters and of
 * words are measured on the same text. The tokenizer is fitted on the training part alone.
 */
public final class TextCorpus implements Serializable {

    /** The default share that trains; one half of the rest validates, the other tests. */
    public static final double TRAINING_SHARE = 0.9;

    /** How far a cut moves on to the next white space, in characters; where there is none it stays where the share says. */
    private static final int FARTHEST = 1000;

    private final List<TextDocument> documents;
    private final Tokenization tokenization;
    private final double share;
    private final List<List<TextPiece>> parts;
    private transient @Nullable Tokenizer fitted;
    private transient @Nullable UnknownTokens unknown;
    private transient @Nullable List<CorpusPart> described;

    private TextCorpus(
            List<TextDocument> documents, Tokenization tokenization, double share, List<List<TextPiece>> parts) {
        this.documents = documents;
        this.tokenization = tokenization;
        this.share = share;
        this.parts = parts;
    }

    /**
     * Returns a corpus of documents, cut into characters, of which 0.9 train.
     *
     * @param documents at least one that is not empty; empty ones are left out
     * @throws DataProblem if there is no text
     * @throws ShapeProblem if it is too short to be cut in three
     */
    public static TextCorpus of(List<TextDocument> documents) {
        List<TextDocument> texts =
                documents.stream().filter(each -> !each.text().isEmpty()).toList();
        if (texts.isEmpty()) {
            throw new DataProblem(
                    "A corpus has at least one document with text.",
                    documents.isEmpty() ? "no document" : "no character in " + names(documents),
                    "a text of some thousand characters or more");
        }
        return of(texts, Tokenization.characters(), TRAINING_SHARE);
    }

    private static TextCorpus of(List<TextDocument> documents, Tokenization tokenization, double share) {
        return new TextCorpus(documents, tokenization, share, parts(documents, share));
    }

    static TextCorpus restored(CorpusForm form) {
        TextCorpus corpus = of(form.documents(), form.tokenizer().tokenization(), form.training());
        corpus.fitted = form.tokenizer().tokenizer();
        return corpus;
    }

    private static String names(List<TextDocument> documents) {
        return documents.get(0).name() + (documents.size() == 1 ? "" : " and " + (documents.size() - 1) + " more");
    }

    private static List<List<TextPiece>> parts(List<TextDocument> documents, double share) {
        List<String> texts = documents.stream().map(TextDocument::text).toList();
        List<List<TextPiece>> parts;
        if (texts.stream().distinct().limit(3).count() == 3) {
            Parts dealt = Parts.atRandom(texts, share);
            parts = Stream.of(dealt.training(), dealt.validation(), dealt.test())
                    .map(rows -> IntStream.of(rows)
                            .mapToObj(row -> new TextPiece(documents.get(row).name(), "", texts.get(row)))
                            .toList())
                    .toList();
        } else {
            parts = IntStream.range(0, 3)
                    .mapToObj(part -> documents.stream()
                            .map(each -> piece(each, share, part))
                            .filter(each -> !each.text().isEmpty())
                            .toList())
                    .toList();
        }
        if (parts.stream().anyMatch(List::isEmpty)) {
            throw new ShapeProblem(
                    "A corpus has a part that trains, one that validates and one that tests.",
                    texts.stream().mapToInt(String::length).sum() + " characters in " + names(documents) + ", of which "
                            + share + " train",
                    "a longer text, or three different documents");
        }
        return parts;
    }

    private static TextPiece piece(TextDocument document, double share, int part) {
        String text = document.text();
        int from = part == 0 ? 0 : cut(text, part == 1 ? share : (1 + share) / 2);
        int to = part == 2 ? text.length() : cut(text, part == 0 ? share : (1 + share) / 2);
        return new TextPiece(document.name(), text.substring(0, from), text.substring(from, to));
    }

    private static int cut(String text, double share) {
        int at = (int) Math.round(share * text.length());
        for (int i = at; i < Math.min(text.length(), at + FARTHEST); i++) {
            if (Spacing.isWhite(text.charAt(i))) {
                while (i < text.length() && Spacing.isWhite(text.charAt(i))) {
                    i++;
                }
                return i == text.length() ? at : i;
            }
        }
        while (at < text.length() && continues(text, at)) {
            at++;
        }
        return at;
    }

    /** Returns whether what stands there belongs to the character before it. */
    private static boolean continues(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at))
                || switch (Character.getType(text.codePointAt(at))) {
                    case Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }

    /** Returns the same texts cut into characters as people count them; the default. */
    public TextCorpus characters() {
        return tokens(Tokenization.characters());
    }

    /** Returns the same texts cut into words, numbers and punctuation, of which the 20,000 most frequent are known. */
    public TextCorpus words() {
        return tokens(Tokenization.words());
    }

    /** Returns the same texts cut into words, numbers and punctuation, of which so many are known at most, at least 1. */
    public TextCorpus words(int most) {
        return tokens(Tokenization.words(most));
    }

    /** Returns the same texts cut into pieces of words that so many merges make, at least 1: {@link Tokenization#bytePairs}. */
    public TextCorpus bytePairs(int merges) {
        return tokens(Tokenization.bytePairs(merges));
    }

    /** Returns the same texts cut in another way. */
    public TextCorpus tokens(Tokenization way) {
        return new TextCorpus(documents, way, share, parts);
    }

    /**
     * Returns the same texts with another share that trains; one half of the rest validates, the other tests.
     *
     * @param training above 0 and below 1; 0.9 is the default
     */
    public TextCorpus split(double training) {
        if (!(training > 0 && training < 1)) {
            throw new ConfigProblem(
                    "The share that trains is above 0 and below 1; one half of the others validates, the other tests.",
                    "split(" + training + ")",
                    ".split(" + TRAINING_SHARE + ")");
        }
        return of(documents, tokenization, training);
    }

    /** Returns all documents that have text. */
    public List<TextDocument> documents() {
        return documents;
    }

    /** Returns the way the texts are cut into tokens. */
    public Tokenization tokenization() {
        return tokenization;
    }

    /** Returns the share that trains. */
    public double trainingShare() {
        return share;
    }

    /** Returns whether documents were dealt out whole; if not, each was cut in three. */
    public boolean byDocument() {
        return parts.stream()
                .flatMap(List::stream)
                .allMatch(each -> each.before().isEmpty());
    }

    /** Returns the texts that train. */
    public List<String> training() {
        return texts(0);
    }

    /** Returns the texts by which one epoch is compared with another. */
    public List<String> validation() {
        return texts(1);
    }

    /** Returns the texts that nobody looks at before the model is done. */
    public List<String> test() {
        return texts(2);
    }

    private List<String> texts(int part) {
        return parts.get(part).stream().map(TextPiece::text).toList();
    }

    /** Returns the tokenizer, fitted on the training part. */
    public synchronized Tokenizer tokenizer() {
        if (fitted == null) {
            fitted = tokenization.fit(training());
        }
        return fitted;
    }

    /** Returns what the test part has and the vocabulary has not. */
    public synchronized UnknownTokens unknown() {
        if (unknown == null) {
            unknown = UnknownTokens.of(parts.get(2), tokenizer());
        }
        return unknown;
    }

    /** Returns a text cut into tokens as this corpus is, to be looked at. */
    public TextCut cut(String text) {
        return tokenizer().cut(text);
    }

    /** Returns the parts that train, validate and test in numbers. */
    public synchronized List<CorpusPart> parts() {
        if (described == null) {
            described = List.of(
                    CorpusPart.of("train", training(), tokenizer()),
                    CorpusPart.of("validate", validation(), tokenizer()),
                    CorpusPart.of("test", test(), tokenizer()));
        }
        return described;
    }

    /** Returns all that makes this corpus, as plain values: for files. */
    public CorpusForm form() {
        return new CorpusForm(documents, share, tokenizer().form());
    }

    /** Returns the SHA-256 of all documents, names and texts in order, as hexadecimal digits. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TextDocument each : documents) {
                digest.update((each.name() + "\0" + each.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns how many characters the documents have, as people count them. */
    public long length() {
        return documents.stream()
                .mapToLong(each -> CharacterTokenizer.clusters(each.text()).size())
                .sum();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextCorpus that
                && share == that.share
                && tokenization.equals(that.tokenization)
                && documents.equals(that.documents);
    }

    @Override
    public int hashCode() {
        List<Object> all = new ArrayList<>(documents);
        all.add(tokenization);
        return 31 * all.hashCode() + Double.hashCode(share);
    }

    /** Returns for example {@code pride.txt, characters(), 0.9 train}. */
    @Override
    public String toString() {
        return names(documents) + ", " + tokenization + ", " + share + " train";
    }
}
