package org.cellstate.kernel.complete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.tools.ToolProvider;

/** A small library in the manner of the DSL, built for tests as Maven builds one: sources here, classes in {@code target}. */
final class Library {

    private Library() {}

    /** Builds it in a folder, and returns its class path entry. */
    static Path build(Path folder) throws IOException {
        Path source = folder.resolve("src/main/java/org/cellstate/play/Words.java");
        Files.createDirectories(Objects.requireNonNull(source.getParent()));
        try (InputStream in = Library.class.getResourceAsStream("Words.java")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        Path classes = Files.createDirectories(folder.resolve("target/classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-g", "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        return classes;
    }
}
