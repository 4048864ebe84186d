package org.cellstate.kernel.api.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cellstate.kernel.api.widget.Widgets.button;
import static org.cellstate.kernel.api.widget.Widgets.checkbox;
import static org.cellstate.kernel.api.widget.Widgets.column;
import static org.cellstate.kernel.api.widget.Widgets.dropdown;
import static org.cellstate.kernel.api.widget.Widgets.interact;
import static org.cellstate.kernel.api.widget.Widgets.row;
import static org.cellstate.kernel.api.widget.Widgets.slider;
import static org.cellstate.kernel.api.widget.Widgets.textField;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstate.kernel.api.widget.ScriptedFrontEnd.ScriptedComm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WidgetTest {

    private ScriptedFrontEnd frontEnd;

    @BeforeEach
    void connect() {
        frontEnd = new ScriptedFrontEnd();
    }

    @AfterEach
    void disconnect() {
        frontEnd.close();
    }

    @Test
    void a_widget_is_opened_with_its_layout_and_style_when_it_is_shown_and_not_before() {
        IntSlider hidden = slider("hidden", 8, 128, 8).at(64);
        assertThat(frontEnd.open).isEmpty();
        assertThat(hidden.isShown()).isFalse();

        ScriptedComm model = frontEnd.show(hidden);

        assertThat(frontEnd.models()).containsExactly("LayoutModel", "SliderStyleModel", "IntSliderModel");
        assertThat(hidden.isShown()).isTrue();
        assertThat(model.target()).isEqualTo("jupyter.widget");
        assertThat(model.first.metadata()).hasToString("{version=2.1.0}");
        assertThat(model.first.data().get("state"))
                .hasToString("{_model_module=@jupyter-widgets/controls, _model_module_version=2.0.0, "
                        + "_model_name=IntSliderModel, _view_module=@jupyter-widgets/controls, "
                        + "_view_module_version=2.0.0, _view_name=IntSliderView, min=8, max=128, step=8, "
                        + "continuous_update=true, orientation=horizontal, readout=true, readout_format=d, "
                        + "description=hidden, description_allow_html=false, disabled=false, value=64, "
                        + "layout=IPY_MODEL_1, style=IPY_MODEL_2}");
    }

    @Test
    void a_long_label_makes_room_for_itself() {
        ScriptedComm model = frontEnd.show(slider("a label of 20 letters", 0, 10));

        Map<?, ?> state = ScriptedFrontEnd.state(model);
        assertThat(ScriptedFrontEnd.state(frontEnd.model(state.get("layout"))).get("width"))
                .isEqualTo("calc(var(--jp-widgets-inline-width) + 11ch)");
        assertThat(ScriptedFrontEnd.state(frontEnd.model(state.get("style"))).get("description_width"))
                .isEqualTo("initial");
    }

    @Test
    void a_widget_says_its_value_in_words_beside_the_view() {
        assertThat(slider("hidden", 8, 128).at(9).toMimeBundle().text()).isEqualTo("hidden: 9 (8 to 128)");
        assertThat(slider("rate", 0.0, 1.0).at(0.5).toMimeBundle().text()).isEqualTo("rate: 0.5 (0.0 to 1.0)");
        assertThat(dropdown("cell", "lstm", "gru").toMimeBundle().text()).isEqualTo("cell: lstm (of lstm, gru)");
        assertThat(checkbox("log", true).toMimeBundle().text()).isEqualTo("log: [x]");
        assertThat(textField("name", "Ada").toMimeBundle().text()).isEqualTo("name: Ada");
        assertThat(row(button("Go", () -> {}), checkbox("log", false))
                        .toMimeBundle()
                        .text())
                .isEqualTo("[ Go ]   log: [ ]");
        assertThat(slider("hidden", 8, 128).toMimeBundle().get("application/vnd.jupyter.widget-view+json"))
                .hasValueSatisfying(
                        view -> assertThat(view).asString().startsWith("{version_major=2, version_minor=0, model_id="));
    }

    @Test
    void a_move_by_the_user_is_echoed_and_then_told_to_listeners() {
        IntSlider hidden = slider("hidden", 0, 10);
        List<Object> told = new ArrayList<>();
        hidden.onChange(value -> told.add(value + " after " + frontEnd.said));
        ScriptedComm model = frontEnd.show(hidden);

        model.moved("value", 7L);
        model.moved("value", 7L);

        assertThat(hidden.value()).isEqualTo(7);
        assertThat(told).containsExactly("7 after [3 echo_update {value=7}]");
        assertThat(frontEnd.said).containsExactly("3 echo_update {value=7}", "3 echo_update {value=7}");
    }

    @Test
    void a_change_by_code_is_told_to_the_front_end_and_to_listeners() {
        DoubleSlider rate = slider("rate", 0.0, 1.0, 0.001);
        List<Double> told = new ArrayList<>();
        rate.onChange(told::add);
        ScriptedComm model = frontEnd.show(rate);

        rate.value(0.25);
        rate.value(0.25);

        assertThat(told).containsExactly(0.25);
        assertThat(frontEnd.said).containsExactly("3 update {value=0.25}");
        assertThat(ScriptedFrontEnd.state(model).get("readout_format")).isEqualTo(".3f");
    }

    @Test
    void what_the_user_cannot_choose_is_refused_and_the_front_end_told_the_true_state() {
        List<Object> wrong = new ArrayList<>(List.of(11L, -1L, 2.5, "3", true, List.of(3), Double.NaN, 1e300));
        wrong.add(null);
        IntSlider hidden = slider("hidden", 0, 10).at(4);
        hidden.onChange(value -> {
            throw new AssertionError("told of " + value);
        });
        ScriptedComm model = frontEnd.show(hidden);

        wrong.forEach(value -> model.moved("value", value));
        model.moved("max", 99L);
        model.moved("_model_name", "Evil");

        assertThat(hidden.value()).isEqualTo(4);
        assertThat(frontEnd.said)
                .hasSize(wrong.size() + 2)
                .startsWith("3 update {value=4}")
                .endsWith("3 update {max=10}", "3 update {_model_name=IntSliderModel}");
        assertThat(frontEnd.said.subList(0, wrong.size())).containsOnly("3 update {value=4}");
    }

    @Test
    void each_control_takes_what_its_own_kind_allows() {
        Dropdown<BigInteger> choice = dropdown("n", BigInteger.ONE, BigInteger.TEN);
        Checkbox log = checkbox("log", false);
        TextField name = textField("name", "");
        DoubleSlider rate = slider("rate", 0.0, 1.0);
        List<ScriptedComm> models =
                List.of(frontEnd.show(choice), frontEnd.show(log), frontEnd.show(name), frontEnd.show(rate));

        for (Object sent : List.of(1L, true, "text", 0.5)) {
            models.get(0).moved("index", sent);
            models.subList(1, 4).forEach(model -> model.moved("value", sent));
        }
        models.get(0).moved("index", 2L);
        models.get(0).moved("index", Long.MIN_VALUE);
        models.get(3).moved("value", 1.5);

        assertThat(choice.value()).isEqualTo(BigInteger.TEN);
        assertThat(log.value()).isTrue();
        assertThat(name.value()).isEqualTo("text");
        assertThat(rate.value()).isEqualTo(0.5);
        assertThat(frontEnd.said)
                .filteredOn(each -> each.startsWith(models.get(0).id() + " "))
                .containsExactly(
                        models.get(0).id() + " echo_update {index=1}",
                        models.get(0).id() + " update {index=1}",
                        models.get(0).id() + " update {index=1}",
                        models.get(0).id() + " update {index=1}",
                        models.get(0).id() + " update {index=1}",
                        models.get(0).id() + " update {index=1}");
    }

    @Test
    void messages_that_are_not_as_the_protocol_says_change_nothing() {
        Checkbox log = checkbox("log", true);
        ScriptedComm model = frontEnd.show(log);

        model.hears(Map.of());
        model.hears(Map.of("method", 5));
        model.hears(Map.of("method", "update"));
        model.hears(Map.of("method", "update", "state", List.of("value")));
        model.hears(Map.of("method", "custom", "content", "click"));
        model.hears(Map.of("method", "update", "state", Map.of("no such thing", 1L)));

        assertThat(log.value()).isTrue();
        assertThat(frontEnd.said).isEmpty();
    }

    @Test
    void code_cannot_choose_what_the_user_cannot() {
        assertThatThrownBy(() -> slider("hidden", 8, 128).at(4))
                .hasMessage("A slider's value lies between its ends.\n  received: 4\n  try: a value from 8 to 128");
        assertThatThrownBy(() -> slider("rate", 0.0, 1.0).at(Double.NaN)).hasMessageContaining("received: NaN");
        assertThatThrownBy(() -> slider("hidden", 8, 4)).hasMessageContaining("try: slider(\"hidden\", 4, 8)");
        assertThatThrownBy(() -> slider("hidden", 1, 4, 0)).hasMessageContaining("received: 0");
        assertThatThrownBy(() -> slider("rate", 0.0, Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> slider("rate", 0.0, 1.0, -1.0)).hasMessageContaining("received: -1.0");
        assertThatThrownBy(() -> dropdown("cell", "lstm").at("rnn")).hasMessageContaining("try: one of [lstm]");
        assertThatThrownBy(() -> dropdown("cell", List.<String>of())).hasMessageContaining("something to choose from");
    }

    @Test
    void a_click_does_what_the_button_says() {
        List<String> done = new ArrayList<>();
        Button go = button("Go", () -> done.add("clicked"));
        ScriptedComm model = frontEnd.show(go);

        model.hears(Map.of("method", "custom", "content", Map.of("event", "click")));
        model.hears(Map.of("method", "custom", "content", Map.of("event", "hover")));
        go.click();

        assertThat(done).containsExactly("clicked", "clicked");
        assertThat(ScriptedFrontEnd.state(model).get("description")).isEqualTo("Go");
    }

    @Test
    void a_box_refers_to_its_parts_which_are_opened_before_it() {
        Box box = column(row(checkbox("a", true), checkbox("b", true)), textField("c", ""));

        ScriptedComm model = frontEnd.show(box);

        assertThat(frontEnd.models().stream().filter(name -> !name.toString().matches("(Layout|.*Style)Model")))
                .containsExactly("CheckboxModel", "CheckboxModel", "HBoxModel", "TextModel", "VBoxModel");
        List<?> children = (List<?>) ScriptedFrontEnd.state(model).get("children");
        assertThat(children)
                .extracting(
                        child -> ScriptedFrontEnd.state(frontEnd.model(child)).get("_model_name"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactly("HBoxModel", "TextModel");
    }

    @Test
    void nothing_stays_open_when_the_cell_is_run_again_and_the_values_stay() {
        IntSlider hidden = slider("hidden", 0, 10);
        frontEnd.show(column(row(hidden), interact(hidden, value -> value), button("Go", () -> {})));
        frontEnd.model("3").moved("value", 6L);

        frontEnd.runAgain(1);

        assertThat(frontEnd.open).isEmpty();
        assertThat(hidden.isShown()).isFalse();
        assertThat(hidden.value()).isEqualTo(6);
        assertThat(ScriptedFrontEnd.state(frontEnd.show(hidden)).get("value")).isEqualTo(6);
    }

    @Test
    void a_widget_shown_by_two_cells_stays_until_both_are_run_again() {
        Checkbox log = checkbox("log", true);
        ScriptedComm model = frontEnd.show(log);
        frontEnd.cell = 2;
        ScriptedComm box = frontEnd.show(row(log));

        frontEnd.runAgain(1);
        assertThat(model.isOpen()).isTrue();
        assertThat(box.isOpen()).isTrue();

        frontEnd.runAgain(2);
        assertThat(frontEnd.open).isEmpty();
    }

    @Test
    void closing_a_box_leaves_a_part_that_is_shown_elsewhere() {
        Checkbox log = checkbox("log", true);
        Box box = row(log, checkbox("other", true));
        ScriptedComm model = frontEnd.show(log);
        frontEnd.show(box);

        box.close();

        assertThat(model.isOpen()).isTrue();
        assertThat(frontEnd.models()).containsExactly("LayoutModel", "CheckboxStyleModel", "CheckboxModel");
        log.close();
        assertThat(frontEnd.open).isEmpty();
    }

    @Test
    void a_model_that_the_front_end_throws_away_is_a_plain_value_again() {
        Checkbox log = checkbox("log", true);

        frontEnd.show(log).closesFromThere();
        log.value(false);

        assertThat(log.isShown()).isFalse();
        assertThat(frontEnd.open).isEmpty();
        assertThat(frontEnd.show(log).isOpen()).isTrue();
    }

    @Test
    void a_front_end_that_comes_anew_is_told_every_state() {
        Checkbox log = checkbox("log", true);
        ScriptedComm model = frontEnd.show(log);
        frontEnd.show(textField("name", "")).hears(Map.of("method", "request_state"));
        assertThat(frontEnd.heard(each -> true))
                .singleElement()
                .asString()
                .contains("update {_model_module=@jupyter-widgets/controls")
                .contains("continuous_update=false");
        log.value(false);
        frontEnd.said.clear();

        frontEnd.openFromThere("jupyter.widget.control").hears(Map.of("method", "request_states"));

        assertThat(frontEnd.said)
                .singleElement()
                .asString()
                .startsWith("there update_states {1={model_name=LayoutModel, model_module=@jupyter-widgets/base, "
                        + "model_module_version=2.0.0, state={_model_module=@jupyter-widgets/base")
                .contains(model.id() + "={model_name=CheckboxModel")
                .contains("value=false");
    }

    @Test
    void without_a_front_end_a_widget_is_a_value_that_shows_itself_as_text() {
        frontEnd.close();
        List<Integer> told = new ArrayList<>();
        IntSlider hidden = slider("hidden", 0, 10);
        hidden.onChange(told::add);

        assertThat(hidden.toMimeBundle().data()).hasToString("{text/plain=hidden: 0 (0 to 10)}");
        hidden.value(3);

        assertThat(hidden.toString()).isEqualTo("hidden: 3 (0 to 10)");
        assertThat(told).containsExactly(3);
        assertThat(hidden.isShown()).isFalse();
    }
}
