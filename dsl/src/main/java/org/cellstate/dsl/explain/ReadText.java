package org.cellstate.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.data.ShapeProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.dsl.text.Tokenizer;
import org.cellstate.dsl.text.Vocabulary;

/**
 * A text as a language model reads it.
 *
 * @param ids numbers of the tokens, the begin of a whole text before them
 * @param steps what each adds to the text
 * @param begins whether it has such a begin
 * @param width features of a token
 */
record ReadText(List<Integer> ids, List<String> steps, boolean begins, int width) {

    private static final int TOLD = 40;

    static ReadText of(LanguageModel model, String text) {
        Tokenizer tokenizer = model.data().tokenizer();
        Vocabulary vocabulary = tokenizer.vocabulary();
        boolean unknown = vocabulary.count(Vocabulary.UNKNOWN) > 0;
        boolean begins = model.data().byDocument();
        List<String> tokens = tokenizer.tokens(text);
        List<String> pieces = tokenizer.pieces(tokens);
        List<Integer> ids = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        if (begins) {
            ids.add(Vocabulary.BEGIN);
            steps.add(vocabulary.word(Vocabulary.BEGIN));
        }
        for (int i = 0; i < tokens.size(); i++) {
            int id = vocabulary.id(tokens.get(i));
            if (id != Vocabulary.UNKNOWN || unknown) {
                ids.add(id);
                steps.add(pieces.get(i));
            }
        }
        if (steps.size() == (begins ? 1 : 0)) {
            throw new ShapeProblem(
                    "A model is looked into while it reads at least one token that it knows.",
                    tokens.isEmpty() ? "the empty text" : "\"" + text + "\"",
                    "a text like those that it was fitted on");
        }
        return new ReadText(ids, steps, begins, model.spec().tokens().embedding());
    }

    /** Returns the numbers that stand for the tokens, {@code [time][feature]}. */
    double[][] numbers(Network<?> network) {
        // The embedding is the graph's first layer.
        float[] weights = network.weights();
        double[][] numbers = new double[ids.size()][width];
        for (int step = 0; step < numbers.length; step++) {
            for (int i = 0; i < width; i++) {
                numbers[step][i] = weights[ids.get(step) * width + i];
            }
        }
        return numbers;
    }

    /** Returns how the text begins, in quotation marks. */
    @Override
    public String toString() {
        String text = String.join("", begins ? steps.subList(1, steps.size()) : steps);
        int end = text.offsetByCodePoints(0, Math.min(TOLD, text.codePointCount(0, text.length())));
        return "\"" + text.substring(0, end).replace("\n", "↵") + (end < text.length() ? "…" : "") + "\"";
    }
}
