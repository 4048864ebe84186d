package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.server.TestClient.belongs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.Media;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.Renderers;
import org.cellstate.kernel.api.Show;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputTest {

    private RunningKernel kernel;
    private ScriptedEvaluator evaluator;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        evaluator = kernel.evaluator;
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    private static List<String> lines(List<Message> said) {
        StringBuilder text = new StringBuilder();
        said.stream()
                .filter(message -> message.type().equals("stream"))
                .forEach(message -> text.append(message.fields().text("text")));
        return text.toString().lines().toList();
    }

    @Test
    void twenty_thousand_lines_of_four_threads_arrive_whole_in_few_messages_under_their_cell() {
        evaluator.action("print", () -> {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                threads.add(new Thread(() ->
                        IntStream.range(0, 5000).forEach(i -> System.out.println("thread " + thread + " line " + i))));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        });
        Message request = client.execute("print");

        List<Message> said = client.untilIdle(request);

        List<String> lines = lines(said);
        assertThat(lines).hasSize(20_000);
        for (int t = 0; t < 4; t++) {
            String prefix = "thread " + t + " ";
            assertThat(lines.stream().filter(line -> line.startsWith(prefix)))
                    .containsExactlyElementsOf(IntStream.range(0, 5000)
                            .mapToObj(i -> prefix + "line " + i)
                            .toList());
        }
        assertThat(said).hasSizeLessThan(200);
        assertThat(client.setAside()).allMatch(message -> !belongs(message, request));
    }

    @Test
    void what_a_thread_prints_after_its_cell_has_ended_appears_under_that_cell() {
        CountDownLatch later = new CountDownLatch(1);
        evaluator.action(
                "start",
                () -> new Thread(() -> {
                            await(later);
                            System.out.println("late");
                        })
                        .start());
        evaluator.action("next", () -> {
            System.out.println("mine");
            later.countDown();
        });
        Message starter = client.execute("start");
        client.untilIdle(starter);
        Message next = client.execute("next");

        List<Message> said = client.untilIdle(next);

        assertThat(lines(said)).containsExactly("mine");
        Message late = client.next(message -> message.type().equals("stream"));
        assertThat(belongs(late, starter)).isTrue();
        assertThat(late.fields().text("text").strip()).isEqualTo("late");
    }

    @Test
    void a_display_can_be_replaced_by_a_thread_after_its_cell_has_ended() {
        CountDownLatch later = new CountDownLatch(1);
        evaluator.action("show", () -> {
            DisplayHandle handle = Notebook.show("0 %");
            new Thread(() -> {
                        await(later);
                        handle.update("100 %");
                    })
                    .start();
        });
        Message cell = client.execute("show");
        client.untilIdle(cell);

        later.countDown();

        Message update = client.next(message -> message.type().equals("update_display_data"));
        assertThat(belongs(update, cell)).isTrue();
        assertThat(update.fields().object("data")).hasToString("{\"text/plain\":\"100 %\"}");
    }

    @Test
    void a_display_can_be_replaced_from_another_cell_by_its_identifier() {
        evaluator.action("show", () -> System.out.print(Show.display("one")));
        Message cell = client.execute("show");
        List<Message> said = client.untilIdle(cell);
        String id = lines(said).get(0);
        evaluator.action("replace", () -> Show.updateDisplay(id, new int[] {2}));
        Message later = client.execute("replace");

        Message update = client.untilIdle(later).stream()
                .filter(message -> message.type().equals("update_display_data"))
                .findFirst()
                .orElseThrow();
        assertThat(update.fields().object("data")).hasToString("{\"text/plain\":\"[2]\"}");
        assertThat(update.fields().object("transient")).hasToString("{\"display_id\":\"" + id + "\"}");
    }

    @Test
    void a_progress_bar_that_was_left_is_closed_before_the_cell_is_idle() {
        evaluator.action("loop", () -> {
            for (int i : Show.progress(5)) {
                if (i == 2) {
                    break;
                }
            }
        });
        Message cell = client.execute("loop");

        List<Message> said = client.untilIdle(cell);

        List<String> bars = said.stream()
                .filter(message -> message.type().endsWith("display_data"))
                .map(message ->
                        message.fields().object("data").get("text/plain").getAsString())
                .toList();
        assertThat(bars.get(0)).endsWith("0 of 5");
        assertThat(bars.get(bars.size() - 1)).startsWith("stopped at 2 of 5 after ");
    }

    @Test
    void a_renderer_that_a_cell_registers_is_used_by_the_cells_after_it() {
        record Money(int cents) {}
        evaluator.action("register", () -> Renderers.register(Money.class, money -> Media.html("<b>" + money.cents())));
        evaluator.action("show", () -> Show.display(new Money(5)));
        client.untilIdle(client.execute("register"));
        Message cell = client.execute("show");

        Message shown = client.untilIdle(cell).stream()
                .filter(message -> message.type().equals("display_data"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.fields().object("data")).hasToString("{\"text/plain\":\"5\",\"text/html\":\"<b>5\"}");
    }

    @Test
    void a_renderer_that_fails_leaves_the_value_as_text_with_a_note() {
        record Bad(int x) {}
        evaluator.action("show", () -> {
            Renderers.register(Bad.class, bad -> {
                throw new IllegalStateException("no ink");
            });
            Show.display(new Bad(1));
        });
        Message cell = client.execute("show");

        List<Message> said = client.untilIdle(cell);

        assertThat(lines(said))
                .containsExactly("This value is shown as text, because its renderer failed:"
                        + " java.lang.IllegalStateException: no ink");
        Message shown = said.stream()
                .filter(message -> message.type().equals("display_data"))
                .findFirst()
                .orElseThrow();
        assertThat(shown.fields().object("data").get("text/plain").getAsString())
                .isEqualTo("Bad[x=1]");
    }

    @Test
    void workers_of_the_common_pool_print_under_the_cell_that_runs() {
        Map<String, Boolean> names = new ConcurrentHashMap<>();
        evaluator.action(
                "parallel",
                () -> IntStream.range(0, 2000).parallel().forEach(i -> {
                    names.put(Thread.currentThread().getName(), true);
                    System.out.println(i);
                }));
        client.untilIdle(client.execute("parallel")); // its workers stay, and are used again
        Message second = client.execute("parallel");

        assertThat(lines(client.untilIdle(second))).hasSize(2000);
        assertThat(names).isNotEmpty();
    }

    @Test
    void a_cell_that_prints_slowly_is_seen_before_it_ends() {
        CountDownLatch seen = new CountDownLatch(1);
        evaluator.action("slow", () -> {
            System.out.print("working");
            seen.await();
        });
        Message cell = client.execute("slow");

        Message stream = client.next(message -> message.type().equals("stream"));

        assertThat(stream.fields().text("text")).isEqualTo("working");
        seen.countDown();
        client.untilIdle(cell);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
