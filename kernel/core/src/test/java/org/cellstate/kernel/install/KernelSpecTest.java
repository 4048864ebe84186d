package org.cellstate.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cellstate.kernel.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {

    private static final Path HOME = Path.of("/home/ada");
    private static final KernelSpec SPEC =
            KernelSpec.of(List.of("java", "-cp", "a:b", "org.cellstate.kernel.KernelMain", "{connection_file}"));

    @TempDir
    Path kernels;

    private static Path user(String osName, Map<String, String> environment) {
        return new JupyterPaths(osName, environment, HOME).user();
    }

    @Test
    void the_users_folder_is_where_jupyter_looks_on_each_platform() {
        assertThat(user("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/jupyter/kernels"));
        assertThat(user("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/jupyter/kernels"));
        assertThat(user("Mac OS X", Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(HOME.resolve("Library/Jupyter/kernels"));
        assertThat(user("Windows 11", Map.of("APPDATA", "/Roaming"))).isEqualTo(Path.of("/Roaming/jupyter/kernels"));
        assertThat(user("Windows 11", Map.of())).isEqualTo(HOME.resolve(".jupyter/data/kernels"));
    }

    @Test
    void jupyter_data_dir_goes_before_the_platforms_place() {
        for (String osName : List.of("Linux", "Mac OS X", "Windows 11")) {
            assertThat(user(osName, Map.of("JUPYTER_DATA_DIR", "/mine", "APPDATA", "/r", "XDG_DATA_HOME", "/x")))
                    .isEqualTo(Path.of("/mine/kernels"));
        }
    }

    @Test
    void a_prefix_has_its_kernels_below_share() {
        assertThat(new JupyterPaths("Linux", Map.of("JUPYTER_DATA_DIR", "/mine"), HOME).below(Path.of("/venv")))
                .isEqualTo(Path.of("/venv/share/jupyter/kernels"));
    }

    @Test
    void kernel_json_says_how_to_start_and_interrupt_it() throws Exception {
        Path folder = SPEC.install(kernels, "java", List.of());

        JsonObject json = Json.object(Files.readAllBytes(folder.resolve("kernel.json")));
        assertThat(folder).isEqualTo(kernels.resolve("java"));
        assertThat(json.get("display_name").getAsString()).isEqualTo("Java (Cellstate)");
        assertThat(json.get("language").getAsString()).isEqualTo("java");
        assertThat(json.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(json.getAsJsonArray("argv")).hasSize(5);
    }

    @Test
    void an_older_install_is_replaced_with_all_its_files_and_nothing_stays_beside_it() throws Exception {
        Path old = Files.createDirectories(kernels.resolve("java"));
        Files.writeString(old.resolve("kernel.json"), "old");
        Files.writeString(old.resolve("left.over"), "old");
        Path logo = Files.writeString(kernels.resolve("logo-64x64.png"), "picture");

        SPEC.install(kernels, "java", List.of(logo));

        try (Stream<Path> files = Files.list(kernels.resolve("java"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("kernel.json", "logo-64x64.png");
        }
        try (Stream<Path> files = Files.list(kernels)) {
            assertThat(files).containsExactlyInAnyOrder(kernels.resolve("java"), logo);
        }
    }

    @Test
    void an_install_that_fails_leaves_the_older_one() throws Exception {
        SPEC.install(kernels, "java", List.of());

        assertThatThrownBy(() -> SPEC.install(kernels, "java", List.of(kernels.resolve("no.png"))))
                .isInstanceOf(java.io.IOException.class);

        assertThat(kernels.resolve("java/kernel.json")).exists();
        try (Stream<Path> files = Files.list(kernels)) {
            assertThat(files).containsExactly(kernels.resolve("java"));
        }
    }

    @Test
    void wrong_names_and_commands_are_refused() {
        assertThatThrownBy(() -> SPEC.install(kernels, "../java", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("received: ../java");
        assertThatThrownBy(() -> KernelSpec.of(List.of("java")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{connection_file}");
    }

    @Test
    void the_options_of_its_jvm_are_kept_with_it() throws Exception {
        assertThat(KernelSpec.javaOptionsIn(kernels, "cellstate")).isEmpty();
        SPEC.install(kernels, "cellstate", List.of());
        assertThat(KernelSpec.javaOptionsIn(kernels, "cellstate")).isEmpty();

        SPEC.javaOptions("-Xmx8g '-Dname=a b'").install(kernels, "cellstate", List.of());

        assertThat(KernelSpec.javaOptionsIn(kernels, "cellstate")).isEqualTo("-Xmx8g '-Dname=a b'");
    }

    @Test
    void a_broken_kernelspec_keeps_no_options() throws Exception {
        Path folder = Files.createDirectories(kernels.resolve("cellstate"));
        for (String broken : List.of("", "{", "[]", "{\"metadata\": 3}", "{\"metadata\": {\"cellstate\": []}}")) {
            Files.writeString(folder.resolve("kernel.json"), broken);

            assertThat(KernelSpec.javaOptionsIn(kernels, "cellstate"))
                    .as(broken)
                    .isEmpty();
        }
    }
}
