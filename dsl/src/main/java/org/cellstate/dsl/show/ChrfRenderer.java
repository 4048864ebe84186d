package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.text.Chrf;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows chrF as sacrebleu prints it, and how it was made. */
public final class ChrfRenderer implements Renderer<Chrf> {

    @Override
    public Class<Chrf> type() {
        return Chrf.class;
    }

    @Override
    public MimeBundle render(Chrf chrf) {
        return MimeBundle.text(chrf + "\n" + chrf.signature())
                .withHtml(Html.line(Html.bold(chrf.toString())) + Html.line(Html.text(chrf.signature())));
    }
}
