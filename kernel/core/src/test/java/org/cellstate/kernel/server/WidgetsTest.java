package org.cellstate.kernel.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cellstate.kernel.api.widget.Widgets.button;
import static org.cellstate.kernel.api.widget.Widgets.checkbox;
import static org.cellstate.kernel.api.widget.Widgets.column;
import static org.cellstate.kernel.api.widget.Widgets.dropdown;
import static org.cellstate.kernel.api.widget.Widgets.interact;
import static org.cellstate.kernel.api.widget.Widgets.outputArea;
import static org.cellstate.kernel.api.widget.Widgets.row;
import static org.cellstate.kernel.api.widget.Widgets.slider;
import static org.cellstate.kernel.api.widget.Widgets.textField;
import static org.cellstate.kernel.server.TestClient.belongs;
import static org.cellstate.kernel.server.TestClient.types;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.api.widget.IntSlider;
import org.cellstate.kernel.api.widget.OutputArea;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WidgetsTest {

    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    /** Runs a cell of a front end that names its cells. */
    private List<Message> run(String code, String metadata) {
        Message request =
                client.send(Channel.SHELL, "execute_request", "{\"code\":\"" + code + "\"}", metadata, List.of());
        List<Message> said = client.untilIdle(request);
        client.reply(Channel.SHELL, request);
        return said;
    }

    private List<Message> run(String code) {
        return run(code, "{}");
    }

    /** The identifier of the model with a name, among those that were opened. */
    private static String model(List<Message> said, String name) {
        return said.stream()
                .filter(message -> message.type().equals("comm_open"))
                .filter(message -> message.fields()
                        .object("data")
                        .get("state")
                        .getAsJsonObject()
                        .get("_model_name")
                        .getAsString()
                        .equals(name))
                .findFirst()
                .orElseThrow()
                .fields()
                .text("comm_id");
    }

    private Message say(String comm, String data) {
        return client.send(Channel.SHELL, "comm_msg", "{\"comm_id\":\"" + comm + "\",\"data\":" + data + "}");
    }

    private Message move(String comm, String value) {
        return say(comm, "{\"method\":\"update\",\"state\":{\"value\":" + value + "},\"buffer_paths\":[]}");
    }

    private static Optional<String> data(List<Message> said, String type) {
        return said.stream()
                .filter(message -> message.type().equals(type))
                .map(message -> message.content().get("data").toString())
                .findFirst();
    }

    private String openComms() {
        Message request = client.send(Channel.SHELL, "comm_info_request", "{\"target_name\":\"jupyter.widget\"}");
        return client.reply(Channel.SHELL, request).content().get("comms").toString();
    }

    @Test
    void a_cell_that_ends_with_a_widget_opens_its_models_and_shows_the_view_with_words_beside_it() {
        IntSlider hidden = slider("hidden", 8, 128).at(64);
        kernel.evaluator.value("show", hidden);

        List<Message> said = run("show");

        assertThat(types(said))
                .containsExactly(
                        "busy", "execute_input", "comm_open", "comm_open", "comm_open", "execute_result", "idle");
        assertThat(said.get(4).metadata()).hasToString("{\"version\":\"2.1.0\"}");
        assertThat(data(said, "execute_result"))
                .hasValue("{\"text/plain\":\"hidden: 64 (8 to 128)\",\"application/vnd.jupyter.widget-view+json\":"
                        + "{\"version_major\":2,\"version_minor\":0,\"model_id\":\"" + model(said, "IntSliderModel")
                        + "\"}}");
    }

    /** Beside what tests/python/reference/widgets.py has written down of ipywidgets. References to other models are left out there. */
    @Test
    void every_state_agrees_with_that_of_the_widgets_in_the_other_kernel() throws Exception {
        kernel.evaluator.value(
                "show",
                column(
                        slider("hidden", 8, 128, 8).at(64),
                        slider("rate", 0.0, 1.0, 0.01).at(0.5),
                        dropdown("cell", "lstm", "gru").at("gru"),
                        checkbox("log", true),
                        textField("name", "Ada"),
                        row(button("Train", () -> {}), outputArea())));
        List<JsonObject> ours = run("show").stream()
                .filter(message -> message.type().equals("comm_open"))
                .map(message -> message.fields().object("data").getAsJsonObject("state"))
                .toList();

        Map<String, JsonObject> reference = new HashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("widgets.jsonl")), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .forEach(state -> reference.put(state.get("_model_name").getAsString(), state));
        }

        assertThat(ours)
                .extracting(state -> state.get("_model_name").getAsString())
                .contains(reference.keySet().toArray(String[]::new));
        for (JsonObject state : ours) {
            JsonObject other = Objects.requireNonNull(
                    reference.get(state.get("_model_name").getAsString()));
            List.of("layout", "style", "children").forEach(state::remove);
            assertThat(other.entrySet()).containsAll(state.entrySet());
        }
    }

    @Test
    void a_slider_follows_the_user_while_a_cell_runs_and_the_echo_answers_the_move() throws Exception {
        IntSlider hidden = slider("hidden", 0, 10);
        CountDownLatch moved = new CountDownLatch(1);
        hidden.onChange(value -> moved.countDown());
        kernel.evaluator.value("show", hidden);
        String id = model(run("show"), "IntSliderModel");
        kernel.evaluator.action("wait", () -> {
            moved.await();
            System.out.print("now " + hidden.value());
        });
        Message cell = client.execute("wait");

        List<Message> answered = client.untilIdle(move(id, "7"));

        assertThat(types(answered)).containsExactly("busy", "comm_msg", "idle");
        assertThat(data(answered, "comm_msg"))
                .hasValue("{\"method\":\"echo_update\",\"state\":{\"value\":7},\"buffer_paths\":[]}");
        assertThat(client.untilIdle(cell))
                .filteredOn(message -> message.type().equals("stream"))
                .extracting(message -> message.fields().text("text"))
                .containsExactly("now 7");
    }

    @Test
    void nonsense_from_the_front_end_is_answered_with_the_true_state() {
        IntSlider hidden = slider("hidden", 0, 10).at(4);
        kernel.evaluator.value("show", hidden);
        String id = model(run("show"), "IntSliderModel");

        for (String nonsense : List.of("11", "\"7\"", "null", "[]", "1e400", "18446744073709551620", "4.5")) {
            assertThat(data(client.untilIdle(move(id, nonsense)), "comm_msg"))
                    .as(nonsense)
                    .hasValue("{\"method\":\"update\",\"state\":{\"value\":4},\"buffer_paths\":[]}");
        }
        assertThat(types(client.untilIdle(say(id, "{\"method\":{}}")))).containsExactly("busy", "idle");
        assertThat(hidden.value()).isEqualTo(4);
        assertThat(kernel.printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void an_interaction_shows_in_its_area_and_nothing_under_the_cell() {
        kernel.evaluator.value("show", interact(slider("n", 0, 10), n -> {
            System.out.println("n is " + n);
            var bar = Notebook.show("half");
            bar.update("whole " + 12 / (n - 3));
            return "result " + n;
        }));
        List<Message> said = run("show");
        String slider = model(said, "IntSliderModel");
        String area = model(said, "OutputModel");
        assertThat(types(said)).doesNotContain("stream", "display_data", "update_display_data");
        assertThat(data(said, "execute_result").orElseThrow())
                .contains("\"text/plain\":\"n: 0 (0 to 10)\\nn is 0\\nwhole -4\\nresult 0\"");

        List<Message> moved = client.untilIdle(move(slider, "5"));

        assertThat(types(moved)).containsOnly("busy", "comm_msg", "idle");
        Message last = moved.get(moved.size() - 2);
        assertThat(last.fields().text("comm_id")).isEqualTo(area);
        assertThat(last.content().get("data"))
                .hasToString("{\"method\":\"update\",\"state\":{\"outputs\":["
                        + "{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"n is 5\\n\"},"
                        + "{\"output_type\":\"display_data\",\"data\":{\"text/plain\":\"whole 6\"},\"metadata\":{}},"
                        + "{\"output_type\":\"display_data\",\"data\":{\"text/plain\":\"result 5\"},\"metadata\":{}}]},"
                        + "\"buffer_paths\":[]}");
        List<Message> failed = client.untilIdle(move(slider, "3"));
        assertThat(failed.get(failed.size() - 2).content().toString())
                .contains("\"output_type\":\"error\",\"ename\":\"ArithmeticException\",\"evalue\":\"/ by zero\"");
        assertThat(client.setAside()).noneMatch(message -> message.type().equals("stream"));
    }

    @Test
    void a_click_prints_under_the_cell_with_the_button_or_into_an_area() {
        OutputArea area = outputArea();
        kernel.evaluator.value("plain", button("Say", () -> System.out.print("hello")));
        kernel.evaluator.value("inside", button("Do", () -> area.run(() -> System.out.print("there"))));
        Message cell = client.execute("plain");
        String plain = model(client.untilIdle(cell), "ButtonModel");
        client.reply(Channel.SHELL, cell);
        String inside = model(run("inside"), "ButtonModel");
        String click = "{\"method\":\"custom\",\"content\":{\"event\":\"click\"}}";

        client.untilIdle(say(plain, click));
        client.untilIdle(say(inside, click));

        Message printed = client.next(message -> message.type().equals("stream"));
        assertThat(belongs(printed, cell)).isTrue();
        assertThat(printed.fields().text("text")).isEqualTo("hello");
        assertThat(area).hasToString("there");
    }

    @Test
    void an_interaction_that_does_not_end_is_stopped_and_the_next_move_works() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        kernel.evaluator.value("show", interact(slider("n", 0, 10), n -> {
            if (n == 1) {
                waiting.countDown();
                new CountDownLatch(1).await();
            }
            return n;
        }));
        String slider = model(run("show"), "IntSliderModel");
        Message stuck = move(slider, "1");
        waiting.await();

        client.send(Channel.CONTROL, "interrupt_request", "{}");

        List<Message> stopped = client.untilIdle(stuck);
        assertThat(stopped.get(stopped.size() - 2).content().toString()).contains("InterruptedException");
        List<Message> next = client.untilIdle(move(slider, "2"));
        assertThat(next.get(next.size() - 2).content().toString()).contains("\"text/plain\":\"2\"");
    }

    @Test
    void running_the_cell_again_or_deleting_it_closes_what_it_has_shown() {
        IntSlider hidden = slider("hidden", 0, 10);
        kernel.evaluator.value("show", hidden);
        run("show", "{\"cellId\":\"a\"}");
        run("show", "{\"cellId\":\"b\",\"deletedCells\":[\"unknown\"]}");

        assertThat(types(run("nothing", "{\"cellId\":\"a\"}"))).doesNotContain("comm_close");
        assertThat(hidden.isShown()).isTrue();
        assertThat(types(run("nothing", "{\"cellId\":\"c\",\"deletedCells\":[\"b\"]}")))
                .containsExactly("busy", "comm_close", "comm_close", "comm_close", "execute_input", "idle");

        assertThat(openComms()).isEqualTo("{}");
        for (int i = 0; i < 20; i++) {
            run("show", "{\"cellId\":\"a\"}");
        }
        assertThat(openComms().split("target_name")).hasSize(1 + 3);
    }

    @Test
    void metadata_that_is_not_as_front_ends_send_it_does_not_stop_a_cell() {
        assertThat(types(run("1+1", "{\"cellId\":[1],\"deletedCells\":{\"a\":1}}")))
                .contains("execute_result");
        assertThat(types(run("1+1", "{\"cellId\":null,\"deletedCells\":[null,{},\"x\"]}")))
                .contains("execute_result");
    }

    @Test
    void a_page_that_is_loaded_anew_gets_every_state() {
        IntSlider hidden = slider("hidden", 0, 10);
        kernel.evaluator.value("show", hidden);
        String id = model(run("show"), "IntSliderModel");
        client.untilIdle(move(id, "9"));

        client.untilIdle(client.send(
                Channel.SHELL,
                "comm_open",
                "{\"comm_id\":\"c\",\"target_name\":\"jupyter.widget.control\",\"data\":{}}"));
        Message asked = say("c", "{\"method\":\"request_states\"}");

        String states = data(client.untilIdle(asked), "comm_msg").orElseThrow();
        assertThat(states)
                .startsWith("{\"method\":\"update_states\",\"states\":{")
                .contains("\"" + id + "\":{\"model_name\":\"IntSliderModel\"")
                .contains("\"value\":9");
    }
}
