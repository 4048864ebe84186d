package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.IntervalSheet;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows what the intervals of a model were worth as a table. */
public final class IntervalSheetRenderer implements Renderer<IntervalSheet> {

    @Override
    public Class<IntervalSheet> type() {
        return IntervalSheet.class;
    }

    @Override
    public MimeBundle render(IntervalSheet sheet) {
        String score = IntervalSheetWords.score(sheet);
        return MimeBundle.text(sheet.method() + "\n" + IntervalSheetWords.text(sheet) + "\n" + score)
                .withHtml(Html.line(Html.bold(sheet.method()))
                        + Html.table(1, IntervalSheetWords.HEAD, IntervalSheetWords.rows(sheet))
                        + Html.line(Html.text(score)));
    }
}
