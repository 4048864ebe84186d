package org.cellstate.dsl.chart.xchart;

import java.awt.Font;

/** The fonts of a chart. */
record Style(Font title, Font axis, Font tick) {

    static Style of(Typeface typeface) {
        return new Style(typeface.bold(13), typeface.regular(12), typeface.regular(11));
    }

    /** Returns the fonts of a chart within a chart: its title stands back. */
    Style smaller() {
        return new Style(title.deriveFont(12f), axis.deriveFont(11f), tick);
    }
}
