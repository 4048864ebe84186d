package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NotebookTest {

    @Test
    void outside_a_notebook_the_text_form_is_printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Notebook.show(MimeBundle.text("first").withHtml("<p>first</p>")).update(2);
        } finally {
            System.setOut(console);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(String.format("first%n2%n"));
        assertThat(Notebook.isInteractive()).isFalse();
    }

    @Test
    void outside_a_notebook_a_thread_interrupt_stops_the_work_and_stays_set() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(Notebook::checkInterrupted).isInstanceOf(CellInterruptedException.class);
            assertThat(Notebook.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        Notebook.checkInterrupted();
    }

    @Test
    void an_interrupt_that_was_taken_is_answered() {
        Thread.currentThread().interrupt();

        assertThat(Notebook.takeInterrupt()).isTrue();
        assertThat(Notebook.takeInterrupt()).isFalse();
        Notebook.checkInterrupted();
    }

    @Test
    void work_apart_is_stopped_by_its_signal_alone_and_as_often_as_it_asks() {
        AtomicBoolean stop = new AtomicBoolean();
        Thread.currentThread().interrupt();

        Notebook.apart(stop::get, () -> {
            Notebook.checkInterrupted();
            assertThat(Notebook.takeInterrupt()).isFalse();
            stop.set(true);
            assertThat(Notebook.takeInterrupt()).isTrue();
            assertThat(Notebook.interrupted()).isTrue();
            Notebook.apart(() -> false, Notebook::checkInterrupted);
            assertThatThrownBy(Notebook::checkInterrupted).isInstanceOf(CellInterruptedException.class);
        });

        assertThat(Notebook.takeInterrupt())
                .as("the thread's own request waited")
                .isTrue();
        assertThat(Notebook.interrupted()).isFalse();
    }

    @Test
    void outside_a_notebook_questions_are_asked_on_the_console_and_the_rest_of_the_input_is_left() throws Exception {
        InputStream before = System.in;
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream("Ada\r\nrest".getBytes(StandardCharsets.US_ASCII)));
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Notebook.input("Name? ")).isEqualTo("Ada");
            assertThat(System.in.readAllBytes())
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("rest");
            assertThatThrownBy(() -> Notebook.input("More? "))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("received: the end of the input");
        } finally {
            System.setIn(before);
            System.setOut(console);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("Name? More? ");
    }

    @Test
    void outside_a_notebook_a_comm_is_closed_from_the_start() {
        Comm comm = Notebook.comms().open("jupyter.widget", CommMessage.empty(), (same, message) -> {});

        comm.send(CommMessage.of(Map.of("a", 1)));

        assertThat(comm.isOpen()).isFalse();
        assertThat(comm.target()).isEqualTo("jupyter.widget");
        assertThat(Notebook.comms().requestId()).isEmpty();
    }

    @Test
    void a_cell_does_not_end_before_the_work_beside_it() throws InterruptedException {
        RecordingHost host = new RecordingHost();
        NotebookHost before = Notebook.connect(host);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        try {
            Notebook.beside(() -> {
                begun.countDown();
                done.set(waited(goOn));
            });
        } finally {
            Notebook.connect(before);
        }
        begun.await();
        assertThat(done).isFalse();

        goOn.countDown();
        host.endCell();

        assertThat(done).isTrue();
    }

    @Test
    void stopping_a_cell_interrupts_the_work_beside_it() throws InterruptedException {
        RecordingHost host = new RecordingHost();
        NotebookHost before = Notebook.connect(host);
        CountDownLatch interrupted = new CountDownLatch(1);
        try {
            Notebook.beside(() -> {
                if (!waited(new CountDownLatch(1))) {
                    interrupted.countDown();
                }
            });
        } finally {
            Notebook.connect(before);
        }

        Thread.currentThread().interrupt();
        host.endCell();

        assertThat(Thread.interrupted()).isTrue();
        interrupted.await();
    }

    /** Returns false if it was interrupted. */
    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
