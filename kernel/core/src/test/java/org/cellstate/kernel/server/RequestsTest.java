package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.types;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {

    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    private JsonObject ask(String type, String content) {
        Message request = client.send(Channel.SHELL, type, content);
        Message reply = client.reply(Channel.SHELL, request);
        assertThat(types(client.untilIdle(request))).containsExactly("busy", "idle");
        return reply.content();
    }

    @ParameterizedTest
    @EnumSource(names = {"SHELL", "CONTROL"})
    void kernel_info_is_answered_on_the_channel_it_came_by(Channel channel) {
        Message request = client.send(channel, "kernel_info_request", "{}");

        JsonObject info = client.reply(channel, request).content();

        assertThat(types(client.untilIdle(request))).containsExactly("busy", "idle");
        assertThat(info.get("status").getAsString()).isEqualTo("ok");
        assertThat(info.get("protocol_version").getAsString()).isEqualTo("5.5");
        assertThat(info.getAsJsonObject("language_info").get("name").getAsString())
                .isEqualTo("java");
        assertThat(info.getAsJsonObject("language_info").get("file_extension").getAsString())
                .isEqualTo(".jshell");
    }

    @Test
    void kernel_info_does_not_wait_for_the_java_session() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        kernel.close();
        kernel = new RunningKernel(never::await);
        client = kernel.client;
        Message cell = client.execute("1+1");

        JsonObject info = ask("kernel_info_request", "{}");

        assertThat(info.get("implementation").getAsString()).isEqualTo("cellstate");
        never.countDown();
        assertThat(client.reply(Channel.SHELL, cell).fields().text("status")).isEqualTo("ok");
    }

    @Test
    void a_session_that_does_not_start_is_an_error_of_each_cell() throws Exception {
        kernel.close();
        kernel = new RunningKernel(() -> {
            throw new IllegalStateException("no compiler in this JRE");
        });
        client = kernel.client;
        Message cell = client.execute("1+1");

        assertThat(client.reply(Channel.SHELL, cell).fields().text("evalue")).contains("no compiler in this JRE");
        assertThat(types(client.untilIdle(cell))).containsExactly("busy", "execute_input", "error", "idle");
        assertThat(ask("is_complete_request", "{\"code\":\"\"}").get("status").getAsString())
                .isEqualTo("error");
    }

    @Test
    void completions_count_code_points_and_carry_types() {
        JsonObject reply = ask("complete_request", "{\"code\":\"\\\"😀😀\\\".s\",\"cursor_pos\":6}");

        assertThat(reply.get("matches")).hasToString("[\"substring\"]");
        assertThat(reply.get("cursor_start").getAsInt()).isEqualTo(5);
        assertThat(reply.get("cursor_end").getAsInt()).isEqualTo(6);
        assertThat(reply.getAsJsonObject("metadata").get("_jupyter_types_experimental"))
                .hasToString("[{\"text\":\"substring\",\"type\":\"method\",\"signature\":\"(int a) : String\","
                        + "\"start\":5,\"end\":6}]");
    }

    @Test
    void a_cursor_beyond_the_code_stands_at_its_end() {
        assertThat(ask("inspect_request", "{\"code\":\"ab\",\"cursor_pos\":99}").get("data"))
                .hasToString("{\"text/plain\":\"ab at 2\"}");
    }

    @Test
    void inspection_says_when_nothing_is_known() {
        assertThat(ask("inspect_request", "{\"code\":\"\",\"cursor_pos\":0}"))
                .hasToString("{\"found\":false,\"data\":{},\"metadata\":{},\"status\":\"ok\"}");
    }

    @Test
    void is_complete_gives_an_indent_where_more_must_follow() {
        assertThat(ask("is_complete_request", "{\"code\":\"if (a) {\"}"))
                .hasToString("{\"status\":\"incomplete\",\"indent\":\"    \"}");
        assertThat(ask("is_complete_request", "{\"code\":\"1\"}")).hasToString("{\"status\":\"complete\"}");
    }

    @Test
    void an_assistant_that_crashes_gives_an_error_and_answers_the_next_question() {
        assertThat(ask("complete_request", "{\"code\":\"crash\",\"cursor_pos\":1}")
                        .get("evalue")
                        .getAsString())
                .contains("fell over");
        assertThat(ask("is_complete_request", "{\"code\":\"1\"}")).hasToString("{\"status\":\"complete\"}");
    }

    @Test
    void history_is_given_by_tail_range_and_search() {
        List.of("1+1", "nothing", "1+1").forEach(code -> client.reply(Channel.SHELL, client.execute(code)));

        assertThat(history("{\"hist_access_type\":\"tail\",\"n\":2}")).isEqualTo("[[1,2,\"nothing\"],[1,3,\"1+1\"]]");
        assertThat(history("{\"hist_access_type\":\"range\",\"session\":0,\"start\":1,\"stop\":2}"))
                .isEqualTo("[[1,1,\"1+1\"]]");
        assertThat(history("{\"hist_access_type\":\"search\",\"pattern\":\"1*\",\"unique\":true,\"n\":5}"))
                .isEqualTo("[[1,3,\"1+1\"]]");
        assertThat(history("{\"hist_access_type\":\"tail\",\"n\":1,\"output\":true}"))
                .isEqualTo("[[1,3,[\"1+1\",null]]]");
        assertThat(ask("history_request", "{\"hist_access_type\":\"dream\"}")
                        .get("status")
                        .getAsString())
                .isEqualTo("error");
    }

    private String history(String request) {
        return ask("history_request", request).get("history").toString();
    }

    @Test
    void there_are_no_comms_and_the_ports_are_those_of_the_file() {
        assertThat(ask("comm_info_request", "{}")).hasToString("{\"comms\":{},\"status\":\"ok\"}");
        assertThat(ask("connect_request", "{}").get("shell_port").getAsInt())
                .isEqualTo(kernel.file.ports().get(Channel.SHELL));
    }

    @Test
    void an_unknown_request_is_ignored_between_busy_and_idle() {
        Message unknown = client.send(Channel.SHELL, "telepathy_request", "{}");

        assertThat(types(client.untilIdle(unknown))).containsExactly("busy", "idle");
        assertThat(kernel.console.ignoredCount()).isEqualTo(1);
        ask("kernel_info_request", "{}"); // the next message on shell is its reply
    }

    @Test
    void a_second_client_is_welcomed_too_and_hears_what_the_first_one_does() {
        try (TestClient second = new TestClient(kernel.file)) {
            Message request = client.execute("1+1");

            assertThat(types(second.untilIdle(request)))
                    .containsExactly("busy", "execute_input", "execute_result", "idle");
        }
    }

    @Test
    void heartbeats_are_echoed() {
        assertThat(client.heartbeat("ping")).isEqualTo("ping");
        assertThat(client.heartbeat("pong")).isEqualTo("pong");
    }
}
