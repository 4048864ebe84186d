package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.Test;

/** What a process of its own does where the library is not there. */
class OneDnnTest {

    /** Trains a step, and prints who did it. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            CellShape shape = new CellShape(Cell.LSTM, 3, 4, false);
            Trial trial = new Trial(shape, false, 5, 2).random(new Random(1));
            double apart = Trials.apart(Implementation.FASTEST.run(trial), Implementation.PLAIN_DOUBLE.run(trial));
            System.out.print(apart < 1e-5 ? Recurrence.implementation() : "wrong by " + apart);
        }
    }

    @Test
    void without_native_libraries_the_plain_implementation_stands_in_and_nothing_is_printed()
            throws IOException, InterruptedException {
        assertThat(run(jar -> !jar.matches("dnnl-.*-.*-.*-.*\\.jar"))).isEqualTo("plain");
    }

    @Test
    void without_any_of_the_library_the_plain_implementation_stands_in_and_nothing_is_printed()
            throws IOException, InterruptedException {
        assertThat(run(jar -> !jar.startsWith("dnnl-") && !jar.startsWith("opencl-")))
                .isEqualTo("plain");
    }

    @Test
    void a_property_asks_for_the_plain_implementation() throws IOException, InterruptedException {
        assertThat(run(jar -> true, "-Dcellstate.engine=plain")).isEqualTo("plain");
    }

    @Test
    void without_the_property_the_choice_is_the_one_made_here() throws IOException, InterruptedException {
        assertThat(run(jar -> true)).isEqualTo(Recurrence.implementation());
    }

    /** Runs the program with some of the class path, and returns all that it printed. */
    private static String run(Predicate<String> jars, String... properties) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> jars.test(new File(entry).getName()))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>();
        command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", classPath, Program.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
