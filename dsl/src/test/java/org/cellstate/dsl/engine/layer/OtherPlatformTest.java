package org.cellstate.dsl.engine.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.engine.layer.Graphs.noise;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.dsl.engine.recurrent.Recurrence;
import org.cellstate.dsl.model.Cell;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** A model goes from a platform that has oneDNN to one that has not: a process of its own without it. */
class OtherPlatformTest {

    /** Loads a model and prints its outputs, trains it for a step, and saves it again. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(Recurrence.implementation());
            File file = new File(arguments[0]);
            ComputationGraph graph = ModelSerializer.restoreComputationGraph(file);
            print(graph);
            graph.fit(data());
            ModelSerializer.writeModel(graph, file, true);
            print(graph);
        }

        private static void print(ComputationGraph graph) {
            for (float number : graph.outputSingle(input()).dup('c').data().asFloat()) {
                System.out.println(number);
            }
        }
    }

    private static INDArray input() {
        return noise(1, DataType.FLOAT, 2, 3, 6);
    }

    private static DataSet data() {
        return new DataSet(input(), noise(2, DataType.FLOAT, 2, 2));
    }

    private static float[] outputs(ComputationGraph graph) {
        return graph.outputSingle(input()).dup('c').data().asFloat();
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void a_model_goes_on_where_there_is_no_native_library_and_comes_back(Cell cell, @TempDir Path folder)
            throws IOException, InterruptedException {
        RecurrentLayer layer = new RecurrentLayer.Builder(cell)
                .nOut(4)
                .directions(Directions.CONCAT)
                .output(Output.LAST_STEP)
                .updater(new Sgd(0.5))
                .build();
        ComputationGraph graph = Graphs.around(layer, DataType.FLOAT, 3, 6);
        File file = folder.resolve("model.zip").toFile();
        ModelSerializer.writeModel(graph, file, true);

        List<String> printed = elsewhere(file);

        assertThat(printed.get(0)).isEqualTo("plain");
        float[] here = outputs(graph);
        graph.fit(data());
        float[] trainedHere = outputs(graph);
        float[] back = outputs(ModelSerializer.restoreComputationGraph(file));
        assertThat(printed).hasSize(1 + here.length + trainedHere.length);
        for (int i = 0; i < here.length; i++) {
            assertThat(Float.parseFloat(printed.get(1 + i))).isCloseTo(here[i], within(1e-5f));
            float trainedThere = Float.parseFloat(printed.get(1 + here.length + i));
            assertThat(trainedThere).isCloseTo(trainedHere[i], within(1e-5f));
            assertThat(back[i]).isCloseTo(trainedThere, within(1e-5f));
        }
        assertThat(trainedHere).isNotEqualTo(here);
    }

    private static List<String> elsewhere(File model) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of("-Dcellstate.engine=plain", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Program.class.getName(), model.getPath()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines().toList();
    }
}
