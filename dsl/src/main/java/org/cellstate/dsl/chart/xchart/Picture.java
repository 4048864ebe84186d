package org.cellstate.dsl.chart.xchart;

/** What came of drawing a figure. */
public sealed interface Picture {

    /** A PNG picture of twice the pixel density. */
    final class Png implements Picture {

        private final byte[] bytes;
        private final int width;
        private final int height;

        Png(byte[] bytes, int width, int height) {
            this.bytes = bytes;
            this.width = width;
            this.height = height;
        }

        /** Returns a copy of the encoded picture, {@code 2 * width()} by {@code 2 * height()} pixels. */
        public byte[] bytes() {
            return bytes.clone();
        }

        /** Returns the width at which it is shown, in CSS pixels. */
        public int width() {
            return width;
        }

        /** Returns the height at which it is shown, in CSS pixels. */
        public int height() {
            return height;
        }
    }

    /**
     * There is no picture, because this machine lacks what Java needs to draw one.
     *
     * @param advice one line that says what to install
     * @param cause what Java said
     */
    record Unavailable(String advice, Throwable cause) implements Picture {}
}
