package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.chat.Turn;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows one turn of a conversation, with what else was considered. */
public final class TurnRenderer implements Renderer<Turn> {

    @Override
    public Class<Turn> type() {
        return Turn.class;
    }

    @Override
    public MimeBundle render(Turn turn) {
        String others = String.join(" · ", turn.answer().considered());
        return MimeBundle.text(DialogueTurn.text(turn) + (others.isEmpty() ? "" : "\nconsidered: " + others))
                .withHtml(DialogueTurn.html(turn)
                        + (others.isEmpty() ? "" : Html.details("considered", Html.text(others))));
    }
}
