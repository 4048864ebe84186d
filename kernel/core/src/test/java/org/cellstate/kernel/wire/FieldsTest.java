package org.cellstate.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static Fields fields(String json) {
        return new Fields(Json.object(json));
    }

    @Test
    void fields_are_read_with_their_types() {
        Fields fields = fields("{\"code\":\"1\",\"silent\":true,\"cursor_pos\":3,\"user_expressions\":{\"a\":\"b\"}}");

        assertThat(fields.text("code")).isEqualTo("1");
        assertThat(fields.flag("silent", false)).isTrue();
        assertThat(fields.integer("cursor_pos")).isEqualTo(3);
        assertThat(fields.object("user_expressions").get("a").getAsString()).isEqualTo("b");
    }

    @Test
    void absent_and_null_fields_take_their_defaults() {
        Fields fields = fields("{\"silent\":null}");

        assertThat(fields.flag("silent", true)).isTrue();
        assertThat(fields.text("code", "none")).isEqualTo("none");
        assertThat(fields.integer("n", 7)).isEqualTo(7);
        assertThat(fields.object("user_expressions").keySet()).isEmpty();
    }

    @Test
    void a_required_field_that_is_absent_is_named() {
        assertThatThrownBy(() -> fields("{\"cod\":\"\"}").text("code"))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining("field code")
                .hasMessageContaining("received: [cod]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "1e9999", "1e999999999", "\"3\"", "true", "[]", "{}"})
    void what_is_not_a_whole_number_of_32_bits_is_refused(String value) {
        assertThatThrownBy(() -> fields("{\"n\":" + value + "}").integer("n"))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining("field n must be a whole number");
    }

    @Test
    void other_types_are_refused() {
        assertThatThrownBy(() -> fields("{\"code\":5}").text("code")).hasMessageContaining("received: 5");
        assertThatThrownBy(() -> fields("{\"silent\":\"yes\"}").flag("silent", false))
                .hasMessageContaining("true or false");
        assertThatThrownBy(() -> fields("{\"o\":[1]}").object("o")).hasMessageContaining("an object");
    }
}
