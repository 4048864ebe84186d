package org.cellstate.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.maven.FileRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyMagicsTest {

    private Path directory;
    private FileRepository repository;
    private MagicCells cells;

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary;
        repository = new FileRepository(temporary);
        cells = new MagicCells(List.of(), repository.settings());
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void what_a_line_adds_can_be_used_further_down_in_the_same_cell() {
        repository.artifact("lib", "1.5", "base:1").artifact("base", "1");

        assertThat(cells.value("%maven test:lib:1.5\nimport test.Lib;\nLib.version() + test.Base.version()"))
                .isEqualTo("1.51");
        assertThat(cells.printed()).contains("added 2 jars: lib 1.5, base 1").contains("downloaded 4 files");
    }

    @Test
    void a_name_that_was_unknown_before_is_known_afterwards() {
        repository.artifact("lib", "1");
        assertThat(cells.error("import test.Lib;").name()).isEqualTo("CompileError");
        assertThat(cells.error("test.Lib.version()").name()).isEqualTo("CompileError");

        cells.run("%maven test:lib:1");

        assertThat(cells.value("import test.Lib;\nLib.version()")).isEqualTo("1");
    }

    @Test
    void services_of_new_jars_are_found() {
        repository.artifact("lib", "1");
        cells.run("%maven test:lib:1");

        assertThat(cells.value("ServiceLoader.load(Object.class).iterator().next().getClass().getName()"))
                .isEqualTo("test.Lib");
    }

    @Test
    void variables_from_before_stay_as_they_are() {
        repository.artifact("lib", "1");
        cells.run("var list = new ArrayList<String>(List.of(\"kept\"));\nString f() { return list.get(0); }");

        cells.run("%maven test:lib:1");

        assertThat(cells.value("f() + test.Lib.version()")).isEqualTo("kept1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maven", "addMavenDependencies", "addMavenDependency", "dependency"})
    void the_jars_are_a_list_of_paths(String name) {
        repository.artifact("lib", "1");

        assertThat(cells.value("List<String> added = %" + name + " test:lib:1\nadded.get(0).endsWith(\"lib-1.jar\")"))
                .isEqualTo(true);
    }

    @Test
    void options_are_taken_and_others_refused() {
        repository.artifact("lib", "1", "base:1", "more:1").artifact("base", "1");

        assertThat(cells.printedBy("%maven --exclude test:more test:lib:1")).contains("lib 1, base 1");
        assertThat(cells.error("%maven --ofline test:lib:1").message())
                .isEqualTo("%maven must be given options it has.\n  received: --ofline\n  try: --exclude, --offline");
        assertThat(cells.error("%maven --offline test:other:1").message()).startsWith("Offline,");
        assertThat(cells.error("%maven").message()).startsWith("%maven needs coordinates.");
    }

    @Test
    void an_error_is_shown_at_its_line() {
        assertThat(cells.traceback("int a = 1;\n%maven test:none:1"))
                .startsWith("MavenException: A dependency must be in one of the repositories.")
                .contains("at cell 1, line 2\n")
                .contains("> 2 | %maven test:none:1");
    }

    @Test
    void a_loaded_jar_that_stays_is_told() {
        repository.artifact("lib", "1").artifact("lib", "2");
        cells.run("%maven test:lib:1");

        assertThat(cells.printedBy("%maven test:lib:2"))
                .contains("nothing to add")
                .contains("note: test:lib 1 is loaded and stays; this asks for 2");
        assertThat(cells.value("test.Lib.version()")).isEqualTo("1");
    }

    @Test
    void a_cell_of_project_fragments_adds_its_dependencies() {
        repository.artifact("lib", "1");

        cells.run("""
                %%loadFromPOM
                <dependency>
                  <groupId>test</groupId>
                  <artifactId>lib</artifactId>
                  <version>1</version>
                </dependency>
                """);

        assertThat(cells.value("test.Lib.version()")).isEqualTo("1");
    }

    @Test
    void a_project_s_file_adds_the_scopes_that_are_wanted() throws IOException {
        repository.artifact("lib", "1").artifact("probe", "1");
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>y</artifactId>"
                        + "<version>1</version>" + FileRepository.dependencies("lib:1", "probe:1:test") + "</project>");

        assertThat(cells.printedBy("%loadFromPOM \"" + directory + "\"")).contains("added 1 jar: lib 1");
        assertThat(cells.printedBy("%loadFromPOM " + directory.resolve("pom.xml") + " test"))
                .contains("added 1 jar: probe 1");
    }

    @Test
    void libraries_that_have_a_name_are_listed_and_asked_for_by_it() {
        assertThat(cells.printedBy("%use")).contains("spark  Apache Spark 4.1");
        assertThat(cells.error("%use spark").message()).contains("org.apache.spark:spark-core_2.13:");
        assertThat(cells.error("%use sparc").message())
                .isEqualTo("A library must be one of those that %use lists.\n  received: sparc\n  try: %use spark");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mavenRepo", "addMavenRepo"})
    void a_repository_that_the_user_names_is_asked(String name) {
        assertThat(cells.printedBy("%" + name + " ours " + repository.remote().toUri()))
                .isEmpty();
        assertThat(cells.error("%" + name + " ours somewhere").message()).startsWith("A repository is named by a URL.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jars", "addJar", "classpath", "addClasspath"})
    void jars_of_this_machine_are_added(String name) {
        FileRepository.jar(directory.resolve("lib/one.jar"), "my.One", "package my; public class One {}");

        assertThat(cells.value("List<String> added = %" + name + " " + directory + "/lib/*.jar\nadded.size()"))
                .isEqualTo(1);
        assertThat(cells.value("new my.One().getClass().getSimpleName()")).isEqualTo("One");
    }

    @Test
    void a_directory_is_one_of_jars_for_jars_and_one_of_classes_for_classpath() throws IOException {
        FileRepository.jar(directory.resolve("lib/one.jar"), "my.One", "package my; public class One {}");
        Files.createDirectories(directory.resolve("classes"));
        Files.writeString(directory.resolve("classes/data.txt"), "found");

        cells.run("%jars " + directory.resolve("lib"));
        cells.run("%classpath " + directory.resolve("classes"));

        assertThat(cells.value("my.One.class.getSimpleName()")).isEqualTo("One");
        assertThat(cells.value("Thread.currentThread().getContextClassLoader().getResource(\"data.txt\") != null"))
                .isEqualTo(true);
    }

    @Test
    void a_path_that_is_not_there_is_told_with_close_ones() throws IOException {
        Files.writeString(directory.resolve("library.jar"), "");

        assertThat(cells.error("%jars " + directory.resolve("libary.jar")).message())
                .isEqualTo("A file must be there.\n  received: " + directory.resolve("libary.jar")
                        + "\n  try: library.jar");
        assertThat(cells.error("%jars " + directory + "/*.zip").message()).startsWith("A pattern must match a file.");
    }

    @Test
    void the_kernel_s_own_libraries_stay_hidden() {
        assertThat(cells.error("org.eclipse.aether.artifact.Artifact.class").name())
                .isEqualTo("CompileError");
        assertThat(cells.error("Class.forName(\"org.eclipse.aether.artifact.Artifact\")")
                        .name())
                .isEqualTo("ClassNotFoundException");
    }
}
