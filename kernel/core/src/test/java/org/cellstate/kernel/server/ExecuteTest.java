package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.types;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.cellstate.kernel.api.Displayable;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecuteTest {

    private RunningKernel kernel;
    private ScriptedEvaluator evaluator;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        evaluator = kernel.evaluator;
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    private Message run(String code) {
        return client.reply(Channel.SHELL, client.execute(code));
    }

    private Message send(String content) {
        return client.send(Channel.SHELL, "execute_request", content);
    }

    @Test
    void a_cell_with_a_value_is_announced_shown_and_answered_between_busy_and_idle() {
        Message request = client.execute("1+1");

        Message reply = client.reply(Channel.SHELL, request);
        List<Message> said = client.untilIdle(request);

        assertThat(types(said)).containsExactly("busy", "execute_input", "execute_result", "idle");
        assertThat(said.get(1).content()).hasToString("{\"code\":\"1+1\",\"execution_count\":1}");
        assertThat(said.get(2).content())
                .hasToString("{\"execution_count\":1,\"data\":{\"text/plain\":\"2\"},\"metadata\":{}}");
        assertThat(reply.content())
                .hasToString("{\"status\":\"ok\",\"execution_count\":1,\"user_expressions\":{},\"payload\":[]}");
    }

    @Test
    void a_cell_that_fails_says_why_in_its_error_and_in_its_reply() {
        Message request = client.execute("fail");

        JsonObject reply = client.reply(Channel.SHELL, request).content();
        List<Message> said = client.untilIdle(request);

        assertThat(types(said)).containsExactly("busy", "execute_input", "error", "idle");
        assertThat(said.get(2).content())
                .hasToString("{\"ename\":\"Bang\",\"evalue\":\"it broke\",\"traceback\":[\"Bang\",\"at line 1\"]}");
        assertThat(reply.get("status").getAsString()).isEqualTo("error");
        assertThat(reply.get("ename").getAsString()).isEqualTo("Bang");
        assertThat(reply.get("execution_count").getAsInt()).isEqualTo(1);
    }

    @Test
    void cells_that_wait_behind_a_failed_one_are_aborted_and_later_ones_run() throws Exception {
        CountDownLatch queued = new CountDownLatch(1);
        evaluator.on("fail late", () -> {
            queued.await();
            return new Outcome.Failed(new org.cellstate.kernel.errors.CellError("Bang", "", List.of()));
        });
        Message failing = client.execute("fail late");
        Message second = client.execute("1+1");
        Message third = client.execute("1+1");
        // Answered beside the running cell, so what was sent before it on the same channel has come.
        client.reply(Channel.SHELL, client.send(Channel.SHELL, "is_complete_request", "{\"code\":\"\"}"));

        queued.countDown();

        assertThat(client.reply(Channel.SHELL, failing).fields().text("status")).isEqualTo("error");
        assertThat(client.reply(Channel.SHELL, second).content()).hasToString("{\"status\":\"aborted\"}");
        assertThat(client.reply(Channel.SHELL, third).fields().text("status")).isEqualTo("aborted");
        assertThat(types(client.untilIdle(second))).containsExactly("busy", "idle");
        assertThat(run("1+1").content().get("execution_count").getAsInt()).isEqualTo(2);
    }

    @Test
    void without_stop_on_error_the_cells_behind_a_failed_one_run() {
        Message failing = send("{\"code\":\"fail\",\"stop_on_error\":false}");
        Message next = client.execute("1+1");

        assertThat(client.reply(Channel.SHELL, failing).fields().text("status")).isEqualTo("error");
        assertThat(client.reply(Channel.SHELL, next).fields().text("status")).isEqualTo("ok");
    }

    @Test
    void a_silent_cell_shows_nothing_and_does_not_count() {
        evaluator.action("print", () -> System.out.println("unseen"));
        Message print = send("{\"code\":\"print\",\"silent\":true}");
        Message value = send("{\"code\":\"1+1\",\"silent\":true,\"store_history\":true}");

        assertThat(client.reply(Channel.SHELL, print).fields().integer("execution_count"))
                .isZero();
        client.reply(Channel.SHELL, value);

        assertThat(types(client.untilIdle(print))).containsExactly("busy", "idle");
        assertThat(types(client.untilIdle(value))).containsExactly("busy", "idle");
        assertThat(run("1+1").fields().integer("execution_count")).isEqualTo(1);
    }

    @Test
    void a_cell_that_is_not_stored_shows_its_value_and_does_not_count() {
        run("1+1");
        Message unstored = send("{\"code\":\"1+1\",\"store_history\":false}");

        assertThat(client.reply(Channel.SHELL, unstored).fields().integer("execution_count"))
                .isEqualTo(1);
        assertThat(types(client.untilIdle(unstored))).contains("execute_result");
        Message history = client.send(Channel.SHELL, "history_request", "{\"hist_access_type\":\"tail\",\"n\":9}");
        assertThat(client.reply(Channel.SHELL, history).content().get("history"))
                .hasToString("[[1,1,\"1+1\"]]");
    }

    @Test
    void user_expressions_are_answered_each_with_its_own_status() {
        Message request = send(
                "{\"code\":\"nothing\",\"user_expressions\":{\"a\":\"1+1\",\"b\":\"fail\",\"c\":5,\"d\":\"nothing\"}}");

        JsonObject results = client.reply(Channel.SHELL, request).fields().object("user_expressions");

        assertThat(results.get("a")).hasToString("{\"status\":\"ok\",\"data\":{\"text/plain\":\"2\"},\"metadata\":{}}");
        assertThat(results.getAsJsonObject("b").get("ename").getAsString()).isEqualTo("Bang");
        assertThat(results.getAsJsonObject("c").get("status").getAsString()).isEqualTo("error");
        assertThat(results.getAsJsonObject("d").get("status").getAsString()).isEqualTo("ok");
    }

    @Test
    void displays_updates_and_clears_stand_in_order_between_the_lines_printed_around_them() {
        evaluator.on("show", () -> {
            System.out.print("before ");
            var handle = Notebook.show("0 %");
            System.out.print("between");
            handle.update("100 %");
            Notebook.clearOutput(true);
            System.err.print("after");
            return new Outcome.Value(MimeBundle.text("end"));
        });
        Message request = client.execute("show");

        List<Message> said = client.untilIdle(request);

        assertThat(types(said))
                .containsExactly(
                        "busy",
                        "execute_input",
                        "stream",
                        "display_data",
                        "stream",
                        "update_display_data",
                        "clear_output",
                        "stream",
                        "execute_result",
                        "idle");
        assertThat(said.get(2).content()).hasToString("{\"name\":\"stdout\",\"text\":\"before \"}");
        assertThat(said.get(3).fields().object("transient"))
                .isEqualTo(said.get(5).fields().object("transient"));
        assertThat(said.get(5).fields().object("data")).hasToString("{\"text/plain\":\"100 %\"}");
        assertThat(said.get(6).content()).hasToString("{\"wait\":true}");
        assertThat(said.get(7).content()).hasToString("{\"name\":\"stderr\",\"text\":\"after\"}");
    }

    @Test
    void a_value_is_rendered_once_and_its_bytes_are_base64() {
        AtomicInteger times = new AtomicInteger();
        Displayable picture = () -> {
            times.incrementAndGet();
            return MimeBundle.text("a dot")
                    .withPng(new byte[] {1, 2, 3}, 10, 20)
                    .with("application/json", List.of(1));
        };
        evaluator.value("picture", picture);
        Message request = client.execute("picture");

        JsonObject result = client.untilIdle(request).get(2).content();

        assertThat(times).hasValue(1);
        assertThat(result.get("data"))
                .hasToString("{\"text/plain\":\"a dot\",\"image/png\":\"AQID\",\"application/json\":[1]}");
        assertThat(result.get("metadata")).hasToString("{\"image/png\":{\"width\":10,\"height\":20}}");
    }

    @Test
    void a_renderer_that_throws_leaves_text_and_a_note_and_the_cell_succeeds() {
        Displayable broken = new Displayable() {
            @Override
            public MimeBundle toMimeBundle() {
                throw new IllegalStateException("no ink");
            }

            @Override
            public String toString() {
                return "a broken chart";
            }
        };
        evaluator.value("broken", broken);
        Message request = client.execute("broken");

        List<Message> said = client.untilIdle(request);

        assertThat(client.reply(Channel.SHELL, request).fields().text("status")).isEqualTo("ok");
        assertThat(types(said)).containsExactly("busy", "execute_input", "stream", "execute_result", "idle");
        assertThat(said.get(2).fields().text("name")).isEqualTo("stderr");
        assertThat(said.get(2).fields().text("text")).contains("no ink");
        assertThat(said.get(3).fields().object("data")).hasToString("{\"text/plain\":\"a broken chart\"}");
    }

    @Test
    void printf_and_characters_cut_by_a_write_arrive_whole_in_one_message() {
        byte[] smile = "😀".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        evaluator.action("printf", () -> {
            System.out.printf("%d %s %.2f%n", 1, "ü", 0.5);
            System.out.write(smile, 0, 2);
            System.out.flush();
            System.out.write(smile, 2, 2);
        });
        Message request = client.execute("printf");

        List<Message> said = client.untilIdle(request);

        assertThat(types(said)).containsExactly("busy", "execute_input", "stream", "idle");
        assertThat(said.get(2).fields().text("text")).startsWith("1 ü 0").endsWith("😀");
    }

    @Test
    void an_evaluator_that_crashes_gives_an_error_and_the_next_cell_runs() {
        evaluator.on("crash", () -> {
            throw new StackOverflowError("deep");
        });
        Message request = client.execute("crash");

        assertThat(client.reply(Channel.SHELL, request).fields().text("ename")).isEqualTo("StackOverflowError");
        assertThat(types(client.untilIdle(request))).containsExactly("busy", "execute_input", "idle");
        assertThat(run("1+1").fields().text("status")).isEqualTo("ok");
        assertThat(kernel.console()).contains("StackOverflowError");
    }

    @Test
    void a_request_with_wrong_types_is_answered_with_an_error_that_names_the_field() {
        Message noCode = send("{}");
        assertThat(client.reply(Channel.SHELL, noCode).fields().text("evalue")).contains("field code");

        Message wrong = send("{\"code\":\"1+1\",\"silent\":\"yes\"}");
        assertThat(client.reply(Channel.SHELL, wrong).fields().text("evalue")).contains("field silent");
        assertThat(types(client.untilIdle(wrong))).containsExactly("busy", "idle");
    }
}
