package org.cellstate.dsl.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cellstate.dsl.data.ConfigProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparkClusterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local | 1",
                "local[3] | 3",
                "local[2,4] | 2",
                "local-cluster[2,3,2048] | 6",
                "spark://host:7077 | 0",
                "yarn | 0",
                "k8s://https://host:6443 | 0"
            })
    void the_master_says_how_many_trials_run_at_a_time(String master, int workers) {
        assertThat(SparkCluster.of(master).said()).isEqualTo(workers);
        assertThat(SparkCluster.of(master).workers(5).said()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lokal[2]",
                "local[0]",
                "local[-1]",
                "local[2",
                "local-cluster[2,1]",
                "local-cluster[0,1,512]",
                "spark://"
            })
    void a_master_that_spark_would_not_know_is_refused(String master) {
        assertThatThrownBy(() -> SparkCluster.of(master))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("spark(\"" + master + "\")")
                .hasMessageContaining("spark(\"local[2]\")");
    }

    @Test
    void what_the_user_says_of_spark_goes_before_our_own_options() {
        SparkCluster cluster = SparkCluster.of("local-cluster[1,1,2048]").option("spark.executor.memory", "1g");

        assertThat(cluster.settings(getClass().getClassLoader()))
                .containsEntry("spark.executor.memory", "1g")
                .containsEntry("spark.ui.enabled", "false");
        assertThat(cluster).hasToString("spark(\"local-cluster[1,1,2048]\").option(\"spark.executor.memory\", \"1g\")");
    }
}
