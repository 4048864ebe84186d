package org.cellstate.kernel.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand messages that a careless or hostile program might send, and then a normal cell. */
@Timeout(120)
class FuzzTest {

    private static final int MESSAGES = 10_000;

    private static final List<Channel> CHANNELS = List.of(Channel.SHELL, Channel.CONTROL, Channel.STDIN);

    private static final List<String> TYPES = List.of(
            "execute_request",
            "complete_request",
            "inspect_request",
            "is_complete_request",
            "history_request",
            "comm_info_request",
            "comm_open",
            "comm_msg",
            "comm_close",
            "kernel_info_request",
            "connect_request",
            "interrupt_request",
            "create_subshell_request",
            "delete_subshell_request",
            "list_subshell_request",
            "input_reply",
            "execute_reply",
            "debug_request",
            "usage_request",
            "_request",
            "",
            "é\u0000");

    private static final List<String> FIELDS = List.of(
            "code",
            "silent",
            "store_history",
            "user_expressions",
            "allow_stdin",
            "stop_on_error",
            "cursor_pos",
            "detail_level",
            "hist_access_type",
            "session",
            "start",
            "stop",
            "n",
            "pattern",
            "unique",
            "comm_id",
            "target_name",
            "data",
            "subshell_id",
            "value");

    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "-1",
            "0",
            "1e99",
            "99999999999999999999",
            "true",
            "\"\"",
            "\"x\"",
            "\"\\ud800\"",
            "\"1+1\"",
            "\"tail\"",
            "\"range\"",
            "\"search\"",
            "{\"a\":\"1+1\",\"b\":[]}",
            "[[[{}]]]",
            "\"((((\"",
            "\"jupyter.widget\"");

    private final Random random = new Random(20_26);
    private final Session session = Session.start("fuzz");
    private int broken;

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A signed request of any type with fields of any value; sometimes to a subshell, sometimes with what belongs nowhere. */
    private Message request() {
        JsonObject content = new JsonObject();
        for (int i = random.nextInt(6); i > 0; i--) {
            content.add(any(FIELDS), Json.object("{\"v\":" + any(VALUES) + "}").get("v"));
        }
        JsonObject parent = random.nextInt(4) == 0 ? Json.object("{\"msg_id\":" + any(VALUES) + "}") : new JsonObject();
        Message message = session.message(any(TYPES), parent, content);
        JsonObject header = message.header().json();
        switch (random.nextInt(12)) {
            case 0 ->
                header.add(
                        "subshell_id",
                        Json.object("{\"v\":" + any(VALUES) + "}").get("v"));
            case 1 ->
                header.add("session", Json.object("{\"v\":" + any(VALUES) + "}").get("v"));
            case 2 ->
                header.add("date", Json.object("{\"v\":" + any(VALUES) + "}").get("v"));
            case 3 -> message = message.withBuffers(List.of(new byte[0], new byte[random.nextInt(1000)]));
            default -> {
                // as clients write it
            }
        }
        return message;
    }

    /** Frames that are no message: each is counted by the kernel as ignored. */
    private List<byte[]> noMessage(List<byte[]> whole, List<byte[]> used) {
        broken++;
        List<byte[]> frames = new ArrayList<>(whole);
        int at = random.nextInt(6);
        switch (random.nextInt(8)) {
            case 0 -> frames.set(1, new byte[0]);
            case 1 -> frames.set(1, "0".repeat(64).getBytes(UTF_8));
            case 2 -> {
                return frames.subList(0, at);
            }
            case 3 -> frames.remove(at);
            case 4 -> frames.add(2 + random.nextInt(3), new byte[random.nextInt(50)]);
            case 5 -> frames.set(at, Arrays.copyOf(frames.get(at), frames.get(at).length / 2));
            case 6 -> {
                byte[] changed = frames.get(at).clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
                frames.set(at, changed);
            }
            default -> {
                return used;
            }
        }
        return frames;
    }

    private static List<byte[]> signed(Signer signer, byte[] content) {
        List<byte[]> parts = new ArrayList<>(List.of(
                "{\"msg_id\":\"j\",\"msg_type\":\"execute_request\"}".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                content));
        byte[] signature = signer.sign(parts);
        parts.add(0, signature);
        parts.add(0, "<IDS|MSG>".getBytes(UTF_8));
        return parts;
    }

    private byte[] noJson(int i) {
        return any(List.of(
                        "{", "[" + i + "]", "{\"a\":" + "[".repeat(5000), "{'a':" + i + "}", i + "\ud83d", "NaN", ""))
                .concat(" ".repeat(i % 7))
                .getBytes(UTF_8);
    }

    @Test
    void a_cell_runs_as_ever_after_ten_thousand_messages_of_every_wrong_kind() throws Exception {
        try (RunningKernel kernel = new RunningKernel()) {
            kernel.evaluator.action(
                    "register", () -> Notebook.comms().register("jupyter.widget", (comm, first) -> (same, more) -> {}));
            kernel.client.reply(Channel.SHELL, kernel.client.execute("register"));
            Signer signer = Signer.of(kernel.file.key());
            MessageCodec codec = new MessageCodec(signer);
            List<byte[]> used = codec.encode(session.message("kernel_info_request", new JsonObject()));
            kernel.client.sendFrames(Channel.SHELL, used);
            Map<String, Message> served = new HashMap<>();

            for (int i = 0; i < MESSAGES; i++) {
                Channel channel = any(CHANNELS);
                Message message = request();
                List<byte[]> frames = codec.encode(message);
                int kind = random.nextInt(10);
                if (kind < 5) {
                    frames = noMessage(frames, used);
                    if (frames.isEmpty()) {
                        frames = List.of(new byte[0]);
                    }
                } else if (kind == 5) {
                    frames = signed(signer, noJson(i));
                    broken++;
                } else if (channel != Channel.STDIN) {
                    served.put(message.header().id(), message);
                }
                kernel.client.sendFrames(channel, frames);
            }
            String large = "y".repeat(50 << 20);
            Message huge = kernel.client.send(Channel.CONTROL, "comm_msg", "{\"comm_id\":\"" + large + "\"}");

            kernel.client.untilIdle(huge);
            Message cell = kernel.client.execute("1+1");
            assertThat(TestClient.types(kernel.client.untilIdle(cell)))
                    .containsExactly("busy", "execute_input", "execute_result", "idle");
            assertThat(kernel.client.heartbeat("still")).isEqualTo("still");
            assertBusyAndIdleOnce(kernel.client, served);
            assertThat(kernel.console.ignoredCount()).isGreaterThan(broken);
            assertThat(kernel.console()).doesNotContain("failed at something");
            assertThat(kernel.console().lines()).hasSizeLessThan(40);
        }
    }

    /** Everything that was signed, whole and new was served between one busy and one idle. */
    private static void assertBusyAndIdleOnce(TestClient client, Map<String, Message> served) {
        Map<String, List<Message>> said = new HashMap<>();
        List<Message> heard = new ArrayList<>(client.setAside());
        heard.forEach(message -> said.computeIfAbsent(message.parentId().orElse(""), id -> new ArrayList<>())
                .add(message));
        long wanted = served.size();
        while (said.entrySet().stream()
                        .filter(each -> served.containsKey(each.getKey()))
                        .filter(each ->
                                each.getValue().stream().anyMatch(message -> TestClient.isStatus(message, "idle")))
                        .count()
                < wanted) {
            Message message = client.receive(Channel.IOPUB);
            said.computeIfAbsent(message.parentId().orElse(""), id -> new ArrayList<>())
                    .add(message);
        }
        served.keySet().forEach(id -> {
            List<String> types = TestClient.types(said.getOrDefault(id, List.of()));
            assertThat(types).startsWith("busy").endsWith("idle");
            assertThat(types.stream().filter(List.of("busy", "idle")::contains)).hasSize(2);
        });
    }
}
