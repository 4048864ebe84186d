package org.cellstate.dsl.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.evaluate.text.AttentionMap;
import org.cellstate.dsl.evaluate.text.ScoredText;
import org.cellstate.dsl.evaluate.text.Translation;
import org.cellstate.dsl.model.Cell;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.train.Comparison;
import org.cellstate.dsl.train.Epoch;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.StopReason;

/** Predictions, texts and attention, made up without a network. */
final class LabelSamples {

    private LabelSamples() {}

    /** Predictions whose true class has {@code skill} more before the softmax, which a factor then makes too sure. */
    static Classification classification(int rows, double skill, double sureness, String... names) {
        Random random = new Random(5);
        List<String> truth = new ArrayList<>();
        double[][] probabilities = new double[rows][names.length];
        for (int row = 0; row < rows; row++) {
            int true1 = Math.min(random.nextInt(names.length), random.nextInt(names.length));
            truth.add(names[true1]);
            double sum = 0;
            for (int each = 0; each < names.length; each++) {
                double raw = random.nextGaussian() + (each == true1 ? skill : 0);
                probabilities[row][each] = Math.exp(sureness * raw);
                sum += probabilities[row][each];
            }
            for (int each = 0; each < names.length; each++) {
                probabilities[row][each] /= sum;
            }
        }
        return Classification.of(truth, probabilities, List.of(names));
    }

    /** A text letter by letter, its probabilities the lower the rarer the letter is after a space. */
    static ScoredText text(String prompt, String letters) {
        Random random = new Random(11);
        List<String> tokens = letters.codePoints().mapToObj(Character::toString).toList();
        double[] probabilities = new double[tokens.size()];
        for (int i = 0; i < probabilities.length; i++) {
            boolean first = i == 0 || tokens.get(i - 1).isBlank();
            double draw = random.nextDouble();
            probabilities[i] = first ? 0.02 + 0.5 * draw * draw : 1 - 0.6 * draw * draw * draw;
        }
        return ScoredText.of(prompt, tokens, probabilities);
    }

    /** Attention of so many heads around the diagonal, each wider than the one before. */
    static AttentionMap attention(int heads, List<String> source, List<String> target) {
        double[][][] weights = new double[heads][target.size()][source.size()];
        for (int head = 0; head < heads; head++) {
            for (int t = 0; t < target.size(); t++) {
                double centre = (t + 0.5) / target.size() * source.size() - 0.5;
                double sum = 0;
                for (int s = 0; s < source.size(); s++) {
                    weights[head][t][s] = Math.exp(-Math.pow((s - centre) / (0.5 + head), 2));
                    sum += weights[head][t][s];
                }
                for (int s = 0; s < source.size(); s++) {
                    weights[head][t][s] /= sum;
                }
            }
        }
        return AttentionMap.ofHeads(source, target, weights);
    }

    static Translation translation() {
        List<String> source = List.of("Thursday", ",", "March", "8", ",", "1984");
        List<String> target = List.of("jeudi", "8", "mars", "1984");
        double[][] weights = {
            {0.91, 0.04, 0.02, 0.01, 0.01, 0.01},
            {0.03, 0.02, 0.12, 0.8, 0.02, 0.01},
            {0.02, 0.01, 0.86, 0.08, 0.02, 0.01},
            {0, 0.01, 0.02, 0.03, 0.04, 0.9}
        };
        return new Translation(AttentionMap.of(source, target, weights), List.of())
                .hypothesis(target, -0.31)
                .hypothesis(List.of("jeudi", "18", "mars", "1984"), -2.87)
                .hypothesis(List.of("mardi", "8", "mars", "1984"), -3.4);
    }

    static Comparison comparison() {
        List<History> histories = new ArrayList<>();
        for (double speed : new double[] {3, 5, 8}) {
            List<Epoch> epochs = new ArrayList<>();
            for (int epoch = 1; epoch <= 12; epoch++) {
                double valid = 0.3 + 0.01 * speed + Math.exp(-epoch / speed) + 0.002 * epoch;
                epochs.add(new Epoch(epoch, valid - 0.05, valid, 2.5, 0.01));
            }
            histories.add(new History(epochs, 12, StopReason.COMPLETED, 12, 31.5, ""));
        }
        RecurrentSpec plain = RecurrentSpec.lstm();
        return Comparison.of(List.of(plain, plain.dropout(0.2), RecurrentSpec.of(Cell.GRU)), histories);
    }
}
