package org.cellstate.dsl.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.engine.head.SpreadLoss;
import org.cellstate.dsl.model.Loss;
import org.cellstate.dsl.model.ModelSummary;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.prepare.ClassBatch;
import org.cellstate.dsl.prepare.ClassShape;
import org.cellstate.dsl.prepare.PairBatch;
import org.cellstate.dsl.prepare.SequenceBatch;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.prepare.WindowBatch;
import org.cellstate.dsl.prepare.WindowShape;

/**
 * A recurrent network. This is all the rest of the library knows of any engine: plain arrays in and out. Several threads may use it; one
 * waits for the other.
 *
 * @param <B> a batch of what it reads
 */
public interface Network<B> extends AutoCloseable {

    /**
     * Returns a network that turns windows into forecasts, with fresh weights, the same ones for the same seed.
     *
     * @throws ConfigProblem if the loss is not one that a forecaster can have
     */
    static Network<WindowBatch> forecaster(RecurrentSpec spec, WindowShape shape) {
        Loss loss = spec.training().loss();
        if (!PointLoss.is(loss) && !(loss instanceof Loss.Quantiles) && !SpreadLoss.isDensity(loss)) {
            throw new ConfigProblem(
                    "A forecaster's loss is mae(), mse(), huber(), quantiles(…), gaussian(), studentT() or"
                            + " negativeBinomial().",
                    ".loss(" + loss + ")",
                    ".loss(mae()), or .loss(quantiles(0.1, 0.5, 0.9))");
        }
        if (spec.recursive() && loss instanceof Loss.Quantiles) {
            throw new ConfigProblem(
                    "A recursive model feeds back what it forecasts: a point, or draws from a density.",
                    ".recursive().loss(" + loss + ")",
                    ".loss(gaussian()), or the same without .recursive()");
        }
        return new Dl4jNetwork<>(spec.training(), new ForecastWiring(spec, shape));
    }

    /**
     * Returns a network that turns a sequence into a value, with fresh weights, the same ones for the same seed.
     *
     * @param features of a frame
     * @throws ConfigProblem if the loss is not one of numbers
     */
    static Network<SequenceBatch> regressor(RecurrentSpec spec, int features) {
        Loss loss = spec.training().loss();
        if (!PointLoss.is(loss)) {
            throw new ConfigProblem(
                    "A regressor has one number for each sequence; its loss is mae(), mse() or huber().",
                    ".loss(" + loss + ")",
                    ".loss(mse())");
        }
        return new Dl4jNetwork<>(spec.training(), new ValueWiring(spec, features));
    }

    /**
     * Returns a network that tells from a text what comes next, with fresh weights, the same ones for the same seed. Pieces that follow
     * one another carry its state on. What it gives is the natural logarithm of the probability of each token that came,
     * {@code [batch, time]}, NaN where none is asked for, and its loss is in nats for each token.
     *
     * @param vocabulary the number of tokens, at least 2
     * @throws ConfigProblem if the spec has a loss of numbers, or what a language model cannot have
     */
    static Network<TextBatch> languageModel(RecurrentSpec spec, int vocabulary) {
        RecurrentSpec ofClasses = spec.forClasses();
        return new Dl4jNetwork<>(ofClasses.training(), new TextWiring(ofClasses, vocabulary));
    }

    /**
     * Returns a network that writes a target, token by token, while it looks at a source, with fresh weights, the same ones for the same
     * seed. Its outputs are the probabilities of each token at each step, where it read the true ones before: {@code [batch, time, token]}.
     *
     * @param sourceVocabulary the number of tokens of sources
     * @param targetVocabulary the number of tokens of targets
     * @throws ConfigProblem if the loss is not one of classes, or the spec has what a translator cannot have
     */
    static Network<PairBatch> translator(RecurrentSpec spec, int sourceVocabulary, int targetVocabulary) {
        RecurrentSpec ofClasses = spec.forClasses();
        return new Dl4jNetwork<>(ofClasses.training(), new PairWiring(ofClasses, sourceVocabulary, targetVocabulary));
    }

