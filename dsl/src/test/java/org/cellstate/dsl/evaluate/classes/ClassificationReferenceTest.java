package org.cellstate.dsl.evaluate.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.cellstate.dsl.evaluate.classes.Reference.OfProbabilities;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores are those of scikit-learn. */
class ClassificationReferenceTest {

    private static final Offset<Double> CLOSE = within(1e-9);

    static List<Reference> all() {
        return Reference.read();
    }

    static Stream<Reference> withProbabilities() {
        return all().stream().filter(each -> each.ofProbabilities != null);
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_was_said_and_how_often_each_class_was_taken_for_each(Reference reference) {
        Classification made = reference.classification();

        for (int row = 0; row < made.rows(); row++) {
            assertThat(made.predicted(row)).isEqualTo("c" + reference.predicted[row]);
        }
        assertThat(made.confusion().counts()).isDeepEqualTo(reference.confusion);
    }

    @ParameterizedTest
    @MethodSource("all")
    void scores_of_labels(Reference reference) {
        Classification made = reference.classification();

        assertThat(made.accuracy()).isCloseTo(reference.scores.accuracy, CLOSE);
        assertThat(made.balancedAccuracy()).isCloseTo(reference.scores.balancedAccuracy, CLOSE);
        assertThat(made.matthews()).isCloseTo(reference.scores.matthews, CLOSE);
        assertAverage(made, Average.MACRO, reference.scores.macro);
        assertAverage(made, Average.MICRO, reference.scores.micro);
        assertAverage(made, Average.WEIGHTED, reference.scores.weighted);
    }

    private static void assertAverage(Classification made, Average average, double[] expected) {
        assertThat(made.precision(average)).isCloseTo(expected[0], CLOSE);
        assertThat(made.recall(average)).isCloseTo(expected[1], CLOSE);
        assertThat(made.f1(average)).isCloseTo(expected[2], CLOSE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void scores_of_single_classes(Reference reference) {
        List<ClassScore> classes = reference.classification().perClass().classes();

        for (int each = 0; each < classes.size(); each++) {
            ClassScore score = classes.get(each);
            assertThat(new double[] {score.precision(), score.recall(), score.f1(), score.count()})
                    .containsExactly(reference.perClass[each], CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("withProbabilities")
    void scores_of_probabilities(Reference reference) {
        Classification made = reference.classification();
        OfProbabilities expected = Objects.requireNonNull(reference.ofProbabilities);

        assertThat(made.logLoss()).isCloseTo(expected.logLoss, CLOSE);
        assertThat(made.brier()).isCloseTo(expected.brier, CLOSE);
        assertThat(made.calibration().error()).isCloseTo(expected.calibrationError, CLOSE);
        assertSame(made.rocAuc(), expected.rocAuc);
        assertSame(made.averagePrecision(), expected.averagePrecision);
    }

    @ParameterizedTest
    @MethodSource("withProbabilities")
    void roc_curves_and_the_areas_below_them(Reference reference) {
        List<RocCurve> curves = reference.classification().roc().curves();
        OfProbabilities expected = Objects.requireNonNull(reference.ofProbabilities);

        for (int each = 0; each < curves.size(); each++) {
            RocCurve curve = curves.get(each);
            assertSame(curve.area(), expected.areas[each]);
            assertThat(curve.points().stream()
                            .mapToDouble(RocCurve.Point::falsePositives)
                            .toArray())
                    .containsExactly(expected.curves.get(each).falsePositives, CLOSE);
            assertThat(curve.points().stream()
                            .mapToDouble(RocCurve.Point::truePositives)
                            .toArray())
                    .containsExactly(expected.curves.get(each).truePositives, CLOSE);
        }
    }

    private static void assertSame(double actual, @Nullable Double expected) {
        if (expected == null) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_sign_test_is_the_exact_binomial_test(Reference reference) {
        assertThat(SignTest.p(reference.only, reference.onlyConstant)).isCloseTo(reference.p, CLOSE);
    }
}
