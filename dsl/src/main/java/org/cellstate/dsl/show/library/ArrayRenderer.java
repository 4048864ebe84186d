package org.cellstate.dsl.show.library;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Shows an ND4J array: its type and shape, and the values at the ends of each axis. Of a large array only these are read. */
public final class ArrayRenderer implements Renderer<INDArray> {

    @Override
    public Class<INDArray> type() {
        return INDArray.class;
    }

    @Override
    public MimeBundle render(INDArray array) {
        if (array.wasClosed()) {
            return MimeBundle.text("An INDArray whose memory has been given back");
        }
        String type = array.dataType().name().toLowerCase(Locale.ROOT);
        String head = "INDArray of " + type + ", " + extent(array);
        if (array.isEmpty()) {
            return MimeBundle.text(head + ", empty");
        }
        return MimeBundle.text(head + "\n" + new ArrayText(array).text());
    }

    private static String extent(INDArray array) {
        return array.rank() == 0
                ? "a scalar"
                : "shape "
                        + LongStream.of(array.shape()).mapToObj(Numbers::count).collect(Collectors.joining(" × "));
    }
}
