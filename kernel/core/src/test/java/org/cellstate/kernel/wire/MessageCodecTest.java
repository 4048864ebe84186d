package org.cellstate.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T04:05:06.000007899Z"), ZoneOffset.UTC);

    private final Session session = new Session("s-1", "ada", CLOCK);
    private final MessageCodec codec = new MessageCodec(Signer.of("secret"));

    @Test
    void a_message_survives_the_way_there_and_back() throws Exception {
        Message sent = session.message(
                        "execute_request", Json.object("{\"msg_id\":\"p\"}"), Json.object("{\"code\":\"\\\"ü😀\\\"\"}"))
                .to(List.of("client".getBytes(UTF_8)))
                .withMetadata(Json.object("{\"deep\":{\"n\":12345678901234567890.5}}"))
                .withBuffers(List.of(new byte[] {1, 2, 3}, new byte[0]));

        Message received = codec.decode(codec.encode(sent));

        assertThat(received.header()).isEqualTo(sent.header());
        assertThat(received.parentId()).contains("p");
        assertThat(received.fields().text("code")).isEqualTo("\"ü😀\"");
        assertThat(received.metadata()).hasToString("{\"deep\":{\"n\":12345678901234567890.5}}");
        assertThat(received.buffers()).containsExactly(new byte[] {1, 2, 3}, new byte[0]);
        assertThat(received.identities()).containsExactly("client".getBytes(UTF_8));
    }

    @Test
    void a_header_says_the_time_in_microseconds_and_utc() {
        Message message = session.message("status", new JsonObject());

        assertThat(message.header().date()).isEqualTo("2026-02-03T04:05:06.000007Z");
        assertThat(message.header().session()).isEqualTo("s-1");
        assertThat(message.header().json().get("version").getAsString()).isEqualTo("5.5");
        assertThat(message.header().json().get("username").getAsString()).isEqualTo("ada");
    }

    @Test
    void two_messages_of_a_session_have_different_identifiers() {
        assertThat(session.message("status", new JsonObject()).header().id())
                .isNotEqualTo(
                        session.message("status", new JsonObject()).header().id());
    }

    @Test
    void header_fields_unknown_here_are_repeated_to_the_asker() throws Exception {
        JsonObject header = session.message("kernel_info_request", new JsonObject())
                .header()
                .json()
                .deepCopy();
        header.addProperty("subshell_id", "x");
        Message request = new Message(
                List.of(), Header.of(header), new JsonObject(), new JsonObject(), new JsonObject(), List.of());

        Message reply = session.reply(codec.decode(codec.encode(request)), new JsonObject());

        assertThat(reply.type()).isEqualTo("kernel_info_reply");
        assertThat(codec.decode(codec.encode(reply)).parent().get("subshell_id").getAsString())
                .isEqualTo("x");
    }

    @Test
    void the_signature_is_that_of_every_other_jupyter_program() throws Exception {
        List<byte[]> frames =
                List.of("{\"a\":1}".getBytes(UTF_8), "{}".getBytes(UTF_8), "{}".getBytes(UTF_8), "{}".getBytes(UTF_8));

        byte[] signature = Signer.of("secret").sign(frames);

        // hmac.new(b"secret", b'{"a":1}{}{}{}', "sha256").hexdigest() in Python
        assertThat(new String(signature, UTF_8))
                .isEqualTo("5439160579203ae5952244a353b0f81b6ca58a3fb44727217799b393ee79601c");
    }

    @Test
    void a_wrong_signature_is_refused() {
        List<byte[]> frames = new MessageCodec(Signer.of("other")).encode(session.message("x", new JsonObject()));

        assertThatThrownBy(() -> codec.decode(frames))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessage("the signature is wrong");
    }

    @Test
    void an_absent_signature_is_refused() {
        List<byte[]> frames = new MessageCodec(Signer.unsigned()).encode(session.message("x", new JsonObject()));

        assertThatThrownBy(() -> codec.decode(frames)).hasMessage("the message is not signed");
    }

    @Test
    void a_message_sent_a_second_time_is_refused() throws Exception {
        List<byte[]> frames = codec.encode(session.message("x", new JsonObject()));
        codec.decode(frames);

        assertThatThrownBy(() -> codec.decode(frames)).hasMessage("the signature was used before");
    }

    @Test
    void an_empty_key_is_refused_unless_asked_for() throws Exception {
        assertThatThrownBy(() -> Signer.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("received: an empty key");

        MessageCodec open = new MessageCodec(Signer.unsigned());
        assertThat(open.decode(open.encode(session.message("x", new JsonObject())))
                        .type())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void a_truncated_message_is_refused(int kept) {
        List<byte[]> frames = codec.encode(session.message("x", new JsonObject()));

        assertThatThrownBy(() -> codec.decode(frames.subList(0, kept))).isInstanceOf(InvalidMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{a:1}", "{} {}", "{\"a\":NaN}", "{'a':1}", "\"x\""})
    void signed_frames_that_are_not_a_json_object_are_refused(String content) {
        assertThatThrownBy(() -> codec.decode(signed(content.getBytes(UTF_8))))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageStartingWith("the message cannot be read");
    }

    @Test
    void signed_frames_that_are_not_utf_8_are_refused() {
        assertThatThrownBy(() -> codec.decode(signed(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})))
                .isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void json_nested_without_end_is_refused() {
        byte[] deep = ("{\"a\":" + "[".repeat(100_000)).getBytes(UTF_8);

        assertThatThrownBy(() -> codec.decode(signed(deep))).isInstanceOf(InvalidMessageException.class);
    }

    @Test
    void a_header_without_a_type_is_refused() {
        List<byte[]> frames = List.of(
                "{\"msg_id\":\"1\"}".getBytes(UTF_8), "{}".getBytes(UTF_8), "{}".getBytes(UTF_8), "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> codec.decode(enveloped(frames)))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("msg_type");
    }

    private List<byte[]> signed(byte[] content) {
        byte[] header =
                Json.bytes(session.message("x", new JsonObject()).header().json());
        return enveloped(List.of(header, "{}".getBytes(UTF_8), "{}".getBytes(UTF_8), content));
    }

    private static List<byte[]> enveloped(List<byte[]> signed) {
        List<byte[]> frames = new ArrayList<>();
        frames.add("<IDS|MSG>".getBytes(UTF_8));
        frames.add(Signer.of("secret").sign(signed));
        frames.addAll(signed);
        return frames;
    }
}
