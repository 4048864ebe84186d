package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cellstate.kernel.complete.Described.DocPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {

    private static final DocPlace OF_JDK = new DocPlace("java.base", "java.lang.Made", List.of(), "", List.of());
    private static final DocPlace OF_LIBRARY = new DocPlace("", "users.Made", List.of(), "", List.of());

    @TempDir
    private Path folder;

    private static void zip(Path file, String entry) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(("// " + entry).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private SourceFiles sources(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        return new SourceFiles(new URLClassLoader(urls, null), folder);
    }

    @Test
    void the_jdk_s_lie_in_its_src_zip() throws IOException {
        zip(folder.resolve("lib/src.zip"), "java.base/java/lang/Made.java");

        assertThat(sources().source(OF_JDK)).contains("// java.base/java/lang/Made.java");
        assertThat(sources().lacking(OF_JDK)).isEmpty();
    }

    @Test
    void a_jdk_without_them_is_said_so() throws IOException {
        assertThat(sources().source(OF_JDK)).isEmpty();
        assertThat(sources().lacking(OF_JDK))
                .hasValueSatisfying(line -> assertThat(line)
                        .isEqualTo("(no documentation of the JDK: " + folder.resolve("lib") + " has no src.zip)"));
        assertThat(sources().lacking(OF_LIBRARY)).isEmpty();
    }

    @Test
    void a_library_s_lie_beside_its_jar() throws IOException {
        Path jar = folder.resolve("made/1.0/made-1.0.jar");
        zip(jar, "users/Made.class");
        assertThat(sources(jar).source(OF_LIBRARY)).isEmpty();

        zip(folder.resolve("made/1.0/made-1.0-sources.jar"), "users/Made.java");
        assertThat(sources(jar).source(OF_LIBRARY)).contains("// users/Made.java");
    }

    @Test
    void what_was_built_here_is_found_where_it_was_built_from() throws IOException {
        Path jar = folder.resolve("module/target/module-1.0.jar");
        zip(jar, "users/Made.class");
        Path source = folder.resolve("module/src/main/java/users/Made.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class Made {}");

        assertThat(sources(jar).source(OF_LIBRARY)).contains("class Made {}");
    }

    @Test
    void what_is_nowhere_has_no_source() throws IOException {
        assertThat(sources().source(OF_LIBRARY)).isEmpty();
    }
}
