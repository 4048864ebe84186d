package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees who stops a cell: a whole kernel, with a Java session, over its sockets. */
class InterruptMatrixTest {

    private static final String SNIPPETS = "REPL.$JShell$";

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private JavaKernel kernel;
    private TestClient client;

    /** Gives up what stands still, and nothing else, however long it takes. */
    @BeforeEach
    void start() throws Exception {
        start(Integer.MAX_VALUE);
    }

    private void start(int looks) throws Exception {
        kernel = new JavaKernel(new Patience(Duration.ofMillis(100), looks));
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    /** Runs a cell, stops it where it calls {@code here()}, and returns its reply. */
    private Message interrupted(String code) {
        Message cell = client.execute(code);
        Message said = client.next(
                message -> message.type().equals("stream") || message.type().equals("error"));
        assertThat(said.type()).as(() -> said.content().toString()).isEqualTo("stream");
        Message interrupt = client.send(Channel.CONTROL, "interrupt_request", "{}");
        client.reply(Channel.CONTROL, interrupt);
        Message reply = client.reply(Channel.SHELL, cell);
        client.untilIdle(cell);
        return reply;
    }

    private void assertNextCellWorks() {
        Message next = client.execute("long sum = 0; for (int i = 0; i < 1000; i++) { sum += i; } sum");
        JsonObject reply = client.reply(Channel.SHELL, next).content();
        assertThat(reply.get("status").getAsString()).as(reply::toString).isEqualTo("ok");
        assertThat(JavaKernel.contents(client.untilIdle(next))).contains("499500");
    }

    private static void assertStopped(Message reply) {
        assertThat(reply.fields().text("ename"))
                .as(() -> reply.content().toString())
                .isEqualTo("Interrupted");
    }

    /** Waits until no thread computes for a cell any more; those that wait may stay. */
    private void assertNothingComputes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Predicate<Map.Entry<Thread, StackTraceElement[]>> computes = entry -> !before.contains(entry.getKey())
                && entry.getKey().getState() == Thread.State.RUNNABLE
                && Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith(SNIPPETS));
        Map<String, Long> spent = new TreeMap<>();
        for (long deadline = System.nanoTime() + 60_000_000_000L; System.nanoTime() < deadline; Thread.onSpinWait()) {
            spent.clear();
            Thread.getAllStackTraces().entrySet().stream()
                    .filter(computes)
                    .forEach(entry -> spent.put(
                            entry.getKey().getName() + Arrays.toString(entry.getValue()),
                            threads.getThreadCpuTime(entry.getKey().getId())));
            if (spent.isEmpty()) {
                return;
            }
        }
        assertThat(spent).as("processor time of threads that still compute").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here(); while (true) {}",
                "here(); while (true) { try { Math.sqrt(2); } catch (Throwable t) {} }",
                "here(); while (true) { try { Thread.sleep(600_000); } catch (Throwable t) {} }",
                "{ here(); Thread.sleep(600_000); }",
                "var held = new ReentrantLock();\nnew Thread(() -> { held.lock(); try { here(); while (true) {} } finally { held.unlock(); } }).start();"
                        + "\n{ while (!held.isLocked()) {} held.lock(); }",
                "here(); Stream.iterate(1, i -> i + 1).forEach(i -> {});",
                "here(); IntStream.range(0, Integer.MAX_VALUE).parallel().forEach(i -> { while (true) {} });",
                "{ var pool = Executors.newFixedThreadPool(2); pool.submit(() -> { while (true) {} });"
                        + " var task = pool.submit(() -> { while (true) { try { Thread.sleep(1); } catch (Throwable t) {} } });"
                        + " here(); pool.shutdown(); task.get(); }",
                "{ var never = new CompletableFuture<String>(); CompletableFuture.runAsync(() -> { while (true) {} });"
                        + " here(); never.get(); }",
                "{ var started = new Thread(() -> { while (true) {} }); started.start(); here(); started.join(); }",
                "{ here(); new SynchronousQueue<Integer>().take(); }",
                "{ var task = CompletableFuture.runAsync(() -> { while (true) {} }); here(); task.join(); }",
                "{ var busy = new Semaphore(0);"
                        + " new Thread(() -> { try { here(); while (true) {} } finally { busy.release(); } }).start();"
                        + " busy.acquireUninterruptibly(); }",
                "{ here(); new Semaphore(0).acquire(); }",
                "{ here(); new CountDownLatch(1).await(); }",
                "{ var free = new ReentrantLock(); free.lock(); here(); free.newCondition().await(); }",
            })
    void this_stops_and_nothing_computes_on(String code) {
        Message reply = interrupted(code);

        assertStopped(reply);
        assertNothingComputes();
        assertNextCellWorks();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtual_threads_stop() {
        Message reply = interrupted("""
                var starting = Thread.class.getMethod("startVirtualThread", Runnable.class);
                var turns = new java.util.concurrent.atomic.AtomicLong();
                var virtual = (Thread) starting.invoke(null, (Runnable) () -> {
                    while (true) { try { turns.incrementAndGet(); } catch (Throwable t) {} }
                });
                here(); virtual.join();""");

        assertStopped(reply);
        Message next = client.execute("{ virtual.join(); } virtual.isAlive()");
        client.reply(Channel.SHELL, next);
        assertThat(JavaKernel.contents(client.untilIdle(next))).contains("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ here(); synchronized (monitor) {} }",
                "{ here(); gate.lock(); }",
                "{ here(); new CompletableFuture<String>().join(); }",
                "{ here(); new Semaphore(0).acquireUninterruptibly(); }",
                "{ here(); new Phaser(2).arriveAndAwaitAdvance(); }",
                "{ Stream.of(gate).forEach(each -> { here(); each.lock(); }); }",
                "{ var socket = new java.net.ServerSocket(0); here(); socket.accept(); }",
                "{ var server = new java.net.ServerSocket(0);"
                        + " var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), server.getLocalPort());"
                        + " here(); socket.getInputStream().read(); }",
            })
    void this_stands_still_and_the_user_is_told_however_long_the_patience(String code) {
        assertTold(code);
    }

    @Test
    void what_computes_and_cannot_be_stopped_is_given_up_when_patience_ends() throws Exception {
        stop();
        start(3);

        assertTold("{ here(); java.math.BigInteger.valueOf(3).pow(15_000_000); }");
    }

    private void assertTold(String code) {
        keepLocks();
        Message cell = client.execute(code);
        client.next(message -> message.type().equals("stream"));
        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));

        JsonObject reply = client.reply(Channel.SHELL, cell).content();

        assertThat(reply.get("ename").getAsString()).as(reply::toString).isEqualTo("StillRunning");
        String message = reply.get("evalue").getAsString();
        assertThat(message).contains("the thread cell-thread-", "try: Restart the kernel");
        String traceback = reply.get("traceback").toString();
        assertThat(traceback).contains("cell 2, line 1: " + code.substring(0, 9));
        assertThat(message.contains("owner holds")).isEqualTo(code.contains("monitor") || code.contains("gate"));
        client.untilIdle(cell);
        assertNextCellWorks();
        openLocks();
    }

    /** Has a thread of an earlier cell hold a monitor and a lock, until they are opened. */
    private void keepLocks() {
        Message cell = client.execute("""
                var monitor = new Object();
                var gate = new ReentrantLock();
                var opening = new CountDownLatch(1);
                var kept = new CountDownLatch(1);
                new Thread(() -> {
                    synchronized (monitor) {
                        gate.lock();
                        kept.countDown();
                        try { opening.await(); } catch (InterruptedException e) {} finally { gate.unlock(); }
                    }
                }, "owner").start();
                kept.await();""");
        client.reply(Channel.SHELL, cell);
        client.untilIdle(cell);
    }

    private void openLocks() {
        Message cell = client.execute("opening.countDown();");
        client.reply(Channel.SHELL, cell);
        client.untilIdle(cell);
    }

    @Test
    void a_value_that_takes_for_ever_to_show_is_given_up() throws Exception {
        stop();
        start(3);
        Message cell = client.execute("""
                new Object() {
                    public String toString() { here(); return "" + java.math.BigInteger.valueOf(3).pow(15_000_000).bitLength(); }
                }""");
        client.next(message -> message.type().equals("stream"));
        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));

        assertThat(client.reply(Channel.SHELL, cell).fields().text("ename")).isEqualTo("StillRunning");
        assertNextCellWorks();
    }

    @Test
    void a_cell_that_was_given_up_is_not_heard_again_and_its_thread_ends_at_its_next_point() {
        keepLocks();
        Message cell = client.execute(
                "{ here(); synchronized (monitor) { System.out.println(\"la\" + \"te\"); while (true) {} } }");
        client.next(message -> message.type().equals("stream"));
        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));
        assertThat(client.reply(Channel.SHELL, cell).fields().text("ename")).isEqualTo("StillRunning");
        List<Message> said = client.untilIdle(cell);

        openLocks();

        Message next = client.execute("synchronized (monitor) {}"); // waits for the thread that was given up
        client.reply(Channel.SHELL, next);
        client.untilIdle(next);
        assertNothingComputes();
        assertNextCellWorks();
        assertThat(JavaKernel.contents(said)).doesNotContain("\"late");
        assertThat(JavaKernel.contents(client.setAside())).doesNotContain("\"late");
    }

    @Test
    void threads_of_another_cell_go_on() {
        Message background = client.execute("""
                var ticking = new java.util.concurrent.atomic.AtomicBoolean(true);
                var ticks = new java.util.concurrent.atomic.AtomicLong();
                var ticker = new Thread(() -> { while (ticking.get()) { ticks.incrementAndGet(); LockSupport.parkNanos(1000); } });
                ticker.setDaemon(true);
                ticker.start();""");
        client.reply(Channel.SHELL, background);
        client.untilIdle(background);

        assertStopped(interrupted("here(); while (true) {}"));

        Message next = client.execute(
                "{ long now = ticks.get(); while (ticks.get() == now && ticker.isAlive()) {} }\nticker.isAlive()");
        client.reply(Channel.SHELL, next);
        assertThat(JavaKernel.contents(client.untilIdle(next))).contains("true");
        Message last = client.execute("ticking.set(false);");
        client.reply(Channel.SHELL, last);
    }

    @Test
    void a_listener_in_library_code_is_stopped_and_a_cell_whose_library_answers_goes_on() {
        Message cell = client.execute("""
                int rounds = 0;
                Runnable listener = () -> { here(); while (true) { rounds++; } };
                try { listener.run(); } catch (CellInterruptedException e) { Notebook.takeInterrupt(); }
                int after = 0;
                for (int i = 0; i < 100; i++) { after++; }
                after""");
        client.next(message -> message.type().equals("stream"));
        client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));

        assertThat(client.reply(Channel.SHELL, cell).fields().text("status")).isEqualTo("ok");
        assertThat(JavaKernel.contents(client.untilIdle(cell))).contains("\"text/plain\":\"100\"");
        assertThat(Notebook.interrupted()).isFalse();
    }

    /** As a sweep does with its trials: the first request is answered and the threads go on, the second ends them. */
    @Test
    void work_apart_goes_on_when_the_cell_is_stopped_until_its_signal_says_so() {
        Message cell = client.execute("""
                var cancelled = new java.util.concurrent.atomic.AtomicBoolean();
                var begun = new CountDownLatch(2);
                var opening = new CountDownLatch(1);
                var ended = new LinkedBlockingQueue<String>();
                Runnable computes = () -> { begun.countDown(); while (true) { Math.sqrt(2); } };
                Runnable waits = () -> {
                    begun.countDown();
                    try { opening.await(); ended.add("wai" + "ted"); } catch (InterruptedException e) { ended.add("woken"); }
                };
                void apart(Runnable work) {
                    new Thread(() -> {
                        try { Notebook.apart(cancelled::get, work); } catch (CellInterruptedException e) { ended.add("can" + "celled"); }
                    }).start();
                }
                apart(computes);
                apart(waits);
                begun.await();
                try { System.out.println("one"); while (true) {} } catch (CellInterruptedException e) { Notebook.takeInterrupt(); }
                opening.countDown();
                String first = ended.take();
                String second = "";
                try {
                    System.out.println("two");
                    while (true) {}
                } catch (CellInterruptedException e) {
                    Thread.interrupted();
                    cancelled.set(true);
                    second = ended.take();
                    Notebook.takeInterrupt();
                }
                first + ", " + second""");
        for (int request = 0; request < 2; request++) {
            client.next(message -> message.type().equals("stream"));
            client.reply(Channel.CONTROL, client.send(Channel.CONTROL, "interrupt_request", "{}"));
        }

        assertThat(client.reply(Channel.SHELL, cell).fields().text("status")).isEqualTo("ok");
        assertThat(JavaKernel.contents(client.untilIdle(cell))).contains("\"text/plain\":\"waited, cancelled\"");
        assertNothingComputes();
    }
}
