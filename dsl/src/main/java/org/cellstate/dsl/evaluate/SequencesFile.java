package org.cellstate.dsl.evaluate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.text.Sequences;
import org.cellstate.dsl.text.Tokenization;
import org.cellstate.kernel.api.JsonText;
import org.jspecify.annotations.Nullable;

/** Sequences and lists of texts in the file of a model: texts as JSON in entries of their own, frames as plain numbers. */
final class SequencesFile {

    private static final String TEXTS = "texts.json";
    private static final String TOKENS = "tokens.json";
    private static final String FRAMES = "frames.f32";
    private static final String STEPS = "steps.f64";

    /**
     * What the manifest says of sequences.
     *
     * @param tokenization of texts
     * @param features of frames; 0 for texts and tokens
     */
    record Described(Optional<Tokenization> tokenization, int features) {}

    private SequencesFile() {}

    static Described described(Sequences sequences) {
        return new Described(
                sequences instanceof Sequences.Texts texts ? Optional.of(texts.tokenization()) : Optional.empty(),
                sequences instanceof Sequences.Frames frames ? frames.features() : 0);
    }

    static Map<String, byte[]> arrays(Sequences sequences) {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        if (sequences instanceof Sequences.Texts texts) {
            arrays.put(TEXTS, json(texts.texts()));
        } else if (sequences instanceof Sequences.Cut cut) {
            arrays.put(TOKENS, json(cut.tokens()));
        } else if (sequences instanceof Sequences.Frames frames) {
            double[] steps = new double[frames.size()];
            int all = 0;
            for (int row = 0; row < steps.length; row++) {
                steps[row] = frames.length(row);
                all += frames.numbers()[row].length;
            }
            float[] flat = new float[all];
            int at = 0;
            for (float[] row : frames.numbers()) {
                System.arraycopy(row, 0, flat, at, row.length);
                at += row.length;
            }
            arrays.put(STEPS, Archive.bytes(steps));
            arrays.put(FRAMES, Archive.bytes(flat));
        }
        return arrays;
    }

    static Sequences read(SavedModel saved, Described described) {
        if (described.tokenization().isPresent()) {
            return new Sequences.Texts(
                    texts(saved, TEXTS), described.tokenization().get());
        }
        if (described.features() == 0) {
            return new Sequences.Cut(lists(saved, TOKENS));
        }
        double[] steps = saved.archive().doubles(STEPS);
        float[] flat = saved.archive().floats(FRAMES);
        float[][] rows = new float[steps.length][];
        int at = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[((int) steps[row]) * described.features()];
            System.arraycopy(flat, at, rows[row], 0, rows[row].length);
            at += rows[row].length;
        }
        return new Sequences.Frames(rows, described.features());
    }

    static byte[] json(List<?> list) {
        return JsonText.written(list).getBytes(StandardCharsets.UTF_8);
    }

    static List<String> texts(SavedModel saved, String name) {
        return list(saved, name).stream().map(String::valueOf).toList();
    }

    static List<List<String>> lists(SavedModel saved, String name) {
        List<List<String>> rows = new ArrayList<>();
        for (Object row : list(saved, name)) {
            if (!(row instanceof List<?> tokens)) {
                throw saved.damaged(name + " is no list of lists");
            }
            rows.add(tokens.stream().map(String::valueOf).toList());
        }
        return rows;
    }

    private static List<?> list(SavedModel saved, String name) {
        byte[] bytes = saved.archive().arrays().getOrDefault(name, new byte[0]);
        @Nullable Object parsed;
        try {
            parsed = JsonText.parsed(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw saved.damaged(name + " is no JSON: " + e.getMessage());
        }
        if (parsed instanceof List<?> list) {
            return list;
        }
        throw saved.damaged(name + " is no list");
    }
}
