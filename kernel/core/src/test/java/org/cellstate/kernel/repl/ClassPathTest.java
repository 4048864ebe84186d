package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject.Kind;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    @TempDir
    Path folder;

    /** The class file of {@code users.Greeter}, whose only method returns a text. */
    private byte[] greeter(String text) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source")).resolve("Greeter.java");
        Files.writeString(
                source,
                "package users; public class Greeter { public static String greet() { return \"" + text + "\"; } }");
        Path classes = Files.createDirectories(folder.resolve("compiled"));
        int status =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(status).isZero();
        return Files.readAllBytes(classes.resolve("users/Greeter.class"));
    }

    private Path jar(String name, Map<String, String> manifest, Map<String, byte[]> content) throws IOException {
        Manifest attributes = new Manifest();
        attributes.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((key, value) -> attributes.getMainAttributes().putValue(key, value));
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, attributes)) {
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                entries.putNextEntry(new ZipEntry(each.getKey()));
                entries.write(each.getValue());
                entries.closeEntry();
            }
        }
        return jar;
    }

    private Path jar(String name, String greeting) throws IOException {
        return jar(name, Map.of(), Map.of("users/Greeter.class", greeter(greeting)));
    }

    private Path folderOfClasses(String greeting) throws IOException {
        byte[] bytes = greeter(greeting);
        Path classes = folder.resolve("classes");
        Files.write(Files.createDirectories(classes.resolve("users")).resolve("Greeter.class"), bytes);
        return classes;
    }

    private static Object greeting(List<Path> classPath) {
        try (Cells cells = new Cells(SessionOptions.of(classPath))) {
            return cells.value("import users.*;\nGreeter.greet()");
        }
    }

    @Test
    void a_class_in_a_jar_compiles_and_runs() throws IOException {
        assertThat(greeting(List.of(jar("a b%41.jar", "hello")))).isEqualTo("hello");
    }

    @Test
    void a_jar_that_another_names_in_its_manifest_is_seen() throws IOException {
        jar("named.jar", "named");
        Path naming = jar("naming.jar", Map.of("Class-Path", "absent.jar named.jar"), Map.of());

        assertThat(greeting(List.of(naming))).isEqualTo("named");
    }

    @Test
    void a_multi_release_jar_shows_what_is_meant_for_this_java() throws IOException {
        Map<String, byte[]> content = Map.of(
                "META-INF/versions/9/users/Greeter.class", greeter("nine"),
                "META-INF/versions/9999/users/Later.class", greeter("far away"));
        Path jar = jar("release.jar", Map.of("Multi-Release", "true"), content);

        try (Cells cells = new Cells(SessionOptions.of(List.of(jar)))) {
            assertThat(cells.value("users.Greeter.greet()")).isEqualTo("nine");
            assertThat(cells.error("users.Later.class").name()).isEqualTo("CompileError");
        }
    }

    @Test
    void a_jar_that_is_not_multi_release_hides_its_versions() throws IOException {
        Path jar = jar("plain.jar", Map.of(), Map.of("META-INF/versions/9/users/Greeter.class", greeter("nine")));

        try (Cells cells = new Cells(SessionOptions.of(List.of(jar)))) {
            assertThat(cells.error("users.Greeter.greet()").name()).isEqualTo("CompileError");
        }
    }

    @Test
    void the_first_on_the_class_path_counts_be_it_a_jar_or_a_folder() throws IOException {
        Path inFolder = folderOfClasses("folder");
        Path inJar = jar("jar.jar", "jar");

        assertThat(greeting(List.of(inFolder, inJar))).isEqualTo("folder");
        assertThat(greeting(List.of(inJar, inFolder))).isEqualTo("jar");
    }

    @Test
    void what_is_added_later_compiles_and_what_is_no_jar_does_no_harm() throws IOException {
        Path broken = folder.resolve("broken.jar");
        Files.writeString(broken, "no jar");
        try (Cells cells = new Cells(SessionOptions.of(List.of(broken, folder.resolve("absent"))))) {
            assertThat(cells.error("users.Greeter.greet()").name()).isEqualTo("CompileError");

            cells.session.addToClassPath(List.of(jar("later.jar", "later")));

            assertThat(cells.value("users.Greeter.greet()")).isEqualTo("later");
        }
    }

    @Test
    void a_package_is_listed_with_or_without_those_below_it() throws IOException {
        byte[] some = new byte[0];
        Path file = jar(
                "deep.jar",
                Map.of(),
                Map.of("a/One.class", some, "a/b/Two.class", some, "ab/No.class", some, "a/Three.java", some));
        try (JarIndex jar = JarIndex.read(file)) {
            assertThat(names(jar, Set.of(Kind.CLASS), false)).containsExactly("a.One");
            assertThat(names(jar, Set.of(Kind.CLASS), true)).containsExactlyInAnyOrder("a.One", "a.b.Two");
            assertThat(names(jar, Set.of(Kind.SOURCE), true)).containsExactly("a.Three");
        }
    }

    private static List<String> names(JarIndex jar, Set<Kind> kinds, boolean recurse) {
        List<String> names = new ArrayList<>();
        jar.list("a", kinds, recurse, file -> names.add(((JarMember) file).binaryName()));
        return names;
    }
}
