package org.cellstate.app.doctor;

/**
 * A program of its own that draws a chart as a notebook does, since a missing font library can end the whole of AWT. Runs on the
 * session's class path; the program that starts it has no charts.
 */
public final class ChartProbe {

    private ChartProbe() {}

    /** Prints the size of an empty chart with a title; status 1, with what the chart would say instead, if none can be drawn. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Object figure = Class.forName("org.cellstate.dsl.chart.Figure")
                .getMethod("titled", String.class)
                .invoke(null, "Cellstate");
        Object picture = Class.forName("org.cellstate.dsl.chart.xchart.FigureDrawing")
                .getMethod("draw", Class.forName("org.cellstate.dsl.chart.Chart"))
                .invoke(null, figure);
        Class<?> kind = picture.getClass();
        if (!kind.getSimpleName().equals("Png")) {
            System.out.println(kind.getMethod("advice").invoke(picture));
            System.exit(1);
        }
        byte[] png = (byte[]) kind.getMethod("bytes").invoke(picture);
        System.out.println("charts draw (" + png.length + " bytes)");
    }
}
