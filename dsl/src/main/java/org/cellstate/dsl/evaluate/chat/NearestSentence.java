package org.cellstate.dsl.evaluate.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The sentence that has most words in common with another: by the cosine of their words, each as heavy as it is rare (tf-idf, with the
 * smoothed logarithm of scikit-learn). It learns nothing else, and is hard to beat with few sentences.
 */
public final class NearestSentence {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

    private final List<Map<String, Double>> vectors = new ArrayList<>();
    private final Map<String, Double> weights = new HashMap<>();

    /** Learns how rare words are. */
    public NearestSentence(List<String> sentences) {
        Map<String, Integer> having = new HashMap<>();
        for (String sentence : sentences) {
            Set<String> words = new HashSet<>(words(sentence));
            words.forEach(word -> having.merge(word, 1, Integer::sum));
        }
        having.forEach((word, count) -> weights.put(word, Math.log((1.0 + sentences.size()) / (1 + count)) + 1));
        sentences.forEach(sentence -> vectors.add(vector(sentence)));
    }

    private static List<String> words(String sentence) {
        return WORD.matcher(sentence.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .toList();
    }

    private Map<String, Double> vector(String sentence) {
        Map<String, Double> vector = new HashMap<>();
        for (String word : words(sentence)) {
            double weight = weights.getOrDefault(word, 0.0);
            if (weight > 0) {
                vector.merge(word, weight, Double::sum);
            }
        }
        // Words in order: a sum of doubles depends on it.
        double length = Math.sqrt(new TreeMap<>(vector)
                .values().stream().mapToDouble(weight -> weight * weight).sum());
        vector.replaceAll((word, weight) -> weight / length);
        return vector;
    }

    /** Returns the place of the nearest sentence, of equals the first; the first where no word is known. */
    public int to(String sentence) {
        Map<String, Double> vector = new TreeMap<>(vector(sentence));
        int nearest = 0;
        double most = -1;
        for (int i = 0; i < vectors.size(); i++) {
            double cosine = 0;
            for (Map.Entry<String, Double> word : vector.entrySet()) {
                cosine += word.getValue() * vectors.get(i).getOrDefault(word.getKey(), 0.0);
            }
            if (cosine > most) {
                most = cosine;
                nearest = i;
            }
        }
        return nearest;
    }
}
