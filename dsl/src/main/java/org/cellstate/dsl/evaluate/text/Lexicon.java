package org.cellstate.dsl.evaluate.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.data.ShapeProblem;

/**
 * A dictionary that is read off pairs of sequences, and a translation word by word with it: the plainest that a translator must beat. How
 * likely a source token stands for each target token is IBM's model 1 (Brown et al. 1993), made by expectation and maximisation; order,
 * neighbours and the number of words are beyond it. A token that it has not seen stands for itself.
 */
public final class Lexicon {

    /** Rounds after which the likeliest entries hardly change any more. */
    private static final int ROUNDS = 5;

    /** Stands beside every source: target tokens that belong to none of its tokens. */
    private static final String NOTHING = "\uE003";

    private final Map<String, String> entries;

    private Lexicon(Map<String, String> entries) {
        this.entries = entries;
    }

    /**
     * Learns from pairs.
     *
     * @param sources {@code [pair][token]}
     * @param targets {@code [pair][token]}, as many
     */
    public static Lexicon of(List<List<String>> sources, List<List<String>> targets) {
        if (sources.size() != targets.size()) {
            throw new ShapeProblem(
                    "Every source has one target.",
                    sources.size() + " sources, " + targets.size() + " targets",
                    "two lists of one length");
        }
        Map<String, Map<String, Double>> chances = together(sources, targets);
        for (int round = 0; round < ROUNDS; round++) {
            chances = round(chances, sources, targets);
        }
        Map<String, String> entries = new HashMap<>();
        chances.forEach((source, shares) -> entries.put(source, likeliest(shares)));
        return new Lexicon(entries);
    }

    private static List<String> withNothing(List<String> source) {
        List<String> all = new ArrayList<>(source);
        all.add(NOTHING);
        return all;
    }

    /** At first each target token that stands beside a source token is as likely as any other. */
    private static Map<String, Map<String, Double>> together(List<List<String>> sources, List<List<String>> targets) {
        Map<String, Map<String, Double>> chances = new LinkedHashMap<>();
        for (int pair = 0; pair < sources.size(); pair++) {
            for (String source : withNothing(sources.get(pair))) {
                Map<String, Double> shares = chances.computeIfAbsent(source, key -> new LinkedHashMap<>());
                targets.get(pair).forEach(target -> shares.put(target, 1.0));
            }
        }
        return chances;
    }

    private static Map<String, Map<String, Double>> round(
            Map<String, Map<String, Double>> chances, List<List<String>> sources, List<List<String>> targets) {
        Map<String, Map<String, Double>> counts = new LinkedHashMap<>();
        for (int pair = 0; pair < sources.size(); pair++) {
            List<String> source = withNothing(sources.get(pair));
            for (String target : targets.get(pair)) {
                double all = 0;
                for (String token : source) {
                    all += chance(chances, token, target);
                }
                for (String token : source) {
                    double share = chance(chances, token, target) / all;
                    counts.computeIfAbsent(token, key -> new LinkedHashMap<>()).merge(target, share, Double::sum);
                }
            }
        }
        counts.values().forEach(shares -> {
            double sum =
                    shares.values().stream().mapToDouble(Double::doubleValue).sum();
            shares.replaceAll((target, count) -> count / sum);
        });
        return counts;
    }

    private static double chance(Map<String, Map<String, Double>> chances, String source, String target) {
        return chances.getOrDefault(source, Map.of()).getOrDefault(target, 0.0);
    }

    /** Returns the likeliest target, of equals the one that came first; of a source that stood beside nothing, nothing. */
    private static String likeliest(Map<String, Double> shares) {
        String best = "";
        double most = 0;
        for (Map.Entry<String, Double> entry : shares.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /** Returns the token that a source token stands for. */
    public String entry(String source) {
        return entries.getOrDefault(source, source);
    }

    /** Translates token by token. */
    public List<String> translate(List<String> source) {
        return source.stream()
                .map(this::entry)
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