    /**
     * Returns a network that tells classes apart, of whole sequences or of each step, with fresh weights, the same ones for the same seed. It
     * gives probabilities, {@code [batch, class]} or {@code [batch, time, class]}.
     *
     * @throws ConfigProblem if the loss is not a cross-entropy
     */
    static Network<ClassBatch> classifier(RecurrentSpec spec, ClassShape shape) {
        if (!(spec.training().loss() instanceof Loss.CrossEntropy)) {
            throw new ConfigProblem(
                    "Classes are learned by their cross-entropy.",
                    ".loss(" + spec.training().loss() + ")",
                    ".loss(crossEntropy())");
        }
        return new Dl4jNetwork<>(spec.training(), new ClassWiring(spec, shape, false));
    }

    /**
     * Returns a network as {@link #classifier(RecurrentSpec, ClassShape)} does, in which given numbers stand for the tokens at first.
     *
     * @param tokens {@code [token][feature]}, as many tokens as the vocabulary has and as many features as the spec's embedding
     */
    static Network<ClassBatch> classifier(RecurrentSpec spec, ClassShape shape, float[][] tokens) {
        Network<ClassBatch> network = classifier(spec, shape);
        float[] weights = network.weights();
        int at = 0;
        for (float[] token : tokens) {
            // The embedding is the graph's first layer.
            System.arraycopy(token, 0, weights, at, token.length);
            at += token.length;
        }
        network.restore(weights);
        return network;
    }

    /** Hears that an epoch begins: some learn otherwise at the end of a training than at its start. */
    default void epochBegins(int number, int of) {}

    /**
     * Makes one step down the gradient of the batch's mean loss.
     *
     * @param batch examples with targets
     * @param learningRate of this step, 0 or more
     * @return the mean loss before the step, in training standard deviations, and the length of its gradient. When either is not finite,
     *     no step is made
     */
    StepResult trainStep(B batch, double learningRate);

    /**
     * Returns the outputs, row by row, normalised as the batch is; dropout off: {@code [batch, horizon, output]} or {@code [batch]}. They
     * are the raw outputs of the loss, as {@link Loss} says what they mean; quantiles come in rising order.
     */
    float[] predict(B batch);

    /** Returns the mean loss, in training standard deviations, dropout off. */
    double loss(B batch);

    /** Returns a copy of all weights. */
    float[] weights();

    /** Puts back weights that {@link #weights} returned. */
    void restore(float[] weights);

    /** Frees what training alone needs, until it trains again: notebooks keep models by the dozen. */
    void rest();

    /** Returns a copy of the weights of the recurrent layers, from the input up; of two directions the forward one first. */
    List<CellWeights> cells();

    /**
     * Returns how the loss of each example, in training standard deviations, moves with what the top recurrent layer hands on after its
     * last step: {@code [batch][feature]}. Weights stay as they are. Of a network without dropout it is that of its prediction.
     *
     * @throws ConfigProblem if the network has attention: the loss then moves with every step
     */
    float[][] topGradient(B batch);

    /**
     * Returns how much of each step went into an output, with dropout off: {@code [batch, horizon, lookback]} of a forecaster, {@code [batch,
     * 1, time]} of a regressor, {@code [batch, target time, source time]} of a translator, 0 at steps that are not real. They add up to 1 over the real steps. Where steps look at each other ({@code self()}) they are those of the
     * last one, the same for each step ahead; of several heads the mean.
     *
     * @throws ConfigProblem if the network has no attention
     */
    float[][][] attention(B batch);

    /**
     * Returns how the mean loss moves as what the network reads at a step is scaled up, gradient times input, {@code [batch][time]}: of tokens
     * the numbers that stand for them. Each row stands for itself, times the number of rows; 0 at steps that only pad. Dropout is off.
     *
     * @throws ConfigProblem if the network is none of classes
     */
    default float[][] influence(B batch) {
        throw new ConfigProblem(
                "Gradient times input is asked of a model of classes.", toString(), "importance() of a forecaster");
    }

    /** Returns what filters hand to the recurrent layers, {@code [batch, time, filter]}, dropout off; empty where those read the data. */
    Optional<float[][][]> filtered(B batch);

    /** Returns the layers. */
    ModelSummary summary();

    /** Returns the versions of what computes, by name. */
    SortedMap<String, String> versions();

    /** Frees the memory; the network cannot be used after it. */
    @Override
    void close();
}
