package org.cellstate.kernel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
}
