package org.cellstate.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {

    private static final String JUPYTERS = """
            {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1",
             "key": "a-b", "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "java", "jupyter_session": ""}
            """;

    @TempDir
    Path folder;

    @Test
    void a_file_is_read_back_as_it_was_written() throws Exception {
        ConnectionFile written = ConnectionFile.local().with("kernel_name", "java");
        Path file = folder.resolve("new/kernel.json");

        written.write(file);

        assertThat(ConnectionFile.read(file)).isEqualTo(written);
        assertThat(written.other().get("kernel_name").getAsString()).isEqualTo("java");
    }

    @Test
    void only_the_owner_can_read_it_and_nothing_stays_beside_it() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = folder.resolve("kernel.json");
        Files.writeString(file, "old");

        ConnectionFile.local().write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void a_file_that_is_its_owners_alone_is_accepted(String permissions) throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("kernel.json"), JUPYTERS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatCode(() -> ConnectionFile.checkPrivate(file)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-rw-rw-"})
    void a_file_that_others_can_read_or_write_is_refused(String permissions) throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(folder.resolve("kernel.json"), JUPYTERS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatThrownBy(() -> ConnectionFile.checkPrivate(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("received: " + file + " with " + permissions)
                .hasMessageContaining("try: chmod 600");
    }

    @Test
    void a_local_file_has_free_ports_and_a_key_of_its_own() throws Exception {
        ConnectionFile one = ConnectionFile.local();

        assertThat(new HashSet<>(one.ports().values())).hasSize(5);
        assertThat(one.key()).isNotEmpty().isNotEqualTo(ConnectionFile.local().key());
        assertThat(one.toString()).doesNotContain(one.key());
    }

    @Test
    void jupyters_own_file_is_read_and_fields_unknown_here_survive() {
        ConnectionFile file = ConnectionFile.of(Json.object(JUPYTERS));

        assertThat(file.address(Channel.SHELL)).isEqualTo("tcp://127.0.0.1:1");
        assertThat(file.address(Channel.HEARTBEAT)).isEqualTo("tcp://127.0.0.1:5");
        assertThat(file.json()).isEqualTo(Json.object(JUPYTERS));
    }

    @Test
    void addresses_take_the_form_of_their_transport() {
        ConnectionFile ipc =
                ConnectionFile.of(Json.object(JUPYTERS.replace("tcp", "ipc").replace("127.0.0.1", "/run/kernel")));
        ConnectionFile six = ConnectionFile.of(Json.object(JUPYTERS.replace("127.0.0.1", "::1")));

        assertThat(ipc.address(Channel.IOPUB)).isEqualTo("ipc:///run/kernel-2");
        assertThat(six.address(Channel.IOPUB)).isEqualTo("tcp://[::1]:2");
    }

    @Test
    void what_is_wrong_is_named() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.json"), "{");

        assertThatThrownBy(() -> ConnectionFile.read(file))
                .isInstanceOf(InvalidContentException.class)
                .hasMessageContaining("broken.json");
        assertThatThrownBy(() -> ConnectionFile.of(Json.object(JUPYTERS.replace("\"shell_port\": 1,", ""))))
                .hasMessageContaining("shell_port");
        assertThatThrownBy(() -> ConnectionFile.of(Json.object(JUPYTERS.replace("hmac-sha256", "hmac-md5"))))
                .hasMessageContaining("received: hmac-md5");
        assertThatThrownBy(() -> ConnectionFile.of(Json.object(JUPYTERS.replace("\"tcp\"", "\"pgm\""))))
                .hasMessageContaining("try: tcp or ipc");
    }
}
