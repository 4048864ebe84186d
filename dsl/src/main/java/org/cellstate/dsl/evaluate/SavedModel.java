package org.cellstate.dsl.evaluate;

import java.nio.file.Path;
import java.util.Map;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.prepare.Examples;
import org.cellstate.dsl.store.Archive;
import org.cellstate.dsl.store.RecordTrees;
import org.cellstate.dsl.train.History;
import org.cellstate.dsl.train.Trained;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model in a file, read and checked whole. What kind of model it is becomes a type by asking for it.
 *
 * <pre>{@code
 * model.save("births.model");
 * var again = load("births.model").forecaster();
 * }</pre>
 */
public final class SavedModel {

    static final String WEIGHTS = "weights.f32";

    private static final String JAVA = "java";
    private static final String PROVENANCE = "provenance";
    private static final String HISTORY = "history";

    private final Path file;
    private final Archive archive;
    private final Provenance provenance;

    SavedModel(Path file, Archive archive) {
        this.file = file;
        this.archive = archive;
        this.provenance = said(PROVENANCE, Provenance.class);
    }

    /**
     * Reads the file of a model.
     *
     * @throws org.cellstate.dsl.data.DataProblem if there is no such file, {@code save} did not write it, its format is newer than this
     *     library, or it is truncated or damaged
     */
    public static SavedModel read(Path file) {
        return new SavedModel(file, Archive.read(file));
    }

    /**
     * Returns the forecaster, as it was when it was saved: on a machine of the same kind its forecasts are the same to the bit.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public Forecaster forecaster() {
        require(ForecasterFile.KIND);
        return ForecasterFile.read(this);
    }

    /**
     * Returns the regressor, as it was when it was saved.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public Regressor regressor() {
        require(RegressorFile.KIND);
        return RegressorFile.read(this);
    }

    /**
     * Returns the language model, as it was when it was saved: it writes the same texts to the bit on a machine of the same kind.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public LanguageModel languageModel() {
        require(LanguageModelFile.KIND);
        return LanguageModelFile.read(this);
    }

    /**
     * Returns the translator, as it was when it was saved.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public Translator translator() {
        require(TranslatorFile.KIND);
        return TranslatorFile.read(this);
    }

    /**
     * Returns the classifier, as it was when it was saved.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public Classifier classifier() {
        require(ClassifierFile.KIND);
        return ClassifierFile.read(this);
    }

    /**
     * Returns the classifiers that answer together, as they were when they were saved.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public ClassifierEnsemble classifiers() {
        require(ClassifierEnsembleFile.KIND);
        return ClassifierEnsembleFile.read(this);
    }

    /**
     * Returns the tagger, as it was when it was saved.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public Tagger tagger() {
        require(TaggerFile.KIND);
        return TaggerFile.read(this);
    }

    /**
     * Returns the model of intents, as it was when it was saved, with its answers and its bound.
     *
     * @throws ConfigProblem if it is another kind of model
     */
    public IntentModel intents() {
        require(IntentModelFile.KIND);
        return IntentModelFile.read(this);
    }

    private void require(String kind) {
        if (!archive.kind().equals(kind)) {
            throw new ConfigProblem(
                    "A model is loaded as what it was when it was saved.",
                    file + " as " + noun(kind) + ", where it is " + noun(archive.kind()),
                    "load(\"" + file + "\")." + archive.kind() + "()");
        }
    }

    private static String noun(String kind) {
        return switch (kind) {
            case IntentModelFile.KIND -> "a model of intents";
            case ClassifierEnsembleFile.KIND -> "an ensemble of classifiers";
            default -> "a " + kind;
        };
    }

    /** Returns the word that brings it back, such as {@code forecaster}. */
    public String kind() {
        return archive.kind();
    }

    /** Returns where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    /** Returns the version of Cellstate that wrote the file. */
    public String library() {
        return String.valueOf(archive.manifest().get("library"));
    }

    static void describe(
            Map<String, @Nullable Object> manifest, RecordTrees trees, Provenance provenance, History history) {
        manifest.put(JAVA, provenance.spec().toString());
        manifest.put(PROVENANCE, trees.tree(provenance));
        manifest.put(HISTORY, trees.tree(history));
    }

    /** Returns what the manifest says under a name. */
    <T> T said(String name, Class<T> type) {
        return RecordTrees.read(file, archive, type, archive.manifest().get(name), null);
    }

    /** Returns where it lies. */
    Path file() {
        return file;
    }

    /** Returns what lies beside the manifest, and the manifest. */
    Archive archive() {
        return archive;
    }

    /** Returns a problem for a file that is not whole. */
    DataProblem damaged(String what) {
        return Archive.damaged(file, what);
    }

    /** Puts the weights of the file into a fresh network, which is closed if they are not its own. */
    <B, D extends Examples<B>> Trained<B, D> trained(D data, Network<B> network) {
        float[] weights = archive.floats(WEIGHTS);
        int wanted = network.weights().length;
        if (weights.length != wanted) {
            network.close();
            throw damaged(weights.length + " weights, where the model has " + wanted);
        }
        network.restore(weights);
        return new Trained<>(provenance.spec(), data, network, said(HISTORY, History.class));
    }

    /** Returns what it is and where it comes from, in two lines. */
    @Override
    public String toString() {
        return kind() + " " + provenance.spec().label() + ", saved by Cellstate " + library() + " to " + file + "\n"
                + provenance.data();
    }
}
