package org.cellstate.dsl.show;

import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.evaluate.WhatIf;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a forecast with a changed covariate: a picture; in text a table of both forecasts. */
public final class WhatIfRenderer implements Renderer<WhatIf> {

    @Override
    public Class<WhatIf> type() {
        return WhatIf.class;
    }

    @Override
    public MimeBundle render(WhatIf result) {
        Chart chart = WhatIfChart.of(result);
        return Bundles.of(chart, chart.altText() + "\n\n" + WhatIfChart.table(result));
    }
}
