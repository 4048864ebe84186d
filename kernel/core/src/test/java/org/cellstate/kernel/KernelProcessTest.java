package org.cellstate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.server.TestClient;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelProcessTest {

    @TempDir
    Path folder;

    private ProcessBuilder kernel(ConnectionFile file) throws Exception {
        Path connection = folder.resolve("kernel.json");
        file.write(connection);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopingKernel.class.getName(),
                        connection.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.txt").toFile());
        builder.environment()
                .put("CELLSTATE_HISTORY", folder.resolve("history.jsonl").toString());
        return builder;
    }

    private static int exit(Process process) throws Exception {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void the_process_ends_with_0_on_a_shutdown_while_a_cell_loops() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Process process = kernel(file).start();
        try (TestClient client = new TestClient(file)) {
            client.execute("loop");
            client.next(message -> message.type().equals("stream"));

            Message shutdown = client.send(Channel.CONTROL, "shutdown_request", "{\"restart\":false}");

            assertThat(client.reply(Channel.CONTROL, shutdown).fields().text("status"))
                    .isEqualTo("ok");
            assertThat(TestClient.types(client.untilIdle(shutdown))).containsExactly("busy", "shutdown_reply", "idle");
            assertThat(exit(process)).isZero();
        }
        assertThat(folder.resolve("console.txt")).isEmptyFile();
    }

    @Test
    void the_process_ends_when_the_one_that_started_it_does() throws Exception {
        assumeThat(File.separatorChar).as("Windows passes a handle").isEqualTo('/');
        Process parent = new ProcessBuilder("cat").start();
        ConnectionFile file = ConnectionFile.local();
        ProcessBuilder builder = kernel(file);
        builder.environment().put("JPY_PARENT_PID", Long.toString(parent.pid()));
        Process process = builder.start();
        try (TestClient client = new TestClient(file)) {
            client.execute("loop");
            client.next(message -> message.type().equals("stream"));

            parent.destroy();

            assertThat(exit(process)).isZero();
        }
        assertThat(Files.readString(folder.resolve("console.txt"))).contains("program that started this kernel");
    }

    @Test
    void a_connection_file_that_is_none_ends_the_process_with_1_and_a_message() throws Exception {
        ProcessBuilder builder = kernel(ConnectionFile.local());
        Files.writeString(folder.resolve("kernel.json"), "{}", StandardCharsets.UTF_8);

        assertThat(exit(builder.start())).isEqualTo(1);

        assertThat(Files.readString(folder.resolve("console.txt")))
                .contains("must have the field")
                .doesNotContain("at ");
    }
}
