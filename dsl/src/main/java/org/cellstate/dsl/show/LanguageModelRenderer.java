package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.LanguageModel;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a fitted language model: what it is, how its training ended, its layers, and where it comes from. */
public final class LanguageModelRenderer implements Renderer<LanguageModel> {

    @Override
    public Class<LanguageModel> type() {
        return LanguageModel.class;
    }

    @Override
    public MimeBundle render(LanguageModel model) {
        String data = model.data() + ", " + model.data().tokenizer().vocabulary();
        return new ModelCard(data, model.summary(), model.history(), model.provenance()).bundle();
    }
}
