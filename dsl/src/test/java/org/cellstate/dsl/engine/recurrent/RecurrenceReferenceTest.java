package org.cellstate.dsl.engine.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs, states and gradients of PyTorch 2.13, made by tests/python/reference/recurrent_cells.py. */
class RecurrenceReferenceTest {

    /** A case: what goes in, and what PyTorch gives. */
    private record Reference(Trial trial, Trial.Result expected) {}

    static List<Named<Reference>> cases() throws IOException {
        List<Named<Reference>> cases = new ArrayList<>();
        try (InputStream file = RecurrenceReferenceTest.class.getResourceAsStream("recurrent-cells.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            for (String each : text.substring("case ".length()).split("\ncase ", -1)) {
                List<String> lines = each.lines().toList();
                cases.add(Named.of(lines.get(0), reference(lines)));
            }
        }
        return cases;
    }

    private static Reference reference(List<String> lines) {
        String[] head = lines.get(0).split(" ", -1);
        int[] counts =
                Arrays.stream(head, 4, head.length).mapToInt(Integer::parseInt).toArray();
        int[] input = lengths(lines.get(1));
        int[] state = lengths(lines.get(2));
        CellShape shape = new CellShape(Cell.valueOf(head[1]), input[2], state[1], head[2].equals("peepholes"));
        Trial trial = new Trial(shape, head[3].equals("reversed"), input[0], input[1])
                .steps(Arrays.stream(counts)
                        .mapToObj(count -> Trials.range(0, count))
                        .toArray(int[][]::new));
        Trial.Result expected = new Trial.Result(new EnumMap<>(Trial.Out.class), new EnumMap<>(Trial.In.class));
        for (String line : lines.subList(1, lines.size())) {
            boolean gradient = line.startsWith("gradient.");
            String name = line.substring(gradient ? "gradient.".length() : 0, line.indexOf(' '));
            double[] values = values(line);
            boolean out = Arrays.stream(Trial.Out.values())
                    .anyMatch(each -> each.name().equals(name));
            if (out) {
                (gradient ? trial.outGradients : expected.values()).put(Trial.Out.valueOf(name), values);
            } else {
                (gradient ? expected.gradients() : trial.in).put(Trial.In.valueOf(name), values);
            }
        }
        return new Reference(trial, expected);
    }

    private static int[] lengths(String line) {
        String axes = line.substring(line.indexOf('[') + 1, line.indexOf(']'));
        return Arrays.stream(axes.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] values(String line) {
        String numbers = line.substring(line.indexOf(']') + 2);
        return Arrays.stream(numbers.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_implementation_gives_what_pytorch_gives(Reference reference) {
        for (Implementation each : Implementation.values()) {
            assertThat(Trials.apart(each.run(reference.trial), reference.expected))
                    .as(each.name())
                    .isLessThan(each == Implementation.PLAIN_DOUBLE ? 1e-8 : 1e-5);
        }
    }
}
