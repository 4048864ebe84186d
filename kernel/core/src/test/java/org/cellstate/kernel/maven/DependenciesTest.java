package org.cellstate.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {

    private static final List<String> SCOPES = List.of("compile", "runtime", "system", "import");

    private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
    private Path directory;
    private FileRepository repository;
    private Dependencies dependencies;

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary;
        repository = new FileRepository(temporary);
        dependencies = new Dependencies(repository.settings(), List.of());
    }

    @AfterEach
    void close() {
        dependencies.close();
    }

    private Dependencies.Way way() {
        return new Dependencies.Way(false, progress::add, () -> false);
    }

    private Resolution add(String... coordinates) {
        return dependencies.add(Coordinates.parseAll(List.of(coordinates)), List.of(), way());
    }

    private static List<String> names(Resolution resolution) {
        return resolution.added().stream()
                .map(jar -> jar.name() + " " + jar.version())
                .toList();
    }

    @Test
    void an_artifact_comes_with_what_it_needs_but_not_for_its_tests() {
        repository.artifact("a", "1", "b:1", "t:1:test", "p:1:provided").artifact("b", "1");

        Resolution resolution = add("test:a:1");

        assertThat(names(resolution)).containsExactly("test:a 1", "test:b 1");
        assertThat(resolution.added()).allMatch(jar -> Files.isRegularFile(jar.file()));
        assertThat(resolution.notes()).isEmpty();
        assertThat(progress).last().asString().startsWith("downloaded 4 files");
    }

    @Test
    void a_later_request_brings_only_what_is_new() {
        repository.artifact("a", "1", "b:1").artifact("b", "1").artifact("c", "1", "b:1");
        add("test:a:1");

        assertThat(names(add("test:c:1"))).containsExactly("test:c 1");
        assertThat(names(add("test:c:1"))).isEmpty();
    }

    @Test
    void a_loaded_jar_stays_and_the_version_asked_for_is_told() {
        repository.artifact("a", "1", "b:1").artifact("b", "1").artifact("b", "2");
        add("test:a:1");

        Resolution resolution = add("test:b:2");

        assertThat(resolution.added()).isEmpty();
        assertThat(resolution.notes())
                .containsExactly("test:b 1 is loaded and stays; this asks for 2, which a restart of the kernel takes if"
                        + " this comes first");
    }

    @Test
    void a_newer_version_that_lost_is_told() {
        repository
                .artifact("a", "1", "b:1")
                .artifact("b", "1")
                .artifact("b", "2")
                .artifact("c", "1", "b:2");

        Resolution resolution = add("test:a:1", "test:c:1");

        assertThat(names(resolution)).containsExactly("test:a 1", "test:b 1", "test:c 1");
        assertThat(resolution.notes())
                .containsExactly(
                        "test:b is 1, though test:c 1 asks for 2; ask for test:b:2 in the first request to have it");
    }

    @Test
    void ranges_of_several_requests_are_met_together() {
        repository.artifact("a", "1", "b:[1,2)");
        for (String version : List.of("1", "1.5", "2")) {
            repository.artifact("b", version);
        }

        assertThat(names(add("test:a:1"))).containsExactly("test:a 1", "test:b 1.5");
        assertThatThrownBy(() -> add("test:b:[2,)"))
                .isInstanceOf(MavenException.class)
                .hasMessageStartingWith(
                        "The version ranges of all dependencies of a session must allow a common version.");
        assertThat(names(add("test:a:1")))
                .as("the request that failed is forgotten")
                .isEmpty();
    }

    @Test
    void a_version_below_the_highest_is_taken_where_ranges_ask_for_it() {
        repository.artifact("a", "1", "b:[1,3)").artifact("c", "1", "b:[1,2)");
        for (String version : List.of("1", "1.5", "2")) {
            repository.artifact("b", version);
        }

        assertThat(names(add("test:a:1", "test:c:1"))).containsExactlyInAnyOrder("test:a 1", "test:b 1.5", "test:c 1");
    }

    @Test
    void a_note_is_told_once() {
        repository.artifact("a", "1").artifact("a", "2").artifact("b", "1");
        add("test:a:1");

        assertThat(add("test:a:2").notes()).hasSize(1);
        assertThat(add("test:b:1").notes()).isEmpty();
    }

    @Test
    void a_classifier_and_a_type_are_taken() {
        repository
                .artifact("a", "1")
                .classified("a", "1", "extra", "test.Extra", "package test; public class Extra {}")
                .pom("bundle", "1", "<packaging>pom</packaging>" + FileRepository.dependencies("a:1"));

        assertThat(names(add("test:a:jar:extra:1"))).containsExactly("test:a:extra 1");
        assertThat(names(add("test:bundle:pom:1"))).containsExactly("test:a 1");
    }

    @Test
    void exclusions_leave_out_what_they_name() {
        repository.artifact("a", "1", "b:1", "c:1").artifact("b", "1").artifact("c", "1");

        Resolution resolution = dependencies.add(Coordinates.parseAll(List.of("test:a:1")), List.of("test:b"), way());

        assertThat(names(resolution)).containsExactly("test:a 1", "test:c 1");
    }

    @Test
    void jars_of_the_session_s_class_path_are_loaded_already() {
        repository.artifact("a", "1", "b:1").artifact("b", "1").artifact("b", "2");
        Path fromMaven = directory.resolve("local/test/b/2/b-2.jar");
        FileRepository.jar(fromMaven, "test.B", "package test; public class B {}");
        try (Dependencies later = new Dependencies(repository.settings(), List.of(fromMaven))) {
            Resolution resolution = later.add(Coordinates.parseAll(List.of("test:a:1")), List.of(), way());

            assertThat(names(resolution)).containsExactly("test:a 1");
            assertThat(resolution.notes()).singleElement().asString().startsWith("test:b 2 is loaded and stays");
        }
    }

    @Test
    void an_unknown_version_is_told_with_those_there_are() {
        for (String version : List.of("1.0", "1.1", "2.0")) {
            repository.artifact("a", version);
        }

        assertThatThrownBy(() -> add("test:a:1.2")).hasMessage("""
                        A dependency must be in one of the repositories.
                          received: test:a:1.2, which none of them has in this version or form
                          try: test:a:1.0, test:a:1.1, test:a:2.0""");
        assertThatThrownBy(() -> add("test:a:[3,)")).hasMessageContaining("try: test:a:2.0, test:a:1.1");
    }

    @Test
    void an_unknown_artifact_is_told_with_the_repositories() {
        assertThatThrownBy(() -> add("test:none:1")).hasMessage("""
                        A dependency must be in one of the repositories.
                          received: test:none:1, which none of them has (files)
                          try: check group and artifact, or add its repository with %mavenRepo ID URL""");
    }

    @Test
    void a_repository_that_does_not_answer_is_told() throws IOException {
        Files.writeString(
                directory.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>none</id><mirrorOf>*</mirrorOf>"
                        + "<url>http://localhost:1/maven</url></mirror></mirrors></settings>");

        assertThatThrownBy(() -> add("test:a:1"))
                .hasMessageStartingWith("Downloading needs a repository that answers.\n  received: test:a:")
                .hasMessageContaining("--offline");
    }

    @Test
    void offline_only_what_was_downloaded_is_found() {
        repository.artifact("a", "1").artifact("b", "1");
        add("test:a:1");
        dependencies.close();
        Dependencies.Way offline = new Dependencies.Way(true, progress::add, () -> false);

        try (Dependencies later = new Dependencies(repository.settings(), List.of())) {
            assertThat(names(later.add(Coordinates.parseAll(List.of("test:a:1")), List.of(), offline)))
                    .containsExactly("test:a 1");
            assertThatThrownBy(() -> later.add(Coordinates.parseAll(List.of("test:b:1")), List.of(), offline))
                    .hasMessageStartingWith(
                            "Offline, every dependency must have been downloaded before.\n  received: test:b:");
        }
    }

    @Test
    void the_settings_may_say_offline() {
        repository.artifact("a", "1").offline();

        assertThatThrownBy(() -> add("test:a:1")).hasMessageStartingWith("Offline,");
    }

    @Test
    void a_download_stops_when_the_user_wants() {
        repository.artifact("a", "1");

        assertThatThrownBy(() -> dependencies.add(
                        Coordinates.parseAll(List.of("test:a:1")),
                        List.of(),
                        new Dependencies.Way(false, progress::add, () -> true)))
                .isInstanceOf(MavenException.class);
        assertThat(names(add("test:a:1"))).containsExactly("test:a 1");
    }

    @Test
    void fragments_of_a_project_are_put_together() {
        repository.artifact("a", "1").artifact("b", "1").artifact("t", "1");

        Resolution resolution = dependencies.addProject("""
                <!-- from a README -->
                <properties><v>1</v></properties>
                <dependency>
                  <groupId>test</groupId><artifactId>a</artifactId><version>${v}</version>
                </dependency>
                <dependency>
                  <groupId>test</groupId><artifactId>t</artifactId><version>1</version><scope>test</scope>
                </dependency>
                <dependencies>
                  <dependency><groupId>test</groupId><artifactId>b</artifactId><version>1</version></dependency>
                </dependencies>
                """, SCOPES, way());

        assertThat(names(resolution)).containsExactly("test:a 1", "test:b 1");
    }

    @Test
    void a_project_s_management_and_its_parent_beside_it_apply() throws IOException {
        repository.artifact("a", "1", "b:1").artifact("b", "1").artifact("b", "3");
        Files.writeString(
                directory.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>up</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><dependencyManagement>"
                        + FileRepository.dependencies("b:3") + "</dependencyManagement></project>");
        Path child = Files.createDirectory(directory.resolve("child")).resolve("pom.xml");
        Files.writeString(
                child,
                "<project><modelVersion>4.0.0</modelVersion><parent><groupId>x</groupId><artifactId>up</artifactId>"
                        + "<version>1</version></parent><artifactId>down</artifactId>"
                        + FileRepository.dependencies("a:1") + "</project>");

        assertThat(names(dependencies.addProject(child, SCOPES, way()))).containsExactly("test:a 1", "test:b 3");
    }

    @Test
    void a_project_that_cannot_be_read_is_told() {
        assertThatThrownBy(() -> dependencies.addProject("<project><dependencies>", SCOPES, way()))
                .isInstanceOf(MavenException.class)
                .hasMessageStartingWith("A project's file must be one that Maven can read.");
        assertThatThrownBy(() -> dependencies.addProject("hello", SCOPES, way()))
                .hasMessage("The cell must hold a project, or at least one <dependency>.\n  received: hello\n"
                        + "  try: <dependency> with <groupId>, <artifactId> and <version> in it");
    }

    @Test
    void a_repository_named_by_the_user_is_asked() {
        FileRepository other = new FileRepository(directory.resolve("other")).artifact("a", "1");
        try (Dependencies plain = new Dependencies(
                new MavenSettings(noMirror(), repository.settings().localRepository()), List.of())) {
            plain.addRepository("other", other.remote().toUri().toString());
            Dependencies.Way way = way();

            assertThat(names(plain.add(Coordinates.parseAll(List.of("test:a:1")), List.of(), way)))
                    .containsExactly("test:a 1");
        }
    }

    /** Settings in which the default repository is an empty directory. */
    private java.util.Optional<Path> noMirror() {
        Path file = directory.resolve("central.xml");
        try {
            Files.writeString(
                    file,
                    "<settings><mirrors><mirror><id>empty</id><mirrorOf>central</mirrorOf><url>"
                            + directory.resolve("empty").toUri() + "</url></mirror></mirrors></settings>");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return java.util.Optional.of(file);
    }
}
