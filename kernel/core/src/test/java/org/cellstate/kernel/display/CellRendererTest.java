package org.cellstate.kernel.display;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellRendererTest {

    private static final String SERVICE = "META-INF/services/" + Renderer.class.getName();

    @TempDir
    Path folder;

    private OutputRouter router;

    record Money(long cents) {}

    /** Shows how many of its kind there were when it was made. */
    public static final class Counting implements Renderer<Money> {

        private static int made;

        private final int number = ++made;

        @Override
        public Class<Money> type() {
            return Money.class;
        }

        @Override
        public MimeBundle render(Money money) {
            return MimeBundle.text("renderer " + number);
        }
    }

    @BeforeEach
    void start() {
        Counting.made = 0;
        router = new OutputRouter((type, parent, content) -> {}, System.out);
    }

    @AfterEach
    void close() {
        router.close();
    }

    private static final class Libraries extends URLClassLoader {

        Libraries(Path... entries) throws IOException {
            super(new URL[0], CellRendererTest.class.getClassLoader());
            for (Path each : entries) {
                add(each);
            }
        }

        void add(Path entry) throws IOException {
            addURL(entry.toUri().toURL());
        }
    }

    private Path jar(String name, Map<String, String> content) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, String> each : content.entrySet()) {
                entries.putNextEntry(new ZipEntry(each.getKey()));
                entries.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private String inOneCell(CellRenderer renderer) {
        CellContext cell = router.begin(new JsonObject(), 1, (prompt, password) -> "");
        try {
            return renderer.render(new Money(1)).text();
        } finally {
            router.end(cell);
        }
    }

    @Test
    void renderers_of_jars_are_looked_up_once() throws IOException {
        try (Libraries libraries = new Libraries(jar("shows.jar", Map.of(SERVICE, Counting.class.getName())))) {
            CellRenderer renderer = new CellRenderer(() -> libraries, router);

            assertThat(inOneCell(renderer)).isEqualTo("renderer 1");
            assertThat(inOneCell(renderer)).isEqualTo("renderer 1");
        }
    }

    @Test
    void renderers_that_were_looked_up_before_the_first_cell_are_those_of_the_cell() throws IOException {
        try (Libraries libraries = new Libraries(jar("shows.jar", Map.of(SERVICE, Counting.class.getName())))) {
            CellRenderer renderer = new CellRenderer(() -> libraries, router);

            renderer.prepare();

            assertThat(Counting.made).isEqualTo(1);
            assertThat(inOneCell(renderer)).isEqualTo("renderer 1");
        }
    }

    @Test
    void a_jar_that_is_added_brings_its_renderers_to_the_next_cell() throws IOException {
        try (Libraries libraries = new Libraries(jar("empty.jar", Map.of("x", "")))) {
            CellRenderer renderer = new CellRenderer(() -> libraries, router);
            assertThat(inOneCell(renderer)).doesNotContain("renderer");

            libraries.add(jar("shows.jar", Map.of(SERVICE, Counting.class.getName())));

            assertThat(inOneCell(renderer)).isEqualTo("renderer 1");
        }
    }

    @Test
    void a_folder_may_bring_renderers_at_any_time() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (Libraries libraries = new Libraries(classes)) {
            CellRenderer renderer = new CellRenderer(() -> libraries, router);
            assertThat(inOneCell(renderer)).doesNotContain("renderer");

            Path service = classes.resolve(SERVICE);
            Files.createDirectories(service.getParent());
            Files.writeString(service, Counting.class.getName());

            assertThat(inOneCell(renderer)).isEqualTo("renderer 1");
            assertThat(inOneCell(renderer)).isEqualTo("renderer 2");
        }
    }
}
