"""Interactive charts: their specifications are ones of Vega-Lite 5 by its schema, and compile."""

import json
from pathlib import Path

import altair
import jsonschema
import pytest
import vl_convert
from test_session import run

pytestmark = pytest.mark.thorough

SCHEMA = Path(altair.__file__).parent / "vegalite/v5/schema/vega-lite-schema.json"
MIME = "application/vnd.vegalite.v5+json"

CHARTS = {
    "line": "Plot.line(1, 3, Double.NaN, 2)",
    "named lines": 'Plot.line(Map.of("train", new double[] {3, 2, 1}, "valid", new double[] {3, 2, 2}))',
    "time": "Plot.line(usBirths())",
    "logarithmic": "Plot.line(1, 10, 100).logY()",
    "scatter": "Plot.scatter(new double[] {1, 2, 3}, new double[] {2, 1, 4})",
    "bars": 'Plot.bars(new String[] {"a", "b \\"c\\""}, 3, -1)',
    "bars side by side": 'Plot.bars(List.of("a", "b"), Map.of("x", new double[] {1, 2}, "y", new double[] {3, -1}))',
    "lying bars": 'Plot.bars(List.of("a name that takes a whole line", "b", "c", "d"), List.of(1, 2, 3, 4))',
    "histogram": "Plot.histogram(usBirths())",
    "box": 'Plot.box(Map.of("a", new double[] {1, 2, 3, 99}, "b", new double[] {4, 5}))',
    "heat map": "Plot.heatmap(new double[][] {{0.1, 0.9}, {Double.NaN, 0.5}})",
    "facets": 'org.cellstate.dsl.chart.Facets.of("two", 2, Plot.line(1, 2), Plot.heatmap(new double[][] {{1, 2}}))',
    "parallel coordinates": """org.cellstate.dsl.chart.ParallelCoordinates.of("two",
        List.of(org.cellstate.dsl.chart.Axis.logarithmic("rate"), org.cellstate.dsl.chart.Axis.number("loss")),
        List.of(org.cellstate.dsl.chart.Values.of(0.1, 0.01, 1), org.cellstate.dsl.chart.Values.of(3, 2, 1)))""",
    "nothing": "Plot.line(Double.NaN)",
}


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(SCHEMA.read_text())
    return jsonschema.validators.validator_for(schema)(schema)


@pytest.mark.parametrize("name", CHARTS)
def test_an_interactive_chart_is_vega_lite_beside_its_picture_and_words(name, kernel, validator):
    _, messages = run(kernel, CHARTS[name] + ".interactive()")
    bundle = next(m["content"]["data"] for m in messages if m["msg_type"] == "execute_result")

    assert set(bundle) == {MIME, "image/png", "text/plain"}
    validator.validate(bundle[MIME])
    assert vl_convert.vegalite_to_svg(bundle[MIME], vl_version="5.20").startswith("<svg")
