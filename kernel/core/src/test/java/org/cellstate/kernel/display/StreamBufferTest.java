package org.cellstate.kernel.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamBufferTest {

    private final List<String> published = new ArrayList<>();
    private final List<String> due = new ArrayList<>();
    private final StreamBuffer buffer = new StreamBuffer(
            (type, parent, content) ->
                    published.add(type.equals("stream") ? content.get("text").getAsString() : type),
            new JsonObject(),
            () -> due.add("flush"));

    private void write(StreamName name, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        buffer.write(name, bytes, 0, bytes.length);
    }

    @Test
    void writes_are_put_together_until_somebody_flushes() {
        write(StreamName.STDOUT, "a");
        write(StreamName.STDOUT, "b");

        assertThat(published).isEmpty();
        assertThat(due).hasSize(1);
        buffer.flush();
        buffer.flush();
        assertThat(published).containsExactly("ab");
        write(StreamName.STDOUT, "c");
        assertThat(due).hasSize(2);
    }

    @Test
    void the_other_stream_and_other_messages_come_after_what_was_printed_before_them() {
        write(StreamName.STDOUT, "out");
        write(StreamName.STDERR, "err");
        buffer.publish("display_data", new JsonObject());

        assertThat(published).containsExactly("out", "err", "display_data");
    }

    @Test
    void long_text_leaves_in_pieces_without_a_flush_and_no_character_is_cut() {
        String text = "x" + "😀".repeat(StreamBuffer.FULL);

        write(StreamName.STDOUT, text);
        buffer.flush();

        assertThat(String.join("", published)).isEqualTo(text);
        assertThat(published).hasSizeBetween(4, 6).noneMatch(piece -> piece.contains("\ufffd"));
    }

    @Test
    void a_character_whose_bytes_stand_around_other_output_stays_whole() {
        byte[] smile = "😀".getBytes(UTF_8);

        buffer.write(StreamName.STDOUT, smile, 0, 3);
        buffer.flush();
        write(StreamName.STDERR, "!");
        buffer.write(StreamName.STDOUT, smile, 3, 1);
        buffer.flush();

        assertThat(published).containsExactly("!", "😀");
    }

    @Test
    void bytes_that_are_no_text_are_replaced_not_refused() {
        buffer.write(StreamName.STDOUT, new byte[] {'a', (byte) 0xff, 'b'}, 0, 3);
        buffer.flush();

        assertThat(published).containsExactly("a\ufffdb");
    }
}
