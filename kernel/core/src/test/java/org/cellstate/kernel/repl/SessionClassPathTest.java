package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class SessionClassPathTest {

    private Cells cells;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Path source = directory.resolve("Greeter.java");
        Files.writeString(
                source, "package users; public class Greeter { public static String greet() { return \"hi\"; } }");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.lang.Runnable"), "users.Greeter");
        cells = new Cells(SessionOptions.of(List.of(classes)));
    }

    @AfterAll
    void close() {
        cells.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import com.google.gson.Gson;",
                "import org.zeromq.*;",
                "import org.zeromq.ZContext;",
                "import org.cellstate.kernel.repl.JavaSession;",
                "import org.junit.jupiter.api.Test;",
                "new com.google.gson.Gson()"
            })
    void the_kernel_s_own_libraries_do_not_compile(String code) {
        assertThat(cells.error(code).name()).isEqualTo("CompileError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.google.gson.Gson", "org.zeromq.ZContext", "org.cellstate.kernel.repl.JavaSession"})
    void the_kernel_s_own_libraries_do_not_load(String name) {
        assertThat(cells.error("Class.forName(\"" + name + "\")").name()).isEqualTo("ClassNotFoundException");
        assertThat(cells.error("Thread.currentThread().getContextClassLoader().loadClass(\"" + name + "\")")
                        .name())
                .isEqualTo("ClassNotFoundException");
    }

    @Test
    void the_kernel_s_api_is_the_kernel_s_own() {
        Object api = cells.value("import org.cellstate.kernel.api.Notebook;\nNotebook.class");

        assertThat(api).isSameAs(org.cellstate.kernel.api.Notebook.class);
    }

    @Test
    void the_session_s_class_path_compiles_and_loads() {
        assertThat(cells.value("users.Greeter.greet()")).isEqualTo("hi");
        assertThat(cells.value("users.Greeter.class.getClassLoader()")).isSameAs(cells.session.sessionLoader());
    }

    @Test
    void resources_of_the_session_are_found_through_the_context_class_loader() {
        assertThat(cells.value("Thread.currentThread().getContextClassLoader()"
                        + ".getResource(\"META-INF/services/java.lang.Runnable\") != null"))
                .isEqualTo(true);
    }

    @Test
    void the_whole_platform_is_visible() {
        assertThat(cells.value("java.sql.Types.INTEGER")).isEqualTo(java.sql.Types.INTEGER);
        assertThat(cells.value("com.sun.source.tree.Tree.class")).isSameAs(com.sun.source.tree.Tree.class);
    }

    @Test
    void the_class_file_of_a_cell_s_class_is_a_resource() {
        assertThat(cells.value("""
                class Own {}
                Own.class.getClassLoader().getResourceAsStream(Own.class.getName().replace('.', '/') + ".class").read()""")).isEqualTo(0xCA);
    }
}
