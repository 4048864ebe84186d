package org.cellstate.tests;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of docs/architecture.md. */
@Tag("thorough")
class ArchitectureTest {

    private static final String DSL = "org.cellstate.dsl";
    private static final String KERNEL = "org.cellstate.kernel";
    private static final String APP = "org.cellstate.app";
    private static final String CHART_BENCH = "org.cellstate.tests.bench.chart..";

    /** The way of the data: a package imports only what stands left of it. */
    private static final List<String> WAY = List.of(
            "data",
            "statistic",
            "text",
            "store",
            "prepare",
            "classic",
            "model",
            "engine",
            "train",
            "evaluate",
            "explain",
            "live",
            "sweep",
            "cluster",
            "show");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cellstate");

    @TestFactory
    Stream<DynamicTest> data_flows_one_way() {
        return WAY.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    List<String> right = new ArrayList<>(List.of(DSL));
                    WAY.subList(WAY.indexOf(name) + 1, WAY.size())
                            .forEach(later -> right.add(DSL + "." + later + ".."));

                    check(noClasses()
                            .that()
                            .resideInAPackage(DSL + "." + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(right.toArray(String[]::new)));
                }));
    }

    @Test
    void charts_are_a_leaf_and_only_show_and_the_front_door_use_them() {
        check(noClasses()
                .that()
                .resideInAPackage(DSL + ".chart..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.cellstate..").and(not(resideInAnyPackage(DSL + ".chart.."))))
                .because("figures know nothing of networks"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(DSL, DSL + ".chart..", DSL + ".show..", CHART_BENCH)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(DSL + ".chart.."));
    }

    @Test
    void only_the_engine_and_its_stock_peer_know_deeplearning4j() {
        String stock = "org.cellstate.tests.bench.stock..";
        onlyIn(List.of(DSL + ".engine..", stock), "org.deeplearning4j..", "org.bytedeco..");
        onlyIn(List.of(DSL + ".engine..", stock, DSL + ".show.library.."), "org.nd4j..");
    }

    @Test
    void rooms_of_the_engine_open_only_to_those_named() {
        String engine = DSL + ".engine";
        String data = DSL + ".data";
        String model = DSL + ".model";
        check(room(engine + ".recurrent", model).rule());
        check(room(engine + ".layer", data, model, engine + ".recurrent").rule());
        check(room(engine + ".attention", data, model, engine + ".recurrent").rule());
        check(room(engine + ".loss", model).rule());
        check(room(engine + ".head", data, model, engine + ".loss", engine + ".layer", engine + ".recurrent")
                .rule());
        check(room(engine + ".optimize", model).rule());
        check(room(engine + ".token", data, engine + ".layer", engine + ".head").rule());
    }

    @Test
    void predicted_classes_and_texts_may_come_from_anywhere() {
        check(room(DSL + ".evaluate.classes", DSL + ".data", KERNEL + ".api").rule());
        check(room(DSL + ".evaluate.text", DSL + ".data", DSL + ".engine.attention")
                .rule());
        check(room(DSL + ".evaluate.anomaly", DSL + ".data").rule());
        check(room(DSL + ".evaluate.decode", DSL + ".data").rule());
        check(room(
                        DSL + ".evaluate.language",
                        DSL + ".data",
                        DSL + ".text",
                        DSL + ".evaluate.decode",
                        DSL + ".evaluate.text",
                        KERNEL + ".api")
                .rule());
        check(room(DSL + ".evaluate.chat", DSL + ".data", KERNEL + ".api").rule());
    }

    @Test
    void transforms_know_the_data_alone() {
        check(room(DSL + ".prepare.transform", DSL + ".data").rule());
    }

    @Test
    void only_the_cluster_knows_spark() {
        onlyIn(List.of(DSL + ".cluster.."), "org.apache.spark..", "scala..");
        check(room(DSL + ".cluster", DSL + ".data", DSL + ".sweep", KERNEL + ".api")
                .rule());
    }

    @Test
    void files_of_models_know_no_model() {
        check(room(DSL + ".store", DSL + ".data", KERNEL + ".api").rule());
    }

    @Test
    void statistics_know_series_alone() {
        check(room(DSL + ".statistic", DSL + ".data").rule());
    }

    @Test
    void texts_know_the_data_alone() {
        check(room(DSL + ".text", DSL + ".data", KERNEL + ".api").rule());
    }

    @Test
    void importances_know_no_sweep() {
        check(room(DSL + ".sweep.insight").rule());
    }

    @Test
    void losses_are_plain_arithmetic() {
        check(noClasses()
                .that()
                .resideInAPackage(DSL + ".engine.loss..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco.."));
    }

    @Test
    void only_chart_xchart_and_the_kernels_media_know_awt() {
        onlyIn(
                List.of(DSL + ".chart.xchart..", KERNEL + ".api.media..", CHART_BENCH),
                "java.awt..",
                "javax.imageio..",
                "javax.sound..");
    }

    @Test
    void only_chart_xchart_and_the_look_of_its_charts_know_xchart() {
        onlyIn(List.of(DSL + ".chart.xchart..", DSL + ".show.library..", CHART_BENCH), "org.knowm.xchart..");
    }

    @Test
    void the_look_of_other_libraries_values_knows_nothing_of_results() {
        check(room(DSL + ".show.library", DSL + ".chart", DSL + ".chart.xchart", KERNEL + ".api")
                .rule());
    }

    @Test
    void rooms_of_charts_open_only_to_those_named() {
        check(room(DSL + ".chart").rule());
        check(room(DSL + ".chart.vega", DSL + ".chart").rule());
        check(room(DSL + ".show.plot", DSL + ".data", DSL + ".chart", KERNEL + ".api")
                .rule());
    }

    @Test
    void tablesaw_stays_at_the_edge() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        DSL, DSL + ".data..", DSL + ".sweep", DSL + ".show..", "org.cellstate.datasets..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tech.tablesaw.."));
    }

    @Test
    void the_dsl_knows_the_kernel_only_by_its_api() {
        check(noClasses()
                .that()
                .resideInAnyPackage(DSL + "..", "org.cellstate.datasets..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(KERNEL + "..").and(not(resideInAnyPackage(KERNEL + ".api..")))));
    }

    @Test
    void the_kernel_api_depends_on_nothing() {
        check(classes()
                .that()
                .resideInAPackage(KERNEL + ".api")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(KERNEL + ".api", "java..", "org.jspecify.."));
    }

    @Test
    void the_kernel_knows_nothing_of_networks_and_the_app_nothing_of_the_session() {
        check(noClasses()
                .that()
                .resideInAnyPackage(KERNEL + "..", "org.cellstate.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DSL + "..", "org.cellstate.datasets.."));
    }

    @TestFactory
    Stream<DynamicTest> rooms_of_the_kernel_open_only_to_those_named() {
        return Stream.of(
                        room(KERNEL + ".wire"),
                        room(KERNEL + ".api.media", KERNEL + ".api"),
                        room(KERNEL + ".api.widget", KERNEL + ".api"),
                        room(KERNEL + ".errors", KERNEL + ".api"),
                        room(KERNEL + ".transport", KERNEL + ".wire"),
                        room(KERNEL + ".display", KERNEL + ".api", KERNEL + ".wire"),
                        room(KERNEL + ".repl", KERNEL + ".api", KERNEL + ".errors"),
                        room(KERNEL + ".complete", KERNEL + ".api", KERNEL + ".repl"),
                        room(KERNEL + ".install", KERNEL + ".wire"),
                        room(KERNEL + ".maven", KERNEL + ".api"),
                        room(
                                KERNEL + ".magic",
                                KERNEL + ".api",
                                KERNEL + ".errors",
                                KERNEL + ".repl",
                                KERNEL + ".complete",
                                KERNEL + ".maven"),
                        room(
                                KERNEL + ".server",
                                KERNEL + ".api",
                                KERNEL + ".wire",
                                KERNEL + ".transport",
                                KERNEL + ".display",
                                KERNEL + ".errors",
                                KERNEL + ".repl",
                                KERNEL + ".complete"))
                .map(room -> DynamicTest.dynamicTest(room.name(), () -> check(room.rule())));
    }

    @TestFactory
    Stream<DynamicTest> rooms_of_the_app_open_only_to_those_named() {
        String nbformat = APP + ".nbformat";
        return Stream.of(
                        room(APP + ".bench"),
                        room(nbformat, APP, KERNEL + ".api"),
                        room(APP + ".html", APP, nbformat),
                        room(APP + ".run", APP, nbformat, KERNEL + ".api", KERNEL + ".wire"),
                        room(APP + ".doctor", APP, KERNEL + ".wire", KERNEL + ".install"),
                        room(
                                APP + ".cli",
                                APP,
                                nbformat,
                                APP + ".html",
                                APP + ".run",
                                APP + ".doctor",
                                APP + ".bench",
                                KERNEL + ".wire",
                                KERNEL + ".install"))
                .map(room -> DynamicTest.dynamicTest(room.name(), () -> check(room.rule())));
    }

    @Test
    void only_the_session_rewrites_class_files() {
        onlyIn(List.of(KERNEL + ".repl.."), "org.objectweb.asm..");
    }

    @Test
    void only_the_transport_and_the_headless_client_hold_sockets() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(KERNEL + ".transport..", "org.cellstate.app.run..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.zeromq.."));
    }

    @Test
    void only_kernel_maven_knows_the_resolver() {
        onlyIn(List.of(KERNEL + ".maven.."), "eu.maveniverse..", "org.eclipse.aether..", "org.apache.maven..");
    }

    @Test
    void packages_form_no_circle() {
        check(slices().matching("org.cellstate.(**)").should().beFreeOfCycles());
    }

    @Test
    void no_name_that_says_nothing() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Abstract"));
    }

    @Test
    void no_class_is_longer_than_500_lines() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(
                            f -> f.toString().endsWith(".java") && !f.toString().contains("/target/"))
                    .toList()) {
                long lines;
                try (Stream<String> content = Files.lines(file)) {
                    lines = content.count();
                }
                if (lines > 500) {
                    tooLong.add(root.relativize(file) + ": " + lines);
                }
            }
        }

        assertThat(tooLong).isEmpty();
    }

    private record Room(String name, ArchRule rule) {}

    /** A package that knows only itself and the packages it opens to, all of them without what lies below. */
    private static Room room(String name, String... open) {
        List<String> allowed = new ArrayList<>(List.of(name));
        allowed.addAll(List.of(open));
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.cellstate..")
                        .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))));
        return new Room(name, rule);
    }

    private static void onlyIn(List<String> rooms, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ALL);
    }
}
