package org.cellstate.tests.bench.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.cellstate.dsl.engine.Network;
import org.cellstate.dsl.engine.TextStepper;
import org.cellstate.dsl.model.Optimizer;
import org.cellstate.dsl.model.RecurrentSpec;
import org.cellstate.dsl.model.Schedule;
import org.cellstate.dsl.model.Tokens;
import org.cellstate.dsl.prepare.PreparedText;
import org.cellstate.dsl.prepare.TextBatch;
import org.cellstate.dsl.train.TrainListener;
import org.cellstate.dsl.train.Trained;
import org.cellstate.dsl.train.Trainer;
import org.cellstate.tests.bench.protocol.LanguageCase;
import org.cellstate.tests.bench.protocol.Subject;
import org.cellstate.tests.bench.protocol.Task;
import org.jspecify.annotations.Nullable;

/** Cellstate's language models as {@code fit} trains and reads them: on token numbers that everyone has, not on its own. */
public final class LanguageWorker implements Worker {

    /** Tokens that are asked for one after the other. */
    private static final int WRITTEN = 1000;

    private LanguageWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerLoop.serve(new LanguageWorker());
    }

    @Override
    public String hello(int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(processors, threads) + " threads";
    }

    @Override
    public Timed open(Task task, @Nullable Subject subject) {
        if (task == Task.LANGUAGE && subject instanceof LanguageCase asked) {
            return new Learning(asked);
        }
        throw new UnsupportedOperationException("only language models");
    }

    private static final class Learning implements Timed {

        private final LanguageCase asked;
        private final RecurrentSpec spec;
        private final PreparedText data;
        private double[] values = {};

        Learning(LanguageCase asked) {
            this.asked = asked;
            RecurrentSpec model = RecurrentSpec.lstm()
                    .layers(asked.layers())
                    .hidden(asked.hidden())
                    .tokens(Tokens.defaults().embedding(asked.embedding()).steps(asked.steps()))
                    .forClasses();
            this.spec = model.training(model.training()
                    .optimizer(Optimizer.adam(asked.rate()))
                    .schedule(Schedule.constant())
                    .batch(asked.batch())
                    .epochs(asked.epochs())
                    .patience(asked.epochs())
                    .clip(1)
                    .seed(asked.seed()));
            int[][] tokens = tokens(Path.of(asked.tokens()));
            this.data = PreparedText.of(asked.text(), tokens[0], tokens[1], tokens[1], asked.batch(), asked.steps());
        }

        private static int[][] tokens(Path file) {
            try {
                List<String> lines = Files.readAllLines(file);
                return lines.stream()
                        .map(line -> Arrays.stream(line.split(" "))
                                .mapToInt(Integer::parseInt)
                                .toArray())
                        .toArray(int[][]::new);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        @Override
        public double[] run(int warmup, int steps) {
            Network<TextBatch> network = Network.languageModel(spec, asked.vocabulary());
            Trained<TextBatch, PreparedText> trained = Trainer.train(spec, data, network, TrainListener.silent());
            try (network;
                    TextStepper stepper = TextStepper.of(spec, asked.vocabulary(), network.weights())) {
                values = new double[] {network.loss(data.test()) / Math.log(2)};
                double token = write(stepper);
                return DoubleStream.concat(
                                trained.history().epochs().stream().mapToDouble(epoch -> epoch.seconds() * 1000),
                                DoubleStream.of(token))
                        .toArray();
            }
        }

        /** Returns the milliseconds of a token, the likeliest after each other. */
        private static double write(TextStepper stepper) {
            long begun = System.nanoTime();
            TextStepper.State state = stepper.after(stepper.begin(), 0);
            for (int i = 0; i < WRITTEN; i++) {
                double[] next = stepper.logProbabilities(state);
                int best = 0;
                for (int token = 1; token < next.length; token++) {
                    best = next[token] > next[best] ? token : best;
                }
                state = stepper.after(state, best);
            }
            return (System.nanoTime() - begun) / 1e6 / WRITTEN;
        }

        @Override
        public double[] values() {
            return values;
        }

        @Override
        public String note() {
            return "epochs with their validation, the best weights kept";
        }
    }
}
