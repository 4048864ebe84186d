package org.cellstate.dsl.evaluate.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.ShapeProblem;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    private static final List<String> PETS = List.of("cat", "dog");

    @Test
    void the_most_probable_class_is_said_of_equals_the_first() {
        Classification made = Classification.of(List.of("dog", "dog"), new double[][] {{0.5, 0.5}, {0.4, 0.6}}, PETS);

        assertThat(made.predicted(0)).isEqualTo("cat");
        assertThat(made.predicted(1)).isEqualTo("dog");
        assertThat(made.truth(0)).isEqualTo("dog");
        assertThat(made.accuracy()).isEqualTo(0.5);
    }

    @Test
    void the_value_keeps_its_own_copy_of_the_probabilities() {
        double[][] probabilities = {{0.9, 0.1}};
        Classification made = Classification.of(List.of("cat"), probabilities, PETS);

        probabilities[0][0] = 0;
        made.probabilities()[0][0] = 0;

        assertThat(made.probabilities()[0][0]).isEqualTo(0.9);
    }

    @Test
    void names_that_are_not_given_are_all_that_occur() {
        Classification made = Classification.of(List.of("dog", "cat"), List.of("cat", "bird"), List.of());

        assertThat(made.names()).containsExactly("bird", "cat", "dog");
        assertThat(made.hasProbabilities()).isFalse();
    }

    @Test
    void the_baseline_says_the_most_frequent_class_with_the_shares_of_all() {
        Classification made = Classification.of(
                List.of("dog", "dog", "cat", "dog"),
                new double[][] {{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}},
                PETS);

        Classification baseline = made.baseline();

        assertThat(baseline.predicted(2)).isEqualTo("dog");
        assertThat(baseline.probabilities()[2]).containsExactly(0.25, 0.75);
        assertThat(baseline.accuracy()).isEqualTo(0.75);
        assertThat(baseline.rocAuc()).isEqualTo(0.5);
        assertThat(baseline.logLoss()).isCloseTo(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), within(1e-12));
    }

    @Test
    void every_score_stands_beside_its_baseline() {
        ScoreTable scores = of("aaaaabbbbb", "aaaabbbbbb").scores();

        assertThat(scores.baseline()).isEqualTo("a");
        assertThat(scores.scores())
                .extracting(Score::name)
                .containsExactly("accuracy", "balanced accuracy", "F1, macro", "F1, weighted", "Matthews correlation");
        assertThat(scores.scores().get(0)).isEqualTo(new Score("accuracy", 0.9, 0.5, true));
        assertThat(scores.scores().get(0).better()).isTrue();
    }

    @Test
    void the_verdict_says_no_more_than_the_rows_can_tell() {
        assertThat(of("aaaaaaaabbbbbbbb", "aaaaaaaabbbbbbbb").verdict())
                .isEqualTo("Better than always \"a\": 16 of 16 right, always \"a\" 8");
        assertThat(of("aaab", "aaab").verdict())
                .isEqualTo("Not clearly better than always \"a\": 4 of 4 right, always \"a\" 3");
        assertThat(of("aaab", "aaaa").verdict()).isEqualTo("No better than always \"a\": 3 of 4 right, always \"a\" 3");
        assertThat(of("aaab", "abbb").verdict())
                .isEqualTo("Rather worse than always \"a\": 2 of 4 right, always \"a\" 3");
        assertThat(of("aaaaaaaaab", "bbbbbbbbbb").verdict())
                .isEqualTo("Worse than always \"a\": 1 of 10 right, always \"a\" 9");
        assertThat(of("aaa", "aaa").verdict()).isEqualTo("All 3 rows are \"a\": nothing to tell apart");
    }

    @Test
    void the_most_frequent_mistakes_come_first() {
        ConfusionMatrix confusion = of("aabbbcc", "babaacc").confusion();

        assertThat(confusion.mistakes())
                .containsExactly(new ConfusionMatrix.Mistake("b", "a", 2), new ConfusionMatrix.Mistake("a", "b", 1));
        assertThat(confusion.share(1, 0)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(of("aa", "aa").confusion().worst()).isEmpty();
    }

    @Test
    void a_class_that_is_never_predicted_is_named() {
        assertThat(of("aabc", "aaba").perClass().neverPredicted()).containsExactly("c");
    }

    @Test
    void the_steps_of_tagged_sequences_are_rows() {
        Classification made = Classification.ofSequences(
                List.of(List.of("H", "E"), List.of("E")), List.of(List.of("H", "H"), List.of("E")), List.of());

        assertThat(made.rows()).isEqualTo(3);
        assertThat(made.confusion().counts()).isDeepEqualTo(new long[][] {{1, 1}, {0, 1}});
    }

    @Test
    void tagged_sequences_of_unequal_lengths_are_refused() {
        assertThatThrownBy(() -> Classification.ofSequences(
                        List.of(List.of("H"), List.of("E", "E")), List.of(List.of("H"), List.of("E")), List.of()))
                .isInstanceOf(ShapeProblem.class)
                .hasMessage("""
                        Every step of a sequence has a true and a predicted label.
                          received: sequence 1 has 2 true and 1 predicted labels
                          try: one label per step, without padding""");
    }

    @Test
    void probabilities_that_do_not_add_up_are_refused() {
        assertProblem(
                DataProblem.class,
                () -> Classification.of(List.of("cat", "dog"), new double[][] {{1, 0}, {0.7, 0.6}}, PETS),
                """
                The probabilities of a row add up to 1.
                  received: row 1 adds up to 1.300
                  try: the softmax of the network's outputs, or dividing each row by its sum""");
    }

    @Test
    void numbers_that_are_no_probabilities_are_refused() {
        assertProblem(
                DataProblem.class,
                () -> Classification.of(List.of("cat"), new double[][] {{0.4, Double.NaN}}, PETS),
                """
                A probability is a number from 0 to 1.
                  received: row 0, class "dog" is NaN
                  try: looking for what made it NaN, such as a training that diverged""");
        assertProblem(DataProblem.class, () -> Classification.of(List.of("cat"), new double[][] {{-2, 3}}, PETS), """
                A probability is a number from 0 to 1.
                  received: row 0, class "cat" is -2.0
                  try: the softmax of the network's outputs""");
    }

    @Test
    void lengths_that_differ_are_refused() {
        assertProblem(ShapeProblem.class, () -> Classification.of(List.of("cat"), new double[0][], PETS), """
                Every row has a true class and probabilities, and there is at least one row.
                  received: 1 true classes, 0 rows of probabilities
                  try: as many of one as of the other""");
        assertProblem(ShapeProblem.class, () -> Classification.of(List.of("cat"), new double[][] {{1}}, PETS), """
                Every row has one probability per class.
                  received: row 0 has 1 probabilities; there are 2 classes: [cat, dog]
                  try: probabilities [row, class] in the order of the names""");
        assertThatThrownBy(() -> Classification.of(List.of(), List.of(), List.of()))
                .isInstanceOf(ShapeProblem.class);
    }

    @Test
    void an_unknown_class_is_refused_with_a_close_name() {
        assertProblem(
                DataProblem.class,
                () -> Classification.of(List.of("cat", "dgo"), new double[][] {{1, 0}, {0, 1}}, PETS),
                """
                Every true class is one of the classes.
                  received: row 1 is "dgo"; the classes are cat, dog
                  try: did you mean "dog"?""");
        assertProblem(DataProblem.class, () -> Classification.of(List.of("cat"), List.of("elephant"), PETS), """
                Every prediction is one of the classes.
                  received: row 0 is "elephant"; the classes are cat, dog
                  try: that name among the classes""");
    }

    @Test
    void names_twice_are_refused() {
        assertProblem(
                ShapeProblem.class,
                () -> Classification.of(List.of("cat"), new double[][] {{1, 0}}, Collections.nCopies(2, "cat")),
                """
                Classes have names, at least one, and no two the same.
                  received: [cat, cat]
                  try: one name per class""");
    }

    @Test
    void scores_of_probabilities_need_probabilities() {
        assertProblem(ConfigProblem.class, () -> of("ab", "ab").logLoss(), """
                This needs the probabilities of the classes.
                  received: predicted labels alone
                  try: classification(truth, probabilities, names), or .confusion() and .perClass()""");
    }

    private static void assertProblem(Class<? extends Throwable> type, ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
    }

    /** Labels as letters, one row each. */
    private static Classification of(String truth, String predicted) {
        return Classification.of(List.of(truth.split("")), List.of(predicted.split("")), List.of());
    }
}
