package org.cellstate.tests.bench.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.model.Cell;
import org.junit.jupiter.api.Test;

class ProtocolTest {

    private static final ModelCase SHAPE = new ModelCase(Cell.GRU, 32, 50, 10, 128, 2, true);

    @Test
    void a_question_is_one_line_of_json() {
        assertThat(Request.steps(Task.TRAIN, SHAPE, 2, 20).line(7))
                .isEqualTo("{\"id\":7,\"task\":\"train\",\"case\":{\"cell\":\"gru\",\"batch\":32,\"time\":50,\"in\":10,"
                        + "\"hidden\":128,\"layers\":2,\"bidirectional\":true},"
                        + "\"warmup\":2,\"steps\":20,\"threads\":2}");
    }

    @Test
    void a_question_is_read_as_it_was_asked() {
        Request withModel = Request.steps(Task.STEP, SHAPE, 1, 3);
        Request without = Request.of(Task.HELLO);

        assertThat(Request.Numbered.of(withModel.line(8))).isEqualTo(new Request.Numbered(8, withModel));
        assertThat(Request.Numbered.of(without.line(9))).isEqualTo(new Request.Numbered(9, without));
    }

    @Test
    void an_answer_is_read_as_it_was_given() {
        Reply done = new Reply.Done(List.of(1.5, 2.25), "fused Adam");
        Reply refused = new Reply.Refused("has no GRU");

        assertThat(Reply.of(done.line(3), 3)).contains(done);
        assertThat(Reply.of(refused.line(3), 3)).contains(refused);
    }

    @Test
    void what_a_library_prints_is_no_answer() {
        String answer = new Reply.Done(List.of(), "").line(3);

        assertThat(Reply.of("Loading kernels...", 3)).isEmpty();
        assertThat(Reply.of("{not json", 3)).isEmpty();
        assertThat(Reply.of("{\"level\":\"info\"}", 3)).isEmpty();
        assertThat(Reply.of(answer, 4)).as("the answer to another question").isEmpty();
    }

    @Test
    void a_case_is_named_by_its_shape() {
        assertThat(SHAPE.name()).isEqualTo("GRU 32 x 50 x 10 x 128, 2 layers, bidirectional");
        assertThat(SHAPE.layers(1).bidirectional(false).name()).isEqualTo("GRU 32 x 50 x 10 x 128");
    }

    @Test
    void arithmetic_counts_both_products_of_every_gate_layer_and_direction() {
        double lstm = 2.0 * 32 * 50 * 4 * 128 * (10 + 128);
        assertThat(ModelCase.of(Cell.LSTM, 32, 50, 10, 128).recurrentFlops()).isEqualTo(lstm);

        double below = 2.0 * 32 * 50 * 3 * 128 * (10 + 128) * 2;
        double above = 2.0 * 32 * 50 * 3 * 128 * (256 + 128) * 2;
        assertThat(SHAPE.recurrentFlops()).isEqualTo(below + above);
    }

    @Test
    void a_forecast_is_asked_for_with_all_that_makes_the_work_equal() {
        ForecastCase asked = new ForecastCase("births", "births.csv", 90, 14, 7, 2, 8, 1, 4, 5, 6, 0.01, 3);
        Request request = Request.steps(Task.FORECAST, asked, 0, 1);

        assertThat(request.line(4))
                .isEqualTo("{\"id\":4,\"task\":\"forecast\",\"case\":{\"series\":\"births\",\"table\":\"births.csv\","
                        + "\"train\":90,\"lookback\":14,\"horizon\":7,\"origins\":2,\"hidden\":8,\"layers\":1,"
                        + "\"batch\":4,\"batches\":5,\"epochs\":6,\"rate\":0.01,\"seed\":3},"
                        + "\"warmup\":0,\"steps\":1,\"threads\":2}");
        assertThat(Request.Numbered.of(request.line(4))).isEqualTo(new Request.Numbered(4, request));
    }

    @Test
    void a_text_is_asked_to_be_learned_with_all_that_makes_the_work_equal() {
        LanguageCase asked = new LanguageCase("a book", "tokens.txt", 30, 8, 16, 1, 4, 10, 3, 0.003, 7);
        Request request = Request.steps(Task.LANGUAGE, asked, 0, 1);

        assertThat(request.line(5))
                .isEqualTo("{\"id\":5,\"task\":\"language\",\"case\":{\"text\":\"a book\",\"tokens\":\"tokens.txt\","
                        + "\"vocabulary\":30,\"embedding\":8,\"hidden\":16,\"layers\":1,\"batch\":4,\"steps\":10,\"epochs\":3,"
                        + "\"rate\":0.003,\"seed\":7},\"warmup\":0,\"steps\":1,\"threads\":2}");
        assertThat(Request.Numbered.of(request.line(5))).isEqualTo(new Request.Numbered(5, request));
    }

    @Test
    void forecasts_come_back_as_they_were_made() {
        Reply done = new Reply.Done(List.of(1.5, 2.5), List.of(8486.25, -1e-3), "direct");

        assertThat(Reply.of(done.line(4), 4)).contains(done);
    }
}
