package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.types;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@SuppressWarnings("DefaultCharset") // as the cells of beginners read
class InputTest {

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

    /** Answers the next question and returns it. */
    private Message answer(String value) {
        Message question = client.receive(Channel.STDIN);
        client.answer(question, value, true);
        return question;
    }

    private String result(Message cell) {
        client.reply(Channel.SHELL, cell);
        List<Message> said = client.untilIdle(cell);
        return said.get(said.size() - 2)
                .content()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_question_goes_to_the_client_that_runs_the_cell_and_its_answer_comes_back(boolean named) {
        evaluator.on("ask", () -> new Outcome.Value(Notebook.input("Name? ")));
        try (TestClient other = new TestClient(kernel.file)) {
            Message cell = client.executeAsking("ask");

            Message question = client.receive(Channel.STDIN);

            assertThat(question.type()).isEqualTo("input_request");
            assertThat(question.content()).hasToString("{\"prompt\":\"Name? \",\"password\":false}");
            assertThat(question.parentId()).contains(cell.header().id());
            client.answer(question, "Zoë 😀", named);
            assertThat(result(cell)).isEqualTo("Zoë 😀");
            assertThat(other.hears(Channel.STDIN)).isFalse();
        }
    }

    @Test
    void a_password_is_asked_for_as_one() {
        evaluator.on("ask", () -> new Outcome.Value(Notebook.password("Key: ").length()));
        Message cell = client.executeAsking("ask");

        assertThat(answer("secret").content()).hasToString("{\"prompt\":\"Key: \",\"password\":true}");
        assertThat(result(cell)).isEqualTo("6");
    }

    @Test
    void what_is_printed_before_a_question_is_seen_before_it() {
        evaluator.on("ask", () -> {
            System.out.print("How many? ");
            return new Outcome.Value(new Scanner(System.in).nextInt());
        });
        Message cell = client.executeAsking("ask");

        Message stream = client.next(message -> message.type().equals("stream"));

        assertThat(stream.fields().text("text")).isEqualTo("How many? ");
        answer("12");
        assertThat(result(cell)).isEqualTo("12");
    }

    @Test
    void scanners_readers_and_single_bytes_read_line_by_line() {
        evaluator.on("scanner", () -> {
            Scanner scanner = new Scanner(System.in);
            return new Outcome.Value(scanner.nextLine() + scanner.nextInt() + scanner.nextInt());
        });
        evaluator.on(
                "reader", () -> new Outcome.Value(new BufferedReader(new InputStreamReader(System.in)).readLine()));
        evaluator.on(
                "bytes",
                () -> new Outcome.Value(System.in.read() + " " + System.in.available() + " " + System.in.read()));

        Message scanner = client.executeAsking("scanner");
        answer("é");
        answer("1 2");
        assertThat(result(scanner)).isEqualTo("é12");

        Message reader = client.executeAsking("reader");
        answer("日本");
        assertThat(result(reader)).isEqualTo("日本");

        Message bytes = client.executeAsking("bytes");
        answer("ab");
        assertThat(result(bytes)).isEqualTo("97 2 98");
    }

    @Test
    void what_one_cell_leaves_unread_does_not_reach_the_next() {
        evaluator.on("read", () -> new Outcome.Value((char) System.in.read()));
        Message first = client.executeAsking("read");
        answer("abc");
        assertThat(result(first)).isEqualTo("a");

        Message second = client.executeAsking("read");
        answer("xyz");

        assertThat(result(second)).isEqualTo("x");
    }

    @Test
    void the_end_of_the_input_ends_a_reader_and_is_an_error_of_a_question() {
        evaluator.on(
                "read",
                () -> new Outcome.Value(
                        "" + new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine()));
        evaluator.on("ask", () -> new Outcome.Value(Notebook.input("? ")));
        Message read = client.executeAsking("read");
        answer("\u0004");
        assertThat(result(read)).isEqualTo("null");

        Message ask = client.executeAsking("ask");
        answer("\u0004");

        assertThat(client.reply(Channel.SHELL, ask).fields().text("evalue")).contains("received: the end of the input");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "ask"})
    void a_client_that_cannot_ask_gets_an_error_that_says_why(String code) {
        evaluator.action("read", () -> new Scanner(System.in).nextLine());
        evaluator.action("ask", () -> Notebook.input("Name? "));
        Message silentOnIt = client.execute(code);
        Message refusing =
                client.send(Channel.SHELL, "execute_request", "{\"code\":\"" + code + "\",\"allow_stdin\":false}");

        assertThat(client.reply(Channel.SHELL, silentOnIt).fields().text("evalue"))
                .contains("only where its client allows it")
                .contains("allow_stdin false")
                .contains("try: ");
        assertThat(client.reply(Channel.SHELL, refusing).fields().text("status"))
                .isIn("error", "aborted");
        assertThat(client.hears(Channel.STDIN)).isFalse();
    }

