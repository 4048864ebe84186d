package org.cellstate.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cellstate.kernel.api.MimeBundle;
import org.junit.jupiter.api.Test;

class WireMimeTest {

    private static String json(Object content) {
        return WireMime.data(MimeBundle.text("t").with("application/vnd.x+json", content))
                .get("application/vnd.x+json")
                .toString();
    }

    @Test
    void json_types_become_json_trees() {
        assertThat(json(Map.of("a", List.of(1, 2.5, "x", true)))).isEqualTo("{\"a\":[1,2.5,\"x\",true]}");
        assertThat(json(new double[] {1, 2})).isEqualTo("[1.0,2.0]");
        assertThat(json(Arrays.asList(1, null))).isEqualTo("[1,null]");
        assertThat(json("text")).isEqualTo("\"text\"");
    }

    @Test
    void numbers_that_json_does_not_have_become_null() {
        assertThat(json(List.of(Double.NaN, Float.POSITIVE_INFINITY, 1))).isEqualTo("[null,null,1]");
    }

    @Test
    void text_types_stay_text_and_bytes_become_base64() {
        MimeBundle bundle =
                MimeBundle.text("t").with("image/svg+xml", "<svg/>").withPng(new byte[] {(byte) 0xff}, 1, 2);

        assertThat(WireMime.data(bundle))
                .hasToString("{\"text/plain\":\"t\",\"image/svg+xml\":\"<svg/>\",\"image/png\":\"/w==\"}");
        assertThat(WireMime.metadata(bundle)).hasToString("{\"image/png\":{\"width\":1,\"height\":2}}");
    }
}
