package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.belongs;
import static org.cellstate.kernel.server.TestClient.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cellstate.kernel.api.Comm;
import org.cellstate.kernel.api.CommHandler;
import org.cellstate.kernel.api.CommMessage;
import org.cellstate.kernel.api.Comms;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommTest {

    private static final CommHandler DEAF = (comm, message) -> {};

    private RunningKernel kernel;
    private TestClient client;
    private final AtomicReference<Comm> opened = new AtomicReference<>();

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
    }

    private Comm opened() {
        return Objects.requireNonNull(opened.get());
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    /** Runs a cell that opens a comm; returns its request. */
    private Message open(CommHandler handler) {
        kernel.evaluator.action(
                "open",
                () -> opened.set(Notebook.comms()
                        .open("jupyter.widget", CommMessage.of(Map.of("state", Map.of("value", 3))), handler)));
        Message cell = client.execute("open");
        client.reply(Channel.SHELL, cell);
        return cell;
    }

    private Message say(String data) {
        return client.send(Channel.SHELL, "comm_msg", "{\"comm_id\":\"" + opened().id() + "\",\"data\":" + data + "}");
    }

    private String info(String content) {
        return client.reply(Channel.SHELL, client.send(Channel.SHELL, "comm_info_request", content))
                .content()
                .get("comms")
                .toString();
    }

    @Test
    void a_comm_is_opened_with_data_metadata_and_buffers_after_what_was_printed_before() {
        kernel.evaluator.action("open", () -> {
            System.out.print("first");
            CommMessage first = CommMessage.of(Map.of("state", Map.of("value", 3)))
                    .withMetadata(Map.of("version", "2.1.0"))
                    .withBuffers(List.of(new byte[] {1, 2}, new byte[] {3}));
            opened.set(Notebook.comms().open("jupyter.widget", first, DEAF));
        });
        Message cell = client.execute("open");

        List<Message> said = client.untilIdle(cell);

        assertThat(types(said)).containsExactly("busy", "execute_input", "stream", "comm_open", "idle");
        Message open = said.get(3);
        assertThat(open.content())
                .hasToString("{\"comm_id\":\"" + opened().id()
                        + "\",\"data\":{\"state\":{\"value\":3}},\"target_name\":\"jupyter.widget\"}");
        assertThat(open.metadata()).hasToString("{\"version\":\"2.1.0\"}");
        assertThat(open.buffers()).containsExactly(new byte[] {1, 2}, new byte[] {3});
    }

    @Test
    void a_message_reaches_its_handler_as_plain_values_and_what_the_handler_prints_stands_under_the_cell_that_opened() {
        BlockingQueue<CommMessage> received = new LinkedBlockingQueue<>();
        Message cell = open((comm, message) -> {
            received.add(message);
            System.out.print("moved");
            comm.send(CommMessage.of(Map.of("seen", message.data().get("value"))));
        });
        client.untilIdle(cell);
        client.untilIdle(client.execute("1+1"));
        Message said = client.send(
                Channel.SHELL,
                "comm_msg",
                "{\"comm_id\":\"" + opened().id()
                        + "\",\"data\":{\"value\":7,\"ratio\":1.0,\"list\":[null,true,\"ü\"],\"big\":18446744073709551616}}",
                "{\"version\":\"2.1.0\"}",
                List.of(new byte[] {9}));

        List<Message> answered = client.untilIdle(said);

        assertThat(types(answered)).containsExactly("busy", "comm_msg", "idle");
        assertThat(answered.get(1).content().get("data")).hasToString("{\"seen\":7}");
        CommMessage message = received.remove();
        assertThat(message.data().get("value")).isEqualTo(7L);
        assertThat(message.data().get("ratio")).isEqualTo(1.0);
        assertThat(message.data().get("list")).isEqualTo(Arrays.asList(null, true, "ü"));
        assertThat(message.data().get("big")).isEqualTo(0x1p64);
        assertThat(message.metadata().get("version")).isEqualTo("2.1.0");
        assertThat(message.buffers()).containsExactly(new byte[] {9});
        Message printed = client.next(each -> each.type().equals("stream"));
        assertThat(printed.fields().text("text")).isEqualTo("moved");
        assertThat(belongs(printed, cell)).isTrue();
    }

    @Test
    void messages_are_handled_in_order_while_a_cell_runs() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        BlockingQueue<Object> received = new LinkedBlockingQueue<>();
        open((comm, message) -> received.add(String.valueOf(message.data().get("n"))));
        kernel.evaluator.action("wait", () -> {
            running.countDown();
            release.await();
        });
        Message cell = client.execute("wait");
        running.await();

        List<Message> sent =
                IntStream.range(0, 20).mapToObj(i -> say("{\"n\":" + i + "}")).toList();
        sent.forEach(client::untilIdle);

        assertThat(received)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(String::valueOf).toList());
        release.countDown();
        assertThat(client.reply(Channel.SHELL, cell).fields().text("status")).isEqualTo("ok");
    }

    @Test
    void what_is_shown_by_a_handler_carries_the_request_that_an_output_widget_listens_to() {
        BlockingQueue<String> ids = new LinkedBlockingQueue<>();
        Message cell = open((comm, message) -> {
            ids.add(Notebook.comms().requestId().orElse("none"));
            Notebook.show("shown");
        });

        client.untilIdle(say("{}"));

        assertThat(ids).containsExactly(cell.header().id());
        assertThat(belongs(client.next(each -> each.type().equals("display_data")), cell))
                .isTrue();
    }

    @Test
    void a_handler_that_throws_is_told_under_its_cell_and_the_next_message_is_handled() {
        BlockingQueue<String> handled = new LinkedBlockingQueue<>();
        Message cell = open((comm, message) -> {
            handled.add("one");
            throw new StackOverflowError("no way out");
        });
        client.untilIdle(say("{}"));

        client.untilIdle(say("{}"));

        assertThat(handled).hasSize(2);
        Message told = client.next(each -> each.type().equals("stream"));
        assertThat(belongs(told, cell)).isTrue();
        assertThat(told.fields().text("name")).isEqualTo("stderr");
        assertThat(told.fields().text("text")).contains("no way out").contains("jupyter.widget");
    }

    @Test
    void a_handler_that_does_not_end_can_be_interrupted_and_the_next_one_is_not() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        open((comm, message) -> {
            if (!message.data().containsKey("wait")) {
                interrupted.add(Notebook.interrupted());
                return;
            }
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.add(Notebook.interrupted());
            }
        });
        Message stuck = say("{\"wait\":true}");
        waiting.await();

        client.send(Channel.CONTROL, "interrupt_request", "{}");
        client.untilIdle(stuck);
        client.untilIdle(say("{}"));

        assertThat(interrupted).containsExactly(true, false);
    }

    @Test
    void either_end_closes_and_afterwards_nothing_is_said() {
        List<String> heard = new ArrayList<>();
        open(new CommHandler() {
            @Override
            public void received(Comm comm, CommMessage message) {
                heard.add("message");
            }

            @Override
            public void closed(Comm comm, CommMessage last) {
                heard.add("closed " + last.data().get("why") + " " + comm.isOpen());
                comm.send(CommMessage.of(Map.of("too", "late")));
                comm.close();
            }
        });
        Comm first = opened();
        client.untilIdle(client.send(
                Channel.SHELL, "comm_close", "{\"comm_id\":\"" + first.id() + "\",\"data\":{\"why\":\"done\"}}"));
        client.untilIdle(say("{}"));

        open(DEAF);
        kernel.evaluator.action("close", () -> opened().close(CommMessage.of(Map.of("by", "kernel"))));
        Message closing = client.execute("close");

        assertThat(heard).containsExactly("closed done false");
        assertThat(kernel.console.ignoredCount()).isEqualTo(1);
        List<Message> said = client.untilIdle(closing);
        assertThat(types(said)).containsExactly("busy", "execute_input", "comm_close", "idle");
        assertThat(said.get(2).content().get("data")).hasToString("{\"by\":\"kernel\"}");
        assertThat(opened().isOpen()).isFalse();
    }

    @Test
    void a_front_end_opens_a_comm_to_a_registered_target_and_an_unknown_one_is_closed_at_once() {
        List<String> heard = new ArrayList<>();
        kernel.evaluator.action("register", () -> {
            Comms comms = Notebook.comms();
            comms.register("jupyter.widget.control", (comm, first) -> {
                heard.add("opened " + first.data().get("a"));
                System.out.print("hello");
                return (same, message) -> heard.add("message " + message.data().get("b"));
            });
        });
        Message cell = client.execute("register");
        client.untilIdle(cell);

        client.untilIdle(client.send(
                Channel.SHELL,
                "comm_open",
                "{\"comm_id\":\"x\",\"target_name\":\"jupyter.widget.control\",\"data\":{\"a\":1}}"));
        client.untilIdle(client.send(Channel.SHELL, "comm_msg", "{\"comm_id\":\"x\",\"data\":{\"b\":2}}"));
        Message unknown =
                client.send(Channel.SHELL, "comm_open", "{\"comm_id\":\"y\",\"target_name\":\"nobody\",\"data\":{}}");

        List<Message> said = client.untilIdle(unknown);
        assertThat(types(said)).containsExactly("busy", "comm_close", "idle");
        assertThat(said.get(1).fields().text("comm_id")).isEqualTo("y");
        assertThat(heard).containsExactly("opened 1", "message 2");
        assertThat(belongs(client.next(each -> each.type().equals("stream")), cell))
                .isTrue();
    }

    @Test
    void a_target_that_throws_leaves_no_open_comm() {
        kernel.evaluator.action(
                "register",
                () -> Notebook.comms().register("broken", (comm, first) -> {
                    throw new IllegalStateException("not today");
                }));
        client.reply(Channel.SHELL, client.execute("register"));

        Message request = client.send(Channel.SHELL, "comm_open", "{\"comm_id\":\"x\",\"target_name\":\"broken\"}");

        assertThat(types(client.untilIdle(request))).containsExactly("busy", "comm_close", "idle");
        assertThat(info("{}")).isEqualTo("{}");
    }

    @Test
    void open_comms_are_listed_all_or_those_of_a_target() {
        open(DEAF);
        String all = "{\"" + opened().id() + "\":{\"target_name\":\"jupyter.widget\"}}";

        assertThat(info("{}")).isEqualTo(all);
        assertThat(info("{\"target_name\":\"jupyter.widget\"}")).isEqualTo(all);
        assertThat(info("{\"target_name\":\"other\"}")).isEqualTo("{}");
    }

    @Test
    void messages_that_are_not_as_the_protocol_says_are_counted_and_change_nothing() {
        open(DEAF);

        client.untilIdle(client.send(Channel.SHELL, "comm_msg", "{}"));
        client.untilIdle(say("[]"));
        client.untilIdle(client.send(Channel.SHELL, "comm_open", "{\"comm_id\":5,\"target_name\":\"x\"}"));

        assertThat(kernel.console.ignoredCount()).isEqualTo(3);
        assertThat(opened().isOpen()).isTrue();
    }
}
