package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.belongs;

import java.util.List;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What threads of a cell print and show, by whatever means it starts them. */
class ThreadOutputTest {

    private static final String VIRTUAL =
            "Thread.class.getMethod(\"startVirtualThread\", Runnable.class).invoke(null, work);";

    private JavaKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new JavaKernel(Patience.USUAL);
        client = kernel.client;
        kernel.run("var go = new CountDownLatch(1);");
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(work).start();",
                "Executors.newSingleThreadExecutor().submit(work);",
                "Executors.newCachedThreadPool().execute(work);",
                "Executors.newScheduledThreadPool(1).schedule(work, 1, TimeUnit.MILLISECONDS);",
                "new Timer(true).schedule(new TimerTask() { public void run() { work.run(); } }, 1);",
                "CompletableFuture.runAsync(work, Executors.newFixedThreadPool(1));",
                "new ForkJoinPool(1).submit(work);",
                "new Thread(() -> new Thread(work).start()).start();"
            })
    void what_is_printed_later_appears_under_the_cell_that_started_it(String starting) {
        printsUnderItsCell(starting);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void what_a_virtual_thread_prints_later_appears_under_the_cell_that_started_it() {
        printsUnderItsCell(VIRTUAL);
    }

    private void printsUnderItsCell(String starting) {
        Message starter = client.execute("""
                Runnable work = () -> {
                    try { go.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    System.out.println("late");
                };
                """ + starting);
        client.reply(Channel.SHELL, starter);
        client.untilIdle(starter);

        List<Message> next = kernel.run("System.out.println(\"mine\"); go.countDown();");

        Message late = client.next(message -> message.type().equals("stream"));
        assertThat(belongs(late, starter)).isTrue();
        assertThat(late.fields().text("text").strip()).isEqualTo("late");
        assertThat(JavaKernel.contents(next)).contains("mine").doesNotContain("{\"name\":\"stdout\",\"text\":\"late");
    }

    @Test
    void the_timer_that_all_cells_share_prints_under_the_cell_that_runs() {
        kernel.run(
                "{ new CompletableFuture<String>().orTimeout(1, TimeUnit.MILLISECONDS).exceptionally(e -> \"\").get(); }");

        List<Message> said = kernel.run("""
                { new CompletableFuture<String>().orTimeout(1, TimeUnit.MILLISECONDS)
                    .whenComplete((value, failure) -> System.out.println("timed out")).exceptionally(e -> "").get(); }""");

        assertThat(JavaKernel.contents(said)).contains("timed out");
    }

    @Test
    void a_parallel_stream_prints_every_line_under_its_cell() {
        kernel.run("IntStream.range(0, 1000).parallel().forEach(i -> System.out.println(\"first\"));");

        List<Message> said =
                kernel.run("IntStream.range(0, 1000).parallel().forEach(i -> System.out.println(\"line\"));");

        StringBuilder text = new StringBuilder();
        said.stream()
                .filter(message -> message.type().equals("stream"))
                .forEach(message -> text.append(message.fields().text("text")));
        assertThat(text.toString().lines()).hasSize(1000).allMatch("line"::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Thread(work).start();",
                "Executors.newSingleThreadExecutor().submit(work);",
                "new Timer(true).schedule(new TimerTask() { public void run() { work.run(); } }, 1);",
                "ForkJoinPool.commonPool().submit(work);"
            })
    void a_display_is_replaced_from_any_thread(String starting) {
        replacesDisplay(starting);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void a_display_is_replaced_from_a_virtual_thread() {
        replacesDisplay(VIRTUAL);
    }

    private void replacesDisplay(String starting) {
        List<Message> shown = kernel.run("var bar = Notebook.show(\"0 %\");");
        kernel.run("""
                Runnable work = () -> {
                    try { go.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    bar.update("100 %");
                };
                """ + starting);

        List<Message> next = kernel.run("go.countDown();"); // a thread that is shared works for this cell

        Message update = next.stream()
                .filter(message -> message.type().equals("update_display_data"))
                .findFirst()
                .orElseGet(() -> client.next(message -> message.type().equals("update_display_data")));
        Message display = shown.stream()
                .filter(message -> message.type().equals("display_data"))
                .findFirst()
                .orElseThrow();
        assertThat(update.fields().object("transient"))
                .isEqualTo(display.fields().object("transient"));
        assertThat(update.fields().object("data")).hasToString("{\"text/plain\":\"100 %\"}");
    }
}
