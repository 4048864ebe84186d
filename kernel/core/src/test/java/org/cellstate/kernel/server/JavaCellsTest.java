package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.complete.JavaAssistant;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.SessionOptions;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and comms of Java cells as a user writes them, over real sockets. */
@Timeout(120)
class JavaCellsTest {

    private KernelServer server;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Console console = new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        server = KernelServer.start(
                file,
                Signer.of(file.key()),
                () -> {
                    JavaSession java = JavaSession.start(SessionOptions.of(List.of())
                            .startup("import java.util.*; import org.cellstate.kernel.api.*;"));
                    return new Interpreter(java, new JavaAssistant(java));
                },
                Optional.empty(),
                console);
        client = new TestClient(file);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private String result(Message cell) {
        List<Message> said = client.untilIdle(cell);
        return said.get(said.size() - 2)
                .content()
                .getAsJsonObject("data")
                .get("text/plain")
                .getAsString();
    }

    @Test
    void a_scanner_reads_what_the_user_types() {
        Message cell = client.executeAsking("""
                Scanner in = new Scanner(System.in);
                System.out.print("Name and age? ");
                String name = in.next();
                int age = in.nextInt();
                name + " " + (age + 1)""");

        client.answer(client.receive(Channel.STDIN), "Jürgen", true);
        client.answer(client.receive(Channel.STDIN), "41", true);

        assertThat(result(cell)).isEqualTo("Jürgen 42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Scanner(System.in).nextLine()",
                "System.in.read()",
                "new java.io.BufferedReader(new java.io.InputStreamReader(System.in)).readLine()",
                "Notebook.input(\"Name? \")",
                "try { System.in.read(); } catch (java.io.IOException e) { }; int a = 1; a"
            })
    void a_cell_that_waits_for_its_user_is_interrupted_and_the_next_one_runs(String code) {
        Message cell = client.executeAsking(code);
        client.receive(Channel.STDIN);

        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));

        assertThat(client.reply(Channel.SHELL, cell).fields().text("ename")).isEqualTo("Interrupted");
        Message next = client.executeAsking("Notebook.input(\"Again? \")");
        Message question = client.receive(Channel.STDIN);
        client.answer(question, "yes", true);
        assertThat(result(next)).isEqualTo("yes");
    }

    @Test
    void a_client_that_cannot_ask_is_told_so() {
        Message cell = client.execute("new Scanner(System.in).nextLine()");

        assertThat(client.reply(Channel.SHELL, cell).fields().text("evalue"))
                .contains("only where its client allows it");
    }

    @Test
    void a_comm_of_a_cell_is_heard_while_another_cell_runs() {
        Message opening = client.execute("""
                int seen = 0;
                Comm comm = Notebook.comms().open("jupyter.widget",
                        CommMessage.of(Map.of("state", Map.of("value", 1))).withMetadata(Map.of("version", "2.1.0")),
                        (self, message) -> {
                            seen = ((Long) message.data().get("value")).intValue();
                            System.out.println("moved to " + seen);
                            self.send(CommMessage.of(Map.of("method", "echo_update")));
                        });""");
        Message opened = client.next(message -> message.type().equals("comm_open"));
        client.reply(Channel.SHELL, opening);
        Message busy = client.execute("while (seen != 5) Thread.onSpinWait(); seen");
        client.next(message -> message.type().equals("execute_input") && TestClient.belongs(message, busy));

        client.send(
                Channel.SHELL,
                "comm_msg",
                "{\"comm_id\":\"" + opened.fields().text("comm_id") + "\",\"data\":{\"value\":5}}");

        assertThat(result(busy)).isEqualTo("5");
        Message printed = client.next(message -> message.type().equals("stream"));
        assertThat(TestClient.belongs(printed, opening)).isTrue();
        assertThat(printed.fields().text("text")).startsWith("moved to 5");
        client.next(message -> message.type().equals("comm_msg"));
    }
}
