package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Ensemble;
import org.cellstate.dsl.evaluate.EnsembleSheet;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows an ensemble: its members with weights and scores; without scores where the test part is too short. */
public final class EnsembleRenderer implements Renderer<Ensemble> {

    @Override
    public Class<Ensemble> type() {
        return Ensemble.class;
    }

    @Override
    public MimeBundle render(Ensemble ensemble) {
        if (!ensemble.isTested()) {
            String words = ensemble + "; the test part is too short to score them";
            return MimeBundle.text(words).withHtml(Html.line(Html.text(words)));
        }
        EnsembleSheet sheet = ensemble.spread();
        return MimeBundle.text(EnsembleWords.text(sheet)).withHtml(EnsembleWords.html(sheet));
    }
}
