package org.cellstate.dsl.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PruneRuleTest {

    private static List<Report> reports(double... values) {
        List<Report> reports = new ArrayList<>();
        for (double value : values) {
            reports.add(new Report(reports.size() + 1, value));
        }
        return reports;
    }

    @Test
    void a_trial_ends_at_a_limit_that_its_best_report_is_above() {
        PruneRule rule = new PruneRule(new TreeMap<>(Map.of(2, 0.123456)), 0);

        assertThat(rule.verdict(reports(0.5))).isEmpty();
        assertThat(rule.verdict(reports(0.5, 0.4))).hasValue("above 0.1235 at step 2");
        assertThat(rule.verdict(reports(0.1, 0.4))).isEmpty();
        assertThat(rule.verdict(reports(0.5, 0.4, 0.3))).isEmpty();
        assertThat(rule.verdict(List.of(new Report(1, 0.5), new Report(4, 0.4))))
                .hasValue("above 0.1235 at step 4");
    }

    @Test
    void patience_counts_reports_since_the_best() {
        PruneRule rule = new PruneRule(new TreeMap<>(), 2);

        assertThat(rule.verdict(reports(3, 2, 2))).isEmpty();
        assertThat(rule.verdict(reports(3, 2, 2, 4))).hasValue("no better report in 2 steps");
        assertThat(rule.verdict(reports(3, 2, 2, 1))).isEmpty();
    }

    @Test
    void a_report_that_is_no_number_is_worse_than_any() {
        assertThat(new PruneRule(new TreeMap<>(Map.of(1, 9.0)), 0).verdict(reports(Double.NaN)))
                .isPresent();
        assertThat(new PruneRule(new TreeMap<>(Map.of(2, 9.0)), 0).verdict(reports(Double.NaN, 3)))
                .isEmpty();
        assertThat(new PruneRule(new TreeMap<>(), 1).verdict(reports(3, Double.NaN)))
                .isPresent();
    }
}
