package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Conformal;
import org.cellstate.dsl.evaluate.ForecastModel;
import org.cellstate.dsl.evaluate.IntervalSheet;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a calibrated model: what its intervals held on the test part, before and after. */
public final class ConformalRenderer implements Renderer<Conformal> {

    @Override
    public Class<Conformal> type() {
        return Conformal.class;
    }

    @Override
    public MimeBundle render(Conformal model) {
        if (!model.isTested()) {
            String words = model + "; the test part is too short to say what they hold";
            return MimeBundle.text(words).withHtml(Html.line(Html.text(words)));
        }
        IntervalSheet before = sheet(model.base());
        IntervalSheet after = sheet(model);
        return MimeBundle.text(model + "\n\nbefore\n" + words(before) + "\n\nafter\n" + words(after))
                .withHtml(Html.line(Html.bold(model.toString())) + html("before", before) + html("after", after));
    }

    private static IntervalSheet sheet(ForecastModel model) {
        return model.backtest().intervals();
    }

    private static String words(IntervalSheet sheet) {
        return IntervalSheetWords.text(sheet) + "\n" + IntervalSheetWords.score(sheet);
    }

    private static String html(String name, IntervalSheet sheet) {
        return Html.line(Html.text(name))
                + Html.table(1, IntervalSheetWords.HEAD, IntervalSheetWords.rows(sheet))
                + Html.line(Html.text(IntervalSheetWords.score(sheet)));
    }
}
