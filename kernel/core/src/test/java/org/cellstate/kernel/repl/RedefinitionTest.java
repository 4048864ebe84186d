package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedefinitionTest {

    private final List<String> notices = new ArrayList<>();
    private final List<byte[]> swapped = new ArrayList<>();
    private Cells cells;

    @BeforeEach
    void start() {
        SessionOptions options = SessionOptions.of(List.of()).notices(notices::add);
        cells = new Cells(JavaSession.start(options, bodies -> {
            bodies.forEach(body -> swapped.add(body.getDefinitionClassFile()));
            return HotSwap.swap(bodies);
        }));
    }

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void a_variable_keeps_its_value_when_the_method_it_came_from_is_declared_anew() {
        cells.run("int f() { return 1; }\nvar v = f();");
        cells.run("int f() { return 2; }");

        assertThat(cells.value("v")).isEqualTo(1);
        assertThat(cells.value("f()")).isEqualTo(2);
        assertThat(notices).isEmpty();
    }

    @Test
    void running_a_cell_again_keeps_what_later_cells_computed_from_it() {
        cells.run("var data = new int[] {1, 2, 3};");
        cells.run("var size = data.length;");
        cells.run("var data = new int[] {1};");

        assertThat(cells.value("size")).isEqualTo(3);
        assertThat(cells.value("data.length")).isEqualTo(1);
    }

    @Test
    void a_declaration_may_use_what_depends_on_it() {
        cells.run("int x = 5;");
        cells.run("int y = x * 2;");

        assertThat(cells.value("int x = y + 1; x")).isEqualTo(11);
    }

    @Test
    void a_lambda_made_before_sees_the_variable_as_it_is_now() {
        cells.run("var net = \"old\";\njava.util.function.Supplier<String> call = () -> net;");
        cells.run("var net = \"new\";");

        assertThat(cells.value("call.get()")).isEqualTo("new");
    }

    @Test
    void the_old_value_of_a_variable_can_be_collected() {
        cells.run("var big = new byte[1000];");
        cells.run("var seen = new java.lang.ref.WeakReference<Object>(big);");
        cells.run("var big = new byte[10];");
        cells.run("var big = new byte[10];");

        System.gc();

        assertThat(cells.value("seen.refersTo(null)")).isEqualTo(true);
    }

    @Test
    void the_value_a_cell_ended_with_can_be_collected() {
        cells.run("var kept = new java.util.ArrayList<java.lang.ref.WeakReference<Object>>();");
        cells.run("<T> T watch(T t) { kept.add(new java.lang.ref.WeakReference<>(t)); return t; }");
        cells.run("watch(new byte[1000])");

        System.gc();

        assertThat(cells.value("kept.get(0).refersTo(null)")).isEqualTo(true);
    }

    @Test
    void declaring_without_a_value_starts_at_zero_again() {
        cells.run("int n = 5;");

        assertThat(cells.value("int n;\nn")).isEqualTo(0);
    }

    @Test
    void a_variable_that_a_changed_type_takes_away_is_told() {
        cells.run("record R(int a) {}\nvar r = new R(1);");
        cells.run("record R(int a, int b) {}");

        assertThat(notices).containsExactly("r is gone because R was declared anew");
    }

    @Test
    void a_failed_declaration_leaves_the_old_value() {
        cells.run("int d = 4;");
        cells.run("int d = Integer.parseInt(\"x\");");

        assertThat(cells.value("d")).isEqualTo(4);
    }

    @Test
    void an_object_of_a_type_declared_anew_stays_and_has_the_new_methods() {
        cells.run("class Net { int units = 1; int layers() { return 1; } }\nNet net = new Net();\nvar same = net;");
        cells.run("net.units = 7;");
        cells.run("class Net { int units = 2; int layers() { return 2; } }");

        assertThat(cells.value("net.layers()")).isEqualTo(2);
        assertThat(cells.value("net.units")).isEqualTo(7);
        assertThat(cells.value("net == same")).isEqualTo(true);
        assertThat(notices).isEmpty();
    }

    @Test
    void an_object_of_a_type_with_other_fields_is_let_go_and_told() {
        cells.run("class Net { int layers() { return 1; } }\nNet net = new Net();\nvar beside = net.layers();");
        cells.run("class Net { int units; int layers() { return 2; } }");

        assertThat(notices).containsExactly("net was reset because Net was declared anew");
        assertThat(cells.run("net")).isEqualTo(new Outcome.Nothing());
        assertThat(cells.value("beside")).isEqualTo(1);
    }

    @Test
    void a_cell_that_declares_a_type_and_its_variables_anew_tells_nothing_but_what_others_lose() {
        String cell = "class Net { int layers() { return 1; } }\nvar net = new Net();";
        cells.run(cell);
        cells.run("var other = net;");

        cells.run(cell.replace("int layers", "long layers"));

        assertThat(cells.value("net.layers()")).isEqualTo(1L);
        assertThat(notices).anyMatch(notice -> notice.startsWith("other "));
    }

    @Test
    void a_lambda_made_before_calls_the_new_method_also_through_another() {
        cells.run("int rate() { return 1; }\nint twice() { return 2 * rate(); }");
        cells.run("java.util.function.IntSupplier call = () -> twice();");
        cells.run("int rate() { return 5; }");

        assertThat(cells.value("call.getAsInt()")).isEqualTo(10);
    }

    @Test
    void a_lambda_made_before_calls_the_new_method_after_its_variable_was_declared_anew() {
        cells.run("int k = 2;\nint scaled() { return 10 * k; }\njava.util.function.IntSupplier call = () -> scaled();");
        cells.run("int k = 3;");
        cells.run("int scaled() { return 100 * k; }");

        assertThat(cells.value("call.getAsInt()")).isEqualTo(300);
    }

    @Test
    void a_thread_that_runs_goes_on_with_the_new_method() {
        cells.run("""
                import java.util.concurrent.*;
                int step() { return 1; }
                var asked = new SynchronousQueue<String>();
                var answers = new LinkedBlockingQueue<Integer>();
                var worker = new Thread(() -> {
                    try { while (!asked.take().equals("end")) { answers.put(step()); } } catch (InterruptedException e) {}
                });
                worker.start();""");
        assertThat(cells.value("asked.put(\"\");\nanswers.take()")).isEqualTo(1);
        cells.run("int step() { return 2; }");

        assertThat(cells.value("asked.put(\"\");\nint second = answers.take();\nasked.put(\"end\");\nsecond"))
                .isEqualTo(2);
    }

    @Test
    void a_new_body_can_be_stopped() throws Exception {
        byte[] plain;
        cells.run("class Loop { int n; void go() { n++; } }\nvar loop = new Loop();");
        cells.run("class Loop { int n; void go() { while (n < 100) { n++; } } }\nloop.go();");
        Class<?> made = (Class<?>) cells.value("loop.getClass()");
        try (InputStream file = made.getResourceAsStream(made.getName().replaceAll(".*\\.", "") + ".class")) {
            plain = file.readAllBytes();
        }

        assertThat(cells.value("loop.n")).isEqualTo(100);
        assertThat(new String(plain, StandardCharsets.ISO_8859_1)).doesNotContain(CancellationSite.HOLDER);
        assertThat(swapped)
                .isNotEmpty()
                .allSatisfy(body -> assertThat(new String(body, StandardCharsets.ISO_8859_1))
                        .contains(CancellationSite.HOLDER.replace('.', '/')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int rate() { return 1; }\nrate() + 1\nint rate() { return 2; }",
                "int rate() { return 1; }\nint twice() { return 2 * rate(); }\nvar t = twice();\nint rate() { return 2; }",
                "int rate = 1;\nint twice() { return 2 * rate; }\nvar t = twice();\nint rate = 2;",
                "record P(int x) { int f() { return x; } }\nrecord P(int x) { int f() { return 2 * x; } }",
                "var s = IntStream.of(1).map(i -> i + 1).sum();\nvar s = IntStream.of(1).map(i -> i + 2).sum();",
            })
    void what_nobody_holds_is_not_changed_in_place(String lines) {
        cells.run("import java.util.stream.*;");
        lines.lines().forEach(line -> assertThat(cells.run(line)).isNotInstanceOf(Outcome.Failed.class));

        assertThat(swapped).isEmpty();
    }

    @Test
    void where_the_jvm_changes_no_class_in_place_what_is_lost_is_told() {
        List<String> told = new ArrayList<>();
        SessionOptions options = SessionOptions.of(List.of()).notices(told::add);
        try (Cells other = new Cells(JavaSession.start(options, bodies -> false))) {
            other.run("class Net { int layers() { return 1; } }\nNet net = new Net();");
            other.run("class Net { int layers() { return 2; } }");

            assertThat(told).containsExactly("net was reset because Net was declared anew");
            assertThat(other.value("new Net().layers()")).isEqualTo(2);
        }
    }

    @Test
    void a_method_declared_anew_is_used_by_methods_and_types_that_call_it() {
        cells.run(
                "int rate() { return 1; }\nint twice() { return 2 * rate(); }\nclass Step { int at() { return rate(); } }");
        cells.run("int rate() { return 5; }");

        assertThat(cells.value("twice()")).isEqualTo(10);
        assertThat(cells.value("new Step().at()")).isEqualTo(5);
    }

    @Test
    void types_and_methods_of_several_cells_may_depend_on_each_other() {
        cells.run("class Hen { Egg lay() { return hatched(this); } }");
        cells.run("Egg hatched(Hen hen) { return new Egg(hen); }");
        cells.run("record Egg(Hen of) {}");

        assertThat(cells.value("var hen = new Hen();\nhen.lay().of() == hen")).isEqualTo(true);
    }
}
