package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How chrF counts. Numbers are three for each length of a run: runs that were written, runs that are right, and those in both.
 *
 * @param characters the longest run of characters
 * @param words the longest run of words, 0 for none
 * @param beta how many times as much as precision recall weighs
 * @param lowercase whether case is disregarded
 * @param spaces whether spaces are characters
 */
record ChrfCounting(int characters, int words, int beta, boolean lowercase, boolean spaces) {

    private static final String SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    int numbers() {
        return 3 * (characters + words);
    }

    /** Returns the numbers of a sentence beside the reference that it is closest to, of equals the first. */
    long[] count(String hypothesis, List<String> references) {
        List<Map<String, Integer>> written = runs(hypothesis);
        long[] best = new long[numbers()];
        double most = -1;
        for (String reference : references) {
            long[] numbers = beside(written, runs(reference));
            double score = score(numbers);
            if (score > most) {
                most = score;
                best = numbers;
            }
        }
        return best;
    }

    private static long[] beside(List<Map<String, Integer>> written, List<Map<String, Integer>> right) {
        long[] numbers = new long[3 * written.size()];
        for (int i = 0; i < written.size(); i++) {
            Map<String, Integer> wanted = right.get(i);
            for (Map.Entry<String, Integer> run : written.get(i).entrySet()) {
                numbers[3 * i] += wanted.isEmpty() ? 0 : run.getValue();
                numbers[3 * i + 2] += Math.min(run.getValue(), wanted.getOrDefault(run.getKey(), 0));
            }
            numbers[3 * i + 1] =
                    wanted.values().stream().mapToLong(Integer::longValue).sum();
        }
        return numbers;
    }

    private List<Map<String, Integer>> runs(String sentence) {
        String text = lowercase ? sentence.toLowerCase(Locale.ROOT) : sentence;
        List<String> single = (spaces ? text : String.join("", Spaces.split(text)))
                .codePoints()
                .mapToObj(Character::toString)
                .toList();
        List<Map<String, Integer>> runs = new ArrayList<>();
        for (int order = 1; order <= characters; order++) {
            runs.add(counted(single, order, ""));
        }
        List<String> apart = words == 0 ? List.of() : signsApart(text);
        for (int order = 1; order <= words; order++) {
            runs.add(counted(apart, order, " "));
        }
        return runs;
    }

    private static Map<String, Integer> counted(List<String> tokens, int order, String between) {
        Map<String, Integer> counts = new HashMap<>();
        for (int from = 0; from + order <= tokens.size(); from++) {
            counts.merge(String.join(between, tokens.subList(from, from + order)), 1, Integer::sum);
        }
        return counts;
    }

    /** Cuts one sign from the end of each word, or else from its begin. */
    private static List<String> signsApart(String text) {
        List<String> words = new ArrayList<>();
        for (String word : Spaces.split(text)) {
            int last = word.length() - 1;
            if (word.codePointCount(0, word.length()) == 1) {
                words.add(word);
            } else if (SIGNS.indexOf(word.charAt(last)) >= 0) {
                words.add(word.substring(0, last));
                words.add(word.substring(last));
            } else if (SIGNS.indexOf(word.charAt(0)) >= 0) {
                words.add(word.substring(0, 1));
                words.add(word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    /** Returns the F-score of the mean precision and the mean recall, over the lengths that both sides have. */
    double score(long[] numbers) {
        double precision = 0;
        double recall = 0;
        int lengths = 0;
        for (int i = 0; i < numbers.length; i += 3) {
            if (numbers[i] > 0 && numbers[i + 1] > 0) {
                precision += (double) numbers[i + 2] / numbers[i];
                recall += (double) numbers[i + 2] / numbers[i + 1];
                lengths++;
            }
        }
        if (precision + recall == 0) {
            return 0;
        }
        precision /= lengths;
        recall /= lengths;
        double factor = (double) beta * beta;
        return 100 * (1 + factor) * precision * recall / (factor * precision + recall);
    }
}
