package org.cellstate.kernel.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.NotebookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Code that only a cancellation point can stop: none of it waits, or looks at its thread's flag. */
class CancellationPointsTest {

    private final ExecutorService cellThread = Executors.newSingleThreadExecutor();
    private final SignallingNotebook host = new SignallingNotebook();
    private Cells cells;
    private NotebookHost before;

    @BeforeEach
    void start() {
        before = Notebook.connect(host);
        cells = new Cells(SessionOptions.of(List.of()).startup(SignallingNotebook.STARTUP));
    }

    @AfterEach
    void close() {
        cellThread.shutdownNow();
        cells.close();
        Notebook.connect(before);
    }

    /** Runs a cell on a thread of its own, and interrupts it where it calls {@code here()}. */
    private Outcome interrupted(String code) throws Exception {
        Future<Outcome> outcome = cellThread.submit(() -> cells.run(code));
        while (!host.reached.await(10, TimeUnit.MILLISECONDS)) {
            assertThat(outcome.isDone())
                    .as(() -> "over before it began: " + result(outcome))
                    .isFalse();
        }
        host.asked = true;
        cells.session.interrupt();
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static Object result(Future<Outcome> outcome) {
        try {
            return outcome.get();
        } catch (Exception e) {
            return e;
        }
    }

    static List<String> endless() {
        return List.of(
                "here(); while (true) {}",
                "here(); for (;;) { try { Math.sqrt(2); } catch (Throwable t) {} }",
                "here(); while (true) { try { while (true) {} } catch (Throwable t) { continue; } }",
                "here(); while (true) { try { Math.sqrt(2); } finally { continue; } }",
                "here(); outer: for (;;) { for (;;) { try { continue outer; } catch (Throwable t) { continue; } } }",
                "here(); do { long x = System.nanoTime(); } while (true);",
                "here(); int n = 0; while (true) { switch (n++ % 3) { case 0: continue; case 1: break; default: n = 0; } }",
                "here(); int n = 0; while (true) { n = switch (n) { case 0 -> 1; case 1000 -> 0; default -> n + 1; }; }",
                "here(); long sum = 0; for (int i = 0; i < 10; i++) { sum += i; i %= 5; }",
                "int f(int n) { return n > 40 ? f(n - 1) + f(n - 2) : n < 2 ? n : f(n - 1) + f(n - 2); }\nhere(); f(90)",
                "here(); java.util.stream.Stream.generate(() -> 1).forEach(i -> {});",
                "here(); new Object() { void spin() { while (true) {} } }.spin();",
                "class Outer { class Inner { void spin() { while (true) {} } } }\nhere(); new Outer().new Inner().spin();",
                "interface Spins { default void spin() { while (true) {} } }\nhere(); new Spins() {}.spin();",
                "record Point(int x) { public Point { if (x == 1) { while (true) {} } } }\nhere(); new Point(1);",
                "enum Way { UP { void go() { while (true) {} } }; abstract void go(); }\nhere(); Way.UP.go();",
                "class Late { static int v; static { here(); while (v < 5) { v = 1; } } }\nLate.v",
                "class Tree { Tree l, r; Tree(int d) { this(d, \"\"); }"
                        + " Tree(int d, String s) { if (d > 0) { l = new Tree(d - 1); r = new Tree(d - 1); l = r = null; } } }"
                        + "\nhere(); new Tree(90);",
                "class Up { Up(Object o) {} }\nclass Sub extends Up { Sub(boolean b) {"
                        + " super(b ? new StringBuilder(\"a\") : new String(new char[0])); here(); while (true) {} } }\nnew Sub(true);",
                "java.util.Comparator<Integer> c = (a, b) -> { here(); while (true) {} };\nList.of(2, 1).stream().sorted(c).toList()"
                        .replace("List.of", "java.util.List.of"),
                "Runnable spin = (Runnable & java.io.Serializable) () -> { here(); while (true) {} };\nspin.run();",
                "Object lock = new Object();\nsynchronized (lock) { here(); while (true) { synchronized (lock) {} } }");
    }

    @ParameterizedTest
    @MethodSource("endless")
    void endless_code_stops(String code) throws Exception {
        assertThat(interrupted(code)).isInstanceOf(Outcome.Interrupted.class);
        assertThat(cellThread.submit(() -> cells.value("1 + 1")).get()).isEqualTo(2);
    }

    @Test
    void a_cell_goes_on_when_its_code_has_taken_the_request() throws Exception {
        Outcome outcome = interrupted("""
                void stopped() { here(); while (true) {} }
                long train() {
                    try { stopped(); } catch (CellInterruptedException e) { Notebook.takeInterrupt(); }
                    long sum = 0;
                    for (int i = 0; i < 1000; i++) { sum += i; }
                    return sum;
                }
                var trained = train();
                for (int i = 0; i < 10; i++) { trained++; }
                trained""");

        assertThat(outcome).isEqualTo(new Outcome.Value(499_510L));
    }

    @Test
    void an_exception_after_the_request_was_taken_is_an_exception() throws Exception {
        Outcome outcome = interrupted("""
                { here(); try { while (true) {} } catch (CellInterruptedException e) { Notebook.takeInterrupt(); } }
                Integer.parseInt("x")""");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error().name()).isEqualTo("NumberFormatException"));
    }

    @Test
    void a_serializable_lambda_can_be_written_and_read() {
        assertThat(cells.value("""
                import java.io.*;
                interface Task extends java.util.function.IntUnaryOperator, Serializable {}
                int offset = 5;
                Task task = i -> { int sum = offset; for (int k = 0; k < i; k++) { sum += k; } return sum; };
                var bytes = new ByteArrayOutputStream();
                try (var out = new ObjectOutputStream(bytes)) { out.writeObject(task); }
                Object read(byte[] b) throws Exception {
                    return new ObjectInputStream(new ByteArrayInputStream(b)) {
                        protected Class<?> resolveClass(ObjectStreamClass c) throws ClassNotFoundException {
                            return Class.forName(c.getName(), false, Thread.currentThread().getContextClassLoader());
                        }
                    }.readObject();
                }
                ((Task) read(bytes.toByteArray())).applyAsInt(4)""")).isEqualTo(11);
    }

    @Test
    void class_files_as_resources_can_be_defined_by_another_loader() {
        assertThat(cells.value("""
                class Sums { public static int sum() { int s = 0; for (int i = 0; i < 5; i++) { s += i; } return s; } }
                class Plain extends ClassLoader {
                    Plain() { super(null); }
                    Class<?> define(byte[] b) { return defineClass(null, b, 0, b.length); }
                }
                var file = Sums.class.getClassLoader().getResourceAsStream(Sums.class.getName().replace('.', '/') + ".class");
                var method = new Plain().define(file.readAllBytes()).getDeclaredMethod("sum");
                method.setAccessible(true);
                method.invoke(null)""")).isEqualTo(10);
    }

    @Test
    void the_class_that_links_points_is_hidden_from_the_compiler() {
        assertThat(cells.error("REPL.$Cellstate.site").name()).isEqualTo("CompileError");
        List<String> kernels = new ArrayList<>();
        for (var method : ((Class<?>) cells.value("Class.forName(\"REPL.$Cellstate\")")).getDeclaredMethods()) {
            kernels.add(method.toString());
        }
        assertThat(kernels).hasSize(1).noneMatch(text -> text.contains("cellstate.kernel"));
    }

    @Test
    void a_class_file_of_an_unknown_version_is_left_as_it_is() throws Exception {
        byte[] own;
        try (var file = CancellationPointsTest.class.getResourceAsStream("CancellationPointsTest.class")) {
            own = file.readAllBytes();
        }
        byte[] later = own.clone();
        later[6] = 0;
        later[7] = (byte) ((Opcodes.V27 & 0xFFFF) + 1);

        assertThat(CancellationPoints.weave(own)).hasSizeGreaterThan(own.length);
        assertThat(new ClassReader(CancellationPoints.weave(own)).getClassName())
                .endsWith("CancellationPointsTest");
        assertThat(CancellationPoints.weave(later)).isSameAs(later);
    }
}
