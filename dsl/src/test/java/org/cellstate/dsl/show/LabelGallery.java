package org.cellstate.dsl.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.dsl.evaluate.classes.Classification;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.SpecDifference;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;

/** Writes how predicted classes, texts and attention look, as PNG, HTML and text files, for people to look at. */
public final class LabelGallery {

    private LabelGallery() {}

    /**
     * Writes all samples.
     *
     * @param arguments the folder, by default {@code target/gallery}
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        Files.createDirectories(folder);
        Renderers renderers = Renderers.of(LabelGallery.class.getClassLoader());
        for (Map.Entry<String, Object> entry : samples().entrySet()) {
            write(folder, entry.getKey(), renderers.render(entry.getValue()));
        }
    }

    private static Map<String, Object> samples() {
        Map<String, Object> samples = new LinkedHashMap<>();
        Classification four =
                LabelSamples.classification(240, 1.6, 1.8, "sports", "politics", "culture", "science & technology");
        samples.put("classification", four);
        samples.put("confusion", four.confusion());
        samples.put("per-class", four.perClass());
        samples.put("roc", four.roc());
        samples.put("calibration", four.calibration());
        samples.put("scores", four.scores());
        samples.put("classification-two", LabelSamples.classification(90, 0.8, 1, "negative", "positive"));
        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "language " + i).toArray(String[]::new);
        samples.put("classification-twenty", LabelSamples.classification(2_000, 2, 1, twenty));
        samples.put(
                "classification-labels",
                Classification.of(
                        List.of("H", "E", "C", "C", "H", "E"), List.of("H", "E", "C", "E", "H", "C"), List.of()));
        samples.put("classification-one", LabelSamples.classification(5, 0.8, 1, "only"));
        String verse =
                "The heart is a small thing,\nbut desireth great matters;\nit is not sufficient for a kite's dinner.";
        samples.put("text", LabelSamples.text("Of the heart: ", verse).seed(42));
        samples.put("text-long", LabelSamples.text("", verse.repeat(20)));
        samples.put("surprise", LabelSamples.text("", verse.substring(0, 50)).surprise());
        samples.put("surprise-rows", LabelSamples.text("", verse).surprise());
        samples.put("surprise-long", LabelSamples.text("", verse.repeat(20)).surprise());
        samples.put("translation", LabelSamples.translation());
        samples.put("n-best", LabelSamples.translation().nBest());
        List<String> source = List.of("the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog");
        List<String> target = List.of("le", "renard", "brun", "rapide", "saute", "par-dessus", "le", "chien");
        samples.put("attention", LabelSamples.attention(1, source, target));
        samples.put("attention-heads", LabelSamples.attention(4, source, target).byHead());
        List<String> letters = verse.substring(0, 54)
                .codePoints()
                .mapToObj(Character::toString)
                .toList();
        samples.put("attention-letters", LabelSamples.attention(1, letters, letters.subList(0, 46)));
        samples.put("comparison", LabelSamples.comparison());
        samples.put(
                "difference",
                SpecDifference.of(
                        RecurrentSpec.lstm(),
                        RecurrentSpec.lstm().hidden(64).dropout(0.2).bidirectional(true)));
        return samples;
    }

    private static void write(Path folder, String name, MimeBundle bundle) throws IOException {
        Files.writeString(folder.resolve(name + ".txt"), bundle.text());
        if (bundle.data().get(MimeBundle.PNG) instanceof byte[] png) {
            Files.write(folder.resolve(name + ".png"), png);
        }
        if (bundle.data().get(MimeBundle.HTML) instanceof String html) {
            for (String theme : List.of("background:white;color:black", "background:#111111;color:#e0e0e0")) {
                String page =
                        "<!doctype html><meta charset=utf-8><body style='font:13px sans-serif;" + theme + "'>" + html;
                String kind = theme.contains("white") ? "" : "-dark";
                Files.write(folder.resolve(name + kind + ".html"), page.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
