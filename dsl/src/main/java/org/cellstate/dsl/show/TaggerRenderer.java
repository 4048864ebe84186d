package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Tagger;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted tagger: what it is, how its training ended, its layers, and where it comes from. */
public final class TaggerRenderer implements Renderer<Tagger> {

    @Override
    public Class<Tagger> type() {
        return Tagger.class;
    }

    @Override
    public MimeBundle render(Tagger model) {
        return new ModelCard(model.data().toString(), model.summary(), model.history(), model.provenance()).bundle();
    }
}
