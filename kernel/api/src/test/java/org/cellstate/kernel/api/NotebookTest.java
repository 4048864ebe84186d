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
import org.junit.jupiter.api.Test;

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
}
