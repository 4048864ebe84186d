package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.types;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SubshellTest {

    private static final String CELL = "{\"code\":\"1+1\"}";

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
        kernel.evaluator.action("wait", () -> {
            running.countDown();
            release.await();
        });
    }

    @AfterEach
    void stop() {
        release.countDown();
        kernel.close();
    }

    private JsonObject control(String type, String content) {
        Message request = client.send(Channel.CONTROL, type, content);
        Message reply = client.reply(Channel.CONTROL, request);
        assertThat(types(client.untilIdle(request))).containsExactly("busy", "idle");
        return reply.content();
    }

    private String create() {
        return control("create_subshell_request", "{}").get("subshell_id").getAsString();
    }

    /** Returns the statuses of the next replies, by request: shells do not wait for each other to answer. */
    private Map<String, String> replies(int count) {
        Map<String, String> statuses = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Message reply = client.receive(Channel.SHELL);
            statuses.put(reply.parentId().orElseThrow(), reply.fields().text("status"));
        }
        return statuses;
    }

    /** Returns the number shown beside a cell. */
    private int number(Message cell) {
        return client.untilIdle(cell).stream()
                .filter(message -> message.type().equals("execute_input"))
                .map(message -> message.fields().integer("execution_count"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void subshells_are_announced_created_listed_and_deleted() {
        assertThat(control("kernel_info_request", "{}").get("supported_features"))
                .hasToString("[\"kernel subshells\"]");
        String one = create();
        String two = create();

        assertThat(control("list_subshell_request", "{}"))
                .hasToString("{\"subshell_id\":[\"" + one + "\",\"" + two + "\"],\"status\":\"ok\"}");
        assertThat(control("delete_subshell_request", "{\"subshell_id\":\"" + one + "\"}"))
                .hasToString("{\"status\":\"ok\"}");
        assertThat(control("list_subshell_request", "{}").get("subshell_id")).hasToString("[\"" + two + "\"]");
        assertThat(control("delete_subshell_request", "{\"subshell_id\":\"" + one + "\"}")
                        .get("evalue")
                        .getAsString())
                .contains("received: subshell_id " + one);
    }

    @Test
    void a_cell_of_a_subshell_runs_and_what_it_says_names_the_subshell() {
        String id = create();
        Message cell = client.sendTo(id, "execute_request", CELL);

        Message reply = client.reply(Channel.SHELL, cell);

        assertThat(reply.parent().get("subshell_id").getAsString()).isEqualTo(id);
        assertThat(types(client.untilIdle(cell))).containsExactly("busy", "execute_input", "execute_result", "idle");
    }

    @Test
    void questions_and_messages_to_comms_are_answered_while_cells_of_the_main_shell_and_of_the_subshell_wait()
            throws Exception {
        String id = create();
        Message cell = client.execute("wait");
        running.await();
        Message waiting = client.sendTo(id, "execute_request", CELL);

        for (String type : new String[] {"complete_request", "inspect_request", "is_complete_request"}) {
            Message question = client.sendTo(id, type, "{\"code\":\"a.s\",\"cursor_pos\":3}");
            assertThat(client.reply(Channel.SHELL, question).fields().text("status"))
                    .isIn("ok", "complete");
        }
        assertThat(types(client.untilIdle(client.sendTo(id, "comm_msg", "{\"comm_id\":\"none\"}"))))
                .containsExactly("busy", "idle");

        release.countDown();
        assertThat(replies(2)).containsKeys(cell.header().id(), waiting.header().id());
        assertThat(number(cell)).isEqualTo(1);
        assertThat(number(waiting)).isEqualTo(2);
    }

    @Test
    void a_cell_that_fails_gives_up_the_cells_of_its_own_shell_only() throws Exception {
        String id = create();
        kernel.evaluator.on("fail late", () -> {
            running.countDown();
            release.await();
            return new Outcome.Failed(new CellError("Bang", "", List.of()));
        });
        Message failing = client.execute("fail late");
        running.await();
        Message behind = client.execute("1+1");
        Message elsewhere = client.sendTo(id, "execute_request", CELL);
        client.reply(Channel.SHELL, client.send(Channel.SHELL, "is_complete_request", "{\"code\":\"\"}"));

        release.countDown();

        assertThat(replies(3))
                .containsEntry(failing.header().id(), "error")
                .containsEntry(behind.header().id(), "aborted")
                .containsEntry(elsewhere.header().id(), "ok");
    }

    @Test
    void a_deleted_subshell_still_serves_what_waits_in_it() throws Exception {
        String id = create();
        Message cell = client.execute("wait");
        running.await();
        Message waiting = client.sendTo(id, "execute_request", CELL);
        client.reply(Channel.SHELL, client.send(Channel.SHELL, "is_complete_request", "{\"code\":\"\"}"));

        control("delete_subshell_request", "{\"subshell_id\":\"" + id + "\"}");

        release.countDown();
        assertThat(replies(2))
                .containsEntry(cell.header().id(), "ok")
                .containsEntry(waiting.header().id(), "ok");
    }

    @Test
    void a_request_to_a_subshell_that_is_not_there_is_answered_with_an_error() {
        for (String type : new String[] {"execute_request", "complete_request", "kernel_info_request"}) {
            Message request = client.sendTo("nowhere", type, CELL);

            assertThat(client.reply(Channel.SHELL, request).fields().text("evalue"))
                    .contains("received: subshell_id nowhere")
                    .contains("try: create_subshell_request");
            assertThat(types(client.untilIdle(request))).containsExactly("busy", "idle");
        }
    }
}