    @Test
    void an_interrupt_ends_the_wait_of_a_cell_however_it_asks() {
        BlockingQueue<Object> thrown = new LinkedBlockingQueue<>();
        evaluator.action("read", () -> {
            try {
                System.in.read();
            } catch (InterruptedIOException e) {
                thrown.add(Thread.interrupted());
            }
        });
        evaluator.action("ask", () -> {
            try {
                Notebook.input("? ");
            } catch (CellInterruptedException e) {
                thrown.add(Notebook.interrupted());
            }
        });

        for (String code : List.of("read", "ask")) {
            Message cell = client.executeAsking(code);
            client.receive(Channel.STDIN);
            client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));
            client.untilIdle(cell);
            client.reply(Channel.SHELL, cell);
        }

        assertThat(thrown).containsExactly(true, true);
    }

    @Test
    void an_interrupt_ends_the_wait_of_a_thread_that_a_cell_has_started() {
        BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        evaluator.action("start", () -> {
            Thread asking = new Thread(() -> {
                try {
                    ended.add("read " + System.in.read());
                } catch (IOException e) {
                    ended.add("stopped");
                }
            });
            asking.start();
            asking.join();
        });
        Message cell = client.executeAsking("start");
        Message question = client.receive(Channel.STDIN);
        assertThat(question.parentId()).contains(cell.header().id());
        evaluator.deaf(); // the cell's own thread joins on

        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));
        client.reply(Channel.SHELL, cell);

        assertThat(ended).containsExactly("stopped");
    }

    @Test
    void late_foreign_and_broken_answers_are_ignored_and_counted() {
        evaluator.on("ask", () -> new Outcome.Value(Notebook.input("? ")));
        Message first = client.executeAsking("ask");
        Message old = answer("one");
        assertThat(result(first)).isEqualTo("one");
        client.answer(old, "late", true);
        Message second = client.executeAsking("ask");
        Message question = client.receive(Channel.STDIN);
        try (TestClient stranger = new TestClient(kernel.file)) {
            stranger.answer(question, "foreign", true);
            stranger.answer(question, "foreign", false);
            client.answer(old, "late again", true);
            client.send(Channel.STDIN, "input_reply", "{\"value\":5}");
            client.send(Channel.STDIN, "execute_request", "{\"code\":\"1+1\"}");
            while (kernel.console.ignoredCount() < 6) {
                Thread.onSpinWait();
            }

            client.answer(question, "two", true);

            assertThat(result(second)).isEqualTo("two");
        }
        assertThat(kernel.console.ignoredCount()).isEqualTo(6);
    }

    @Test
    void a_silent_cell_asks_too_and_nothing_else_is_seen_of_it() {
        evaluator.action("ask", () -> System.out.println(Notebook.input("? ")));
        Message cell = client.send(
                Channel.SHELL, "execute_request", "{\"code\":\"ask\",\"silent\":true,\"allow_stdin\":true}");

        answer("x");

        assertThat(types(client.untilIdle(cell))).containsExactly("busy", "idle");
    }
}
