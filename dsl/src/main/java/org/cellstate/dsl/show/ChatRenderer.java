package org.cellstate.dsl.show;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstate.dsl.evaluate.chat.Chat;
import org.cellstate.dsl.evaluate.chat.Turn;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a conversation as a dialogue, the newest {@value #MOST} turns of it. */
public final class ChatRenderer implements Renderer<Chat> {

    private static final int MOST = 50;

    @Override
    public Class<Chat> type() {
        return Chat.class;
    }

    @Override
    public MimeBundle render(Chat chat) {
        List<Turn> turns = chat.turns();
        if (turns.isEmpty()) {
            return MimeBundle.text(chat.toString());
        }
        List<Turn> shown = turns.subList(Math.max(0, turns.size() - MOST), turns.size());
        int before = turns.size() - shown.size();
        String label = chat.responder().label();
        String more = before == 0 ? "" : before + (before == 1 ? " turn" : " turns") + " before";
        String html = Html.line(Html.bold("A conversation with " + label))
                + (more.isEmpty() ? "" : Html.line(Html.text(more)))
                + shown.stream().map(DialogueTurn::html).collect(Collectors.joining());
        String text = "A conversation with " + label + "\n" + (more.isEmpty() ? "" : more + "\n")
                + shown.stream().map(DialogueTurn::text).collect(Collectors.joining("\n"));
        return MimeBundle.text(text).withHtml(html);
    }
}
