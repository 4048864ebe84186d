package org.cellstate.kernel.api.widget;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in the front end: the names of its model and its view, by which the front end finds them.
 *
 * @param module the package in the front end that holds the model
 * @param version which versions of it will do
 * @param model the name of the model
 * @param viewModule the package that holds the view
 * @param view the name of the view
 */
record Kind(String module, String version, String model, String viewModule, String view) {

    private static final String BASE = "@jupyter-widgets/base";
    private static final String VERSION = "2.0.0";

    static final Kind LAYOUT = new Kind(BASE, VERSION, "LayoutModel", BASE, "LayoutView");
    static final Kind OUTPUT =
            new Kind("@jupyter-widgets/output", "1.0.0", "OutputModel", "@jupyter-widgets/output", "OutputView");

    /** Returns one of the controls by the beginning of its names, for instance {@code IntSlider}. */
    static Kind control(String name) {
        String controls = "@jupyter-widgets/controls";
        return new Kind(controls, VERSION, name + "Model", controls, name + "View");
    }

    /** Returns a style of controls by the beginning of its name, for instance {@code Slider}. */
    static Kind style(String name) {
        return new Kind("@jupyter-widgets/controls", VERSION, name + "StyleModel", BASE, "StyleView");
    }

    /** Returns a state of such a model. */
    Map<String, Object> state(Map<String, ?> attributes) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("_model_module", module);
        state.put("_model_module_version", version);
        state.put("_model_name", model);
        state.put("_view_module", viewModule);
        state.put("_view_module_version", version);
        state.put("_view_name", view);
        state.putAll(attributes);
        return state;
    }
}
