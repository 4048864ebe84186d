package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.chat.Threshold;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Says when a model refuses, in words. */
public final class ThresholdRenderer implements Renderer<Threshold> {

    @Override
    public Class<Threshold> type() {
        return Threshold.class;
    }

    @Override
    public MimeBundle render(Threshold threshold) {
        return MimeBundle.text(threshold.toString()).withHtml(Html.line(Html.text(threshold.toString())));
    }
}
