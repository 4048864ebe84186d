package org.cellstate.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cellstate.kernel.magic.Magics;
import org.cellstate.kernel.maven.MavenSettings;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.repl.SessionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledForJreRange;

/** A kernel's session as a notebook has it: Spark comes by {@code %use}, classes and variables from cells. */
@Timeout(600)
@DisabledForJreRange(
        minVersion = 24,
        disabledReason = "executors of Spark 4.1 do not run there: SparkThreadsTest sees it told")
class SparkCellsTest {

    /** What a session starts with, of the class path of these tests: no Spark, and nothing that only the kernel has. */
    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !entry.getFileName()
                    .toString()
                    .matches("(spark|scala|hadoop|netty|log4j|jersey|jackson-[acdm]|kryo|chill|avro|json4s|hk2).*"))
            .toList();

    private static Object value(Evaluator cells, String code) {
        Outcome outcome = cells.run(code, 1);
        if (outcome instanceof Outcome.Value value) {
            return value.value();
        }
        throw new AssertionError(outcome);
    }

    @Test
    void classes_and_variables_of_cells_go_to_executors_with_the_trials() {
        try (JavaSession session = JavaSession.start(SessionOptions.of(CLASS_PATH)
                .startup("import java.util.*; import static org.cellstate.dsl.Cellstate.*;"))) {
            Evaluator cells =
                    Magics.of(session, CLASS_PATH, MavenSettings.ofUser()).evaluator();

            assertThat(value(cells, """
                            String told = "";
                            try {
                                sweep(t -> t.real("x", 0, 1)).minimize(spark("local[1]"), x -> x);
                            } catch (RuntimeException e) {
                                told = e.getMessage();
                            }
                            told""").toString())
                    .contains("spark(\"local[1]\") without Spark on the class path")
                    .contains("%use spark");
            assertThat(value(cells, "List<String> jars = %use spark\njars.size()"))
                    .isNotEqualTo(0);
            String here = value(cells, """
                            record Bowl(double deepest) {
                                double at(double x) { return Math.pow(x - deepest, 2); }
                            }
                            var bowl = new Bowl(0.25);
                            var clerk = new Thread();
                            var bowls = sweep(t -> t.real("x", 0, 1)).trials(4).seed(3);
                            bowls.minimize(x -> bowl.at(x)).records().stream().map(r -> r.toString()).toList()""").toString();

            assertThat(value(cells, """
                            var there = bowls.minimize(spark("local-cluster[1,1,1024]"), x -> bowl.at(x));
                            there.records().stream().map(r -> r.toString()).toList()""").toString()).isEqualTo(here).startsWith("[trial 0: x 0.");
            assertThat(value(cells, """
                            bowls.minimize(spark("local-cluster[1,1,1024]"), x -> x + clerk.getPriority())
                                .records().get(0).message()""").toString())
                    .startsWith("the notebook's variable clerk, a Thread, cannot travel to an executor");
        }
    }
}
