package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.text.Alignment;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a sequence below the right one, with S, I or D below each mistake. */
public final class AlignmentRenderer implements Renderer<Alignment> {

    @Override
    public Class<Alignment> type() {
        return Alignment.class;
    }

    @Override
    public MimeBundle render(Alignment alignment) {
        return MimeBundle.text(alignment.toString()).withHtml(html(alignment));
    }

    static String html(Alignment alignment) {
        return "<pre style=\"overflow-x:auto;margin:4px 0\">" + Html.text(alignment.toString()) + "</pre>";
    }
}
