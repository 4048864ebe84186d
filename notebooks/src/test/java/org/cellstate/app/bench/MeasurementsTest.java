package org.cellstate.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final Measurements ROWS = new Measurements(List.of(
            new Measurement("small", "ms/step", 0.32149, "PyTorch", 1.2),
            new Measurement("a long case", "s", 12345.6, "none", Double.NaN, List.of("none: not here")),
            new Measurement("another", "s", 1, "none", Double.NaN, List.of("none: not here"))));

    @Test
    void the_table_is_aligned_and_says_once_why_there_is_no_peer() {
        assertThat(ROWS.table().lines())
                .containsExactly(
                        "case         unit      value  peer     peer value   ratio",
                        "small        ms/step  0.3215  PyTorch       1.200  0.2679",
                        "a long case  s         12350  none              –       –",
                        "another      s             1  none              –       –",
                        "none: not here");
    }

    @Test
    void the_json_has_one_object_a_row_and_null_for_what_is_not_there() {
        assertThat(ROWS.json().replaceAll("\\s", ""))
                .isEqualTo(
                        "[{\"case\":\"small\",\"unit\":\"ms/step\",\"value\":0.32149,\"peer\":\"PyTorch\",\"peer_value\":1.2,"
                                + "\"ratio\":" + 0.32149 / 1.2 + ",\"notes\":[]},"
                                + "{\"case\":\"alongcase\",\"unit\":\"s\",\"value\":12345.6,\"peer\":\"none\","
                                + "\"peer_value\":null,\"ratio\":null,\"notes\":[\"none:nothere\"]},"
                                + "{\"case\":\"another\",\"unit\":\"s\",\"value\":1.0,\"peer\":\"none\","
                                + "\"peer_value\":null,\"ratio\":null,\"notes\":[\"none:nothere\"]}]");
    }
}
