package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.isStatus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstate.kernel.api.CommMessage;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said about many requests at once, on all channels and of every outcome. */
@Timeout(120)
class OrderTest {

    private static final int THREADS = 8;
    private static final int LINES = 50;
    private static final int ROUNDS = 25;
    private static final Map<String, String> QUESTIONS = Map.of(
            "is_complete_request",
            "{\"code\":\"1\"}",
            "complete_request",
            "{\"code\":\"1\",\"cursor_pos\":1}",
            "history_request",
            "{\"hist_access_type\":\"tail\",\"n\":1,\"output\":false,\"raw\":true}");

    private RunningKernel kernel;
    private TestClient client;
    private final Map<String, Message> requests = new LinkedHashMap<>();

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
        kernel.evaluator.action("print", OrderTest::printFromManyThreads);
        kernel.evaluator.action(
                "open",
                () -> Notebook.comms().open("test", CommMessage.empty(), (comm, message) -> {
                    System.out.println("handled");
                    comm.send(message);
                }));
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    /** Each line names the request that its thread works for. */
    private static void printFromManyThreads() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads.add(new Thread(() -> {
                String id = Notebook.comms().requestId().orElse("none");
                for (int line = 0; line < LINES; line++) {
                    System.out.println(id + " " + thread + " " + line);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Message noted(Message request) {
        requests.put(request.header().id(), request);
        return request;
    }

    private void send(Channel channel, String type, String content) {
        noted(client.send(channel, type, content));
    }

    /** Returns what is said on iopub about each request, once all are idle. */
    private Map<String, List<Message>> heard() {
        Map<String, List<Message>> heard = new HashMap<>();
        int idle = 0;
        while (idle < requests.size()) {
            Message message = client.receive(Channel.IOPUB);
            String parent = message.parentId().orElse("");
            heard.computeIfAbsent(parent, id -> new ArrayList<>()).add(message);
            idle += requests.containsKey(parent) && isStatus(message, "idle") ? 1 : 0;
        }
        return heard;
    }

    private static List<Message> about(String id, Map<String, List<Message>> heard) {
        return heard.getOrDefault(id, List.of());
    }

    private static List<String> printed(List<Message> said) {
        StringBuilder text = new StringBuilder();
        said.stream()
                .filter(message -> message.type().equals("stream"))
                .forEach(message -> text.append(message.fields().text("text")));
        return text.toString().lines().toList();
    }

    @Test
    void busy_comes_first_and_idle_last_once_and_all_output_stands_under_its_own_request() {
        Message opening = client.execute("open");
        client.reply(Channel.SHELL, opening);
        String comm = client.untilIdle(opening).get(2).fields().text("comm_id");
        String subshell = client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "create_subshell_request", "{}"))
                .fields()
                .text("subshell_id");
        List<Message> printing = new ArrayList<>();

        for (int i = 0; i < ROUNDS; i++) {
            printing.add(noted(
                    client.send(Channel.SHELL, "execute_request", "{\"code\":\"print\",\"stop_on_error\":false}")));
            send(Channel.SHELL, "execute_request", "{\"code\":\"fail\",\"stop_on_error\":" + (i % 5 == 0) + "}");
            send(Channel.SHELL, "execute_request", "{\"code\":\"1+1\",\"silent\":true}");
            send(Channel.SHELL, "execute_request", "{\"code\":7}");
            send(Channel.SHELL, "complete_request", "{\"code\":\"a.s\",\"cursor_pos\":3}");
            send(Channel.SHELL, "complete_request", "{\"code\":\"crash\"}");
            send(Channel.SHELL, "comm_msg", "{\"comm_id\":\"" + comm + "\",\"data\":{\"n\":" + i + "}}");
            send(Channel.SHELL, "comm_msg", "{\"comm_id\":\"nobody\"}");
            send(Channel.SHELL, "history_request", "{\"hist_access_type\":\"tail\"}");
            send(Channel.CONTROL, "kernel_info_request", "{}");
            send(Channel.CONTROL, "telepathy_request", "{}");
            noted(client.sendTo(subshell, "execute_request", "{\"code\":\"1+1\"}"));
            noted(client.sendTo("nowhere", "execute_request", "{\"code\":\"1+1\"}"));
        }
        Map<String, List<Message>> heard = heard();

        requests.keySet().forEach(id -> {
            List<String> types = TestClient.types(about(id, heard));
            assertThat(types).startsWith("busy").endsWith("idle");
            assertThat(types.stream().filter(List.of("busy", "idle")::contains)).hasSize(2);
        });
        for (Message cell : printing) {
            String id = cell.header().id();
            List<String> lines = printed(about(id, heard));
            List<String> types = TestClient.types(about(id, heard));
            assertThat(lines).allMatch(line -> line.startsWith(id + " "));
            assertThat(lines).hasSize(types.contains("execute_input") ? THREADS * LINES : 0); // or given up
        }
        // What a handler says answers what it was told.
        assertThat(requests.keySet().stream()
                        .flatMap(id -> about(id, heard).stream())
                        .filter(message -> message.type().equals("comm_msg"))
                        .map(message -> message.fields().object("data").get("n").getAsInt()))
                .containsExactlyElementsOf(IntStream.range(0, ROUNDS).boxed().toList());
    }

    /** As a console does, which takes the next idle that it hears for the cell's. */
    @Test
    void a_cell_run_when_an_answer_has_come_is_busy_after_the_question_is_idle() {
        for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
            for (int round = 0; round < ROUNDS; round++) {
                Message asked = client.send(Channel.SHELL, question.getKey(), question.getValue());
                client.reply(Channel.SHELL, asked);
                Message cell = client.execute("1");
                client.reply(Channel.SHELL, cell);

                List<String> states = new ArrayList<>();
                while (!states.contains("cell idle")) {
                    Message message = client.receive(Channel.IOPUB);
                    if (message.type().equals("status")) {
                        states.add((TestClient.belongs(message, cell) ? "cell " : "question ")
                                + message.fields().text("execution_state"));
                    }
                }
                assertThat(states).containsExactly("question busy", "question idle", "cell busy", "cell idle");
            }
        }
    }
}
