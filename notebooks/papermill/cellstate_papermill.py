"""Parameters of Java notebooks for papermill, which knows no Java: with this package installed, papermill -p just works.

papermill loads the engines that packages offer when it starts. The engine here is its own one under another name; what counts is
that the translator below is registered on the way.
"""

import math
import re

from papermill.engines import NBClientEngine
from papermill.models import Parameter
from papermill.translators import Translator, papermill_translators

# "int epochs = 20; // a comment": type, name, value, comment. Not every declaration in Java, but those that parameters cells hold.
DECLARATION = re.compile(r"^\s*(?:final\s+)?([A-Za-z_][\w.]*(?:<[^=;]*>)?(?:\[])*)\s+(\w+)\s*=\s*(.*?);\s*(?://\s*(.*))?$")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class JavaTranslator(Translator):
    """Values as Java source. The notebook's own cell declares the variables, so that each keeps its type."""

    @classmethod
    def translate_none(cls, val):
        return "null"

    @classmethod
    def translate_int(cls, val):
        if -(2**31) <= val < 2**31:
            return str(val)
        return f"{val}L" if -(2**63) <= val < 2**63 else f'new java.math.BigInteger("{val}")'

    @classmethod
    def translate_float(cls, val):
        if math.isnan(val):
            return "Double.NaN"
        return repr(val) if math.isfinite(val) else f"Double.{'POSITIVE' if val > 0 else 'NEGATIVE'}_INFINITY"

    @classmethod
    def translate_escaped_str(cls, str_val):
        return '"' + "".join(ESCAPES.get(c) or (c if c.isprintable() else utf16(c)) for c in str(str_val)) + '"'

    @classmethod
    def translate_list(cls, val):
        return f"java.util.Arrays.asList({', '.join(map(cls.translate, val))})"

    @classmethod
    def translate_dict(cls, val):
        entries = (f"java.util.Map.entry({cls.translate(str(key))}, {cls.translate(value)})" for key, value in val.items())
        return f"java.util.Map.ofEntries({', '.join(entries)})"

    @classmethod
    def comment(cls, cmt_str):
        return f"// {cmt_str}".strip()

    @classmethod
    def assign(cls, name, str_val):
        return f"{name} = {str_val};"

    @classmethod
    def inspect(cls, parameters_cell):
        found = map(DECLARATION.match, parameters_cell.source.splitlines())
        return [Parameter(each[2], each[1], each[3], each[4] or "") for each in found if each]


def utf16(character):
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


class Engine(NBClientEngine):
    """papermill's own engine."""


papermill_translators.register("java", JavaTranslator)
