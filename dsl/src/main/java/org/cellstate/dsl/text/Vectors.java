package org.cellstate.dsl.text;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.kernel.api.CloseNames;

/**
 * Vectors of words that were trained elsewhere, from a text file of word2vec (Mikolov et al., 2013; a first line says how many words of how
 * many numbers) or GloVe (Pennington et al., 2014; no such line). Words of the same use lie in the same direction.
 */
public final class Vectors implements Serializable {

    /** The deviation of what is drawn where no word was found to take it from. */
    private static final double DEVIATION = 0.1;

    /**
     * A word near another.
     *
     * @param word the word
     * @param cosine of the angle between the two, from -1 to 1
     */
    public record Near(String word, double cosine) {}

    private final Map<String, float[]> vectors;
    private final int width;
    private final long lines;
    private final long repeated;

    Vectors(Map<String, float[]> vectors, int width, long lines, long repeated) {
        this.vectors = vectors;
        this.width = width;
        this.lines = lines;
        this.repeated = repeated;
    }

    /**
     * Reads all words of a file.
     *
     * @param path a text file in UTF-8 in the format of word2vec or GloVe
     * @throws DataProblem if there is no such file, or a line has not as many numbers as the first
     */
    public static Vectors read(Path path) {
        return VectorReader.read(path, word -> true);
    }

    /**
     * Reads the words of a file that a vocabulary has, as they are written or in small letters; the others take no memory. Problems are
     * those of {@link #read(Path)}.
     */
    public static Vectors read(Path path, Vocabulary vocabulary) {
        Predicate<String> wanted = vocabulary.tokens().stream()
                .flatMap(token -> List.of(token, small(token)).stream())
                .collect(Collectors.toSet())::contains;
        return VectorReader.read(path, wanted);
    }

    /** Returns how many words were kept. */
    public int size() {
        return vectors.size();
    }

    /** Returns how many numbers a vector has. */
    public int width() {
        return width;
    }

    /** Returns how many words the file has. */
    public long lines() {
        return lines;
    }

    /** Returns how many lines of the file repeat a word that was kept: the first one counts. */
    public long repeated() {
        return repeated;
    }

    /** Returns the vector of a word, as it is written or in small letters; none if it has none. */
    public Optional<float[]> of(String word) {
        float[] vector = vectors.getOrDefault(word, vectors.get(small(word)));
        return Optional.ofNullable(vector).map(float[]::clone);
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the words whose vectors have the smallest angle with a word's, the nearest first, the word itself left out.
     *
     * @param most how many at most, at least 1
     * @throws DataProblem if the word has no vector
     */
    public List<Near> nearest(String word, int most) {
        float[] vector = of(word).orElseThrow(() -> new DataProblem(
                "Words near another are found for one that has a vector.",
                word + ", which is not among the " + vectors.size() + " words",
                CloseNames.of(word, List.copyOf(vectors.keySet())).stream()
                        .findFirst()
                        .map(close -> "perhaps " + close)
                        .orElse("a word of the file")));
        String own = vectors.containsKey(word) ? word : small(word);
        return nearest(vector, most + 1).stream()
                .filter(each -> !each.word().equals(own))
                .limit(most)
                .toList();
    }

    /**
     * Returns the words whose vectors have the smallest angle with this one, the nearest first, of equals in the order of their characters.
     *
     * @param vector as many numbers as vectors here have
     * @param most how many at most, at least 1
     */
    public List<Near> nearest(float[] vector, int most) {
        if (vector.length != width) {
            throw new ShapeProblem(
                    "A vector has as many numbers as the vectors of the file.",
                    vector.length + " numbers, where the file has " + width,
                    "vectors.of(word), or what is computed of such");
        }
        if (most < 1) {
            throw new ConfigProblem("At least 1 word is near.", "nearest(…, " + most + ")", "10");
        }
        List<Near> all = new ArrayList<>(vectors.size());
        vectors.forEach((word, other) -> all.add(new Near(word, cosine(vector, other))));
        all.sort(Comparator.comparingDouble(Near::cosine).reversed().thenComparing(Near::word));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    /** Returns 0 where one of them has no length. */
    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            first += (double) a[i] * a[i];
            second += (double) b[i] * b[i];
        }
        return first == 0 || second == 0 ? 0 : product / Math.sqrt(first * second);
    }

    /**
     * Returns what an embedding of a vocabulary begins with. A token that has no vector, those for the unknown, the begin and the end among
     * them, gets numbers drawn from a normal distribution with the deviation of all those that were found.
     *
     * @param seed of what is drawn
     */
    public WordWeights weights(Vocabulary vocabulary, long seed) {
        float[][] weights = new float[vocabulary.size()][];
        int found = 0;
        double squares = 0;
        for (int id = Vocabulary.END + 1; id < weights.length; id++) {
            float[] vector = of(vocabulary.token(id)).orElse(null);
            if (vector != null) {
                weights[id] = vector;
                found++;
                for (float each : vector) {
                    squares += (double) each * each;
                }
            }
        }
        double deviation = squares == 0 ? DEVIATION : Math.sqrt(squares / ((double) found * width));
        SplittableRandom random = new SplittableRandom(seed);
        for (int id = 0; id < weights.length; id++) {
            if (weights[id] == null) {
                weights[id] = new float[width];
                for (int i = 0; i < width; i++) {
                    weights[id][i] = (float) (deviation * random.nextGaussian());
                }
            }
        }
        return new WordWeights(weights, found);
    }

    /** Returns for example {@code 6921 words of 400000, 50 numbers each}. */
    @Override
    public String toString() {
        return vectors.size() + " words of " + lines + ", " + width + " numbers each";
    }
}
