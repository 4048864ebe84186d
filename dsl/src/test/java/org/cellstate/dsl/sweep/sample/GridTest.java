package org.cellstate.dsl.sweep.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;
import org.cellstate.dsl.sweep.Trial;
import org.junit.jupiter.api.Test;

final class GridTest {

    private static final Space<Double> BRANCHES = new Space<>(t -> {
        String cell = t.oneOf("cell", "lstm", "mean");
        if (cell.equals("lstm") && t.integer("layers", 1, 2) == 2) {
            t.bool("residual");
        }
        t.oneOf("rate", 1, 2);
        return 0.0;
    });

    private static List<String> points(Sampler grid, Space<?> space) {
        int size = (int) grid.size(space).orElseThrow();
        return IntStream.range(0, size).mapToObj(i -> point(grid, space, i)).toList();
    }

    private static String point(Sampler grid, Space<?> space, int number) {
        List<Setting> settings = grid.propose(Past.none(), space, number, 1).settings();
        return String.join(", ", settings.stream().map(Setting::toString).toList());
    }

    @Test
    void every_branch_is_walked_to_its_end_and_the_last_setting_moves_first() {
        assertThat(points(Grid.all(), BRANCHES))
                .containsExactly(
                        "cell lstm, layers 1, rate 1",
                        "cell lstm, layers 1, rate 2",
                        "cell lstm, layers 2, residual false, rate 1",
                        "cell lstm, layers 2, residual false, rate 2",
                        "cell lstm, layers 2, residual true, rate 1",
                        "cell lstm, layers 2, residual true, rate 2",
                        "cell mean, rate 1",
                        "cell mean, rate 2");
    }

    @Test
    void a_point_is_the_same_whichever_was_asked_for_before() {
        Sampler grid = Grid.all();
        assertThat(point(grid, BRANCHES, 7)).isEqualTo("cell mean, rate 2");
        assertThat(point(grid, BRANCHES, 3)).isEqualTo("cell lstm, layers 2, residual false, rate 2");
        assertThat(point(grid, BRANCHES, 3)).isEqualTo("cell lstm, layers 2, residual false, rate 2");
        Space<Integer> other = new Space<>(t -> t.integer("n", 5, 9));
        assertThat(point(grid, other, 4)).isEqualTo("n 9");
        assertThat(point(grid, BRANCHES, 4)).isEqualTo("cell lstm, layers 2, residual true, rate 1");
    }

    @Test
    void some_points_of_each_range_stand_at_even_distances_with_both_ends() {
        Space<Double> space = new Space<>(t -> t.real("x", 1, 3));
        Space<Double> log = new Space<>(t -> t.logReal("x", 0.01, 100));
        Space<Integer> whole = new Space<>(t -> t.integer("n", 0, 100));
        Space<Integer> few = new Space<>(t -> t.integer("n", 0, 2));

        assertThat(points(Grid.of(5), space)).containsExactly("x 1", "x 1.5", "x 2", "x 2.5", "x 3");
        assertThat(points(Grid.of(5), log)).containsExactly("x 0.01", "x 0.1", "x 1", "x 10", "x 100");
        assertThat(points(Grid.of(3), whole)).containsExactly("n 0", "n 50", "n 100");
        assertThat(points(Grid.of(5), few)).containsExactly("n 0", "n 1", "n 2");
        assertThat(points(Grid.of(1), space)).containsExactly("x 2");
    }

    @Test
    void a_logarithmic_range_of_whole_numbers_has_none_twice_and_choices_are_whole() {
        Space<Integer> space = new Space<>(t -> t.logInt("n", 1, 40));
        Space<Integer> choice = new Space<>(t -> t.oneOf("n", 1, 2, 3, 4));

        assertThat(points(Grid.of(10), space))
                .containsExactly("n 1", "n 2", "n 4", "n 6", "n 9", "n 15", "n 25", "n 40");
        assertThat(points(Grid.of(2), choice)).hasSize(4);
    }

    @Test
    void a_space_of_one_point_is_a_grid() {
        assertThat(points(Grid.all(), new Space<>(t -> t.real("x", 2, 2)))).containsExactly("x 2");
    }

    @Test
    void a_large_grid_is_counted_and_each_point_comes_once() {
        Space<Integer> space = new Space<>(t -> t.integer("a", 1, 100) + t.integer("b", 1, 100) * t.oneOf("c", 1, 2));
        Sampler grid = Grid.all();
        assertThat(grid.size(space)).hasValue(20_000);
        assertThat(new HashSet<>(points(grid, space))).hasSize(20_000);
    }

    @Test
    void a_point_that_the_function_cannot_build_is_counted_too() {
        Space<Integer> space = new Space<>(t -> {
            int heads = t.oneOf("heads", 3, 4);
            if (heads == 3) {
                throw new IllegalArgumentException("8 is no multiple of 3");
            }
            return t.oneOf("hidden", 8, 16);
        });
        assertThat(points(Grid.all(), space)).containsExactly("heads 3", "heads 4, hidden 8", "heads 4, hidden 16");
    }

    @Test
    void what_has_no_grid_is_refused() {
        Space<Double> real = new Space<>(t -> t.oneOf("n", 1, 2) * t.real("dropout", 0, 0.5));
        assertThatThrownBy(() -> Grid.all().size(real))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A grid of all values has no range whose values cannot be counted.
                          received: "dropout" as real(0.0, 0.5)
                          try: .grid(5) takes 5 values of each range, or t.oneOf("dropout", …)""");
        Space<Trial> nothing = new Space<>(t -> t);
        assertThatThrownBy(() -> Grid.of(3).size(nothing))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A grid is over what the function of a sweep asks for, at least one setting.
                          received: .grid(3) where the function asks nothing
                          try: sweep(t -> lstm().hidden(t.oneOf("hidden", 32, 64))), or .random() where only the objective asks""");
        Space<Integer> large = new Space<>(t -> t.integer("a", 1, 1000) + t.integer("b", 1, 101));
        assertThatThrownBy(() -> Grid.all().size(large))
                .isInstanceOf(ConfigProblem.class)
                .hasMessage("""
                        A grid has at most 100000 points.
                          received: .grid() has more than that: values of a 1000, b 101
                          try: .grid(3), fewer settings, or .sobol() or .bayesian(), which need no grid""");
        assertThatThrownBy(() -> Grid.of(0)).hasMessageContaining("at least 1 value");
        Space<Integer> wrong = new Space<>(t -> t.integer("layers", 3, 1));
        assertThatThrownBy(() -> Grid.all().size(wrong)).hasMessageContaining("integer(\"layers\", 3, 1)");
    }
}
