package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.Translator;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted translator: what it is, how its training ended, its layers, and where it comes from. */
public final class TranslatorRenderer implements Renderer<Translator> {

    @Override
    public Class<Translator> type() {
        return Translator.class;
    }

    @Override
    public MimeBundle render(Translator model) {
        return new ModelCard(model.data().toString(), model.summary(), model.history(), model.provenance()).bundle();
    }
}
