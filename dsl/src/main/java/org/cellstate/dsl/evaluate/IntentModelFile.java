package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.evaluate.chat.Threshold;

/** A model of intents in a file: its classifier as {@link ClassifierFile} has it, what is answered, and the bound as it was found. */
final class IntentModelFile {

    static final String KIND = "intents";

    private static final String INTENTS = "intents";
    private static final String SENTENCES = "sentences.json";
    private static final String OTHERS = "others.json";

    /**
     * What the manifest says of the intents; the sentences lie beside it, and what each means with the classifier.
     *
     * @param answers of each intent
     * @param refusal what is said where nothing fits
     * @param threshold when nothing fits
     */
    private record Described(Map<String, List<String>> answers, String refusal, Threshold threshold) {}

    private IntentModelFile() {}

    static void write(IntentModel model, Path file) {
        Intents intents = model.intents();
        Described described = new Described(intents.answers(), intents.refusal(), model.threshold());
        ClassifierFile.entries(model.classifier())
                .say(INTENTS, described)
                .add(SENTENCES, SequencesFile.json(intents.sentences()))
                .add(OTHERS, SequencesFile.json(intents.others()))
                .archive(KIND)
                .write(file);
    }

    static IntentModel read(SavedModel saved) {
        Described described = saved.said(INTENTS, Described.class);
        Classifier classifier = ClassifierFile.read(saved);
        List<String> sentences = SequencesFile.texts(saved, SENTENCES);
        if (sentences.size() != classifier.data().size()) {
            throw saved.damaged(
                    sentences.size() + " sentences, where " + classifier.data().size() + " have a meaning");
        }
        Intents intents = new Intents(
                sentences,
                classifier.data().labels(),
                described.answers(),
                SequencesFile.texts(saved, OTHERS),
                described.refusal(),
                classifier.data().share());
        return IntentModel.of(classifier, intents, described.threshold());
    }
}
