package org.cellstate.kernel.api;

import java.util.Locale;

/**
 * How far something is, as a bar: in characters, and in HTML that looks alike on light and dark pages. The bar that is seen is painted: a browser paints
 * the rest of its own {@code <progress>} nearly white on a dark page too, unless the page says that it is dark, which JupyterLab does not;
 * an {@code accent-color} makes it so even where it does. The element lies over it unseen, for screen readers, and shows itself where a page
 * drops styles.
 */
public final class PaintedBar {

    /** The colour of what goes on. */
    public static final String RUNNING = "#2A8CCB";

    /** The colour of what was stopped. */
    public static final String STOPPED = "#C98500";

    /** The colour of what failed. */
    public static final String FAILED = "#D55E00";

    private static final int CELLS = 20;

    private PaintedBar() {}

    /**
     * Returns a bar of 240 pixels.
     *
     * @param share what is done, from 0 to 1
     * @param colour of the part that is done, such as {@link #RUNNING}
     */
    public static String html(double share, String colour) {
        return String.format(
                Locale.ROOT,
                "<span style=\"display:inline-block;width:240px;height:10px;vertical-align:middle;line-height:0;overflow:hidden;"
                        + "border-radius:5px;background:linear-gradient(to right,%1$s %2$.1f%%,rgba(128,128,128,0.3) %2$.1f%%)\">"
                        + "<progress value=\"%3$.3f\" max=\"1\" style=\"width:240px;opacity:0\"></progress></span>",
                colour,
                100 * share,
                share);
    }

    /** Returns a bar of characters for what has no HTML: {@code [██████████████░░░░░░]}. */
    public static String text(double share) {
        int full = (int) Math.floor(share * CELLS);
        return "[" + "█".repeat(full) + "░".repeat(CELLS - full) + "]";
    }
}
