package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cellstate.dsl.evaluate.chat.Intents;
import org.cellstate.dsl.evaluate.chat.Threshold;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;

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
        ClassifierFile.archive(
                        KIND,
                        model.classifier(),
                        Map.of(INTENTS, new RecordTrees().tree(described)),
                        Map.of(
                                SENTENCES, SequencesFile.json(intents.sentences()),
                                OTHERS, SequencesFile.json(intents.others())))
                .write(file);
    }

    static IntentModel read(Path file, Archive archive) {
        Described described = RecordTrees.read(
                file, archive, Described.class, archive.manifest().get(INTENTS), null);
        Classifier classifier = ClassifierFile.read(file, archive);
        List<String> sentences = SequencesFile.texts(file, archive, SENTENCES);
        if (sentences.size() != classifier.data().size()) {
            throw Archive.damaged(
                    file,
                    sentences.size() + " sentences, where " + classifier.data().size() + " have a meaning");
        }
        Intents intents = new Intents(
                sentences,
                classifier.data().labels(),
                described.answers(),
                SequencesFile.texts(file, archive, OTHERS),
                described.refusal(),
                classifier.data().share());
        return IntentModel.of(classifier, intents, described.threshold());
    }
}
