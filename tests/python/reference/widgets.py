"""The states of ipywidgets' own widgets, which ours must agree with: pip install ipywidgets==8.1.9; one JSON object a line, sorted (| sort -u)."""

import json

import ipywidgets as w

for widget in (
    w.IntSlider(description="hidden", min=8, max=128, step=8, value=64),
    w.FloatSlider(description="rate", min=0.0, max=1.0, step=0.01, value=0.5),
    w.Dropdown(description="cell", options=["lstm", "gru"], value="gru"),
    w.Checkbox(description="log", value=True),
    w.Text(description="name", value="Ada", continuous_update=False, placeholder=""),
    w.Button(description="Train"),
    w.Output(),
    w.HBox([]),
    w.VBox([]),
):
    for each in (widget, widget.layout, getattr(widget, "style", None)):
        if each is not None:
            state = each.get_state()
            print(json.dumps({k: state[k] for k in sorted(state) if state[k] is not None and not str(state[k]).startswith("IPY_MODEL_")}))
