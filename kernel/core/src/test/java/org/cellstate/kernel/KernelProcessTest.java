package org.cellstate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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

    @Test
    void a_connection_file_that_others_can_read_ends_the_process_with_1_and_a_message_unless_that_is_wanted()
            throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        ConnectionFile file = ConnectionFile.local();
        ProcessBuilder builder = kernel(file);
        builder.environment().remove("JUPYTER_ALLOW_INSECURE_WRITES");
        Files.setPosixFilePermissions(folder.resolve("kernel.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(exit(builder.start())).isEqualTo(1);

        assertThat(Files.readString(folder.resolve("console.txt"))).contains("must be its owner's alone");
        builder.environment().put("JUPYTER_ALLOW_INSECURE_WRITES", "1");
        Process process = builder.start();
        try (TestClient client = new TestClient(file)) {
            client.send(Channel.CONTROL, "shutdown_request", "{}");
            assertThat(exit(process)).isZero();
        }
    }

    @Test
    void a_kernel_without_a_key_starts_only_where_that_is_asked_for() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        ConnectionFile open = new ConnectionFile(file.transport(), file.ip(), file.ports(), "", file.other());
        ProcessBuilder builder = kernel(open);

        assertThat(exit(builder.start())).isEqualTo(1);

        assertThat(Files.readString(folder.resolve("console.txt")))
                .contains("Messages must be signed")
                .doesNotContain("at org.");
    }

    @Test
    void a_class_path_file_that_is_gone_ends_the_process_with_1_and_three_parts() throws Exception {
        ProcessBuilder builder = kernel(ConnectionFile.local());
        builder.command()
                .addAll(List.of("--classpath-file", folder.resolve("gone").toString()));

        assertThat(exit(builder.start())).isEqualTo(1);

        assertThat(Files.readString(folder.resolve("console.txt")))
                .startsWith("A file that the kernel's command names must be there.\n  received: no "
                        + folder.resolve("gone") + "\n  try: ./cellstate install");
    }
}
