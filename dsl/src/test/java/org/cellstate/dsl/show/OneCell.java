package org.cellstate.dsl.show;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.cellstate.dsl.data.Series;
import org.cellstate.kernel.api.MimeBundle;

/** Shows a series as a cell does: prints its text, then the checksum of its picture or {@code no picture}. */
final class OneCell {

    private OneCell() {}

    public static void main(String[] arguments) {
        double[] values = new double[60];
        Arrays.setAll(values, i -> 100 + 10 * Math.sin(i / 7.0));
        MimeBundle bundle = new SeriesRenderer().render(Series.daily("visits", LocalDate.of(2024, 1, 1), values));
        byte[] text = (bundle.text() + "\n" + picture(bundle) + "\n").getBytes(StandardCharsets.UTF_8);
        System.out.write(text, 0, text.length);
        System.out.flush();
    }

    private static String picture(MimeBundle bundle) {
        return bundle.get(MimeBundle.PNG)
                .map(png -> {
                    CRC32 sum = new CRC32();
                    sum.update((byte[]) png);
                    return "picture " + HexFormat.of().toHexDigits((int) sum.getValue());
                })
                .orElse("no picture");
    }
}
