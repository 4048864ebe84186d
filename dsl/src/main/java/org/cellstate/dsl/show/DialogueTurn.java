package org.cellstate.dsl.show;

import org.cellstate.dsl.evaluate.chat.Answer;
import org.cellstate.dsl.evaluate.chat.Turn;

/** A sentence and its answer, one below the other, each with a bar at its left; why it was answered so in small letters. */
final class DialogueTurn {

    private static final String AMBER = "#FFE0A3";
    private static final String LINE = "<div style=\"border-left:3px solid ";
    private static final String INSIDE = ";padding:1px 0 1px 10px;margin:3px 0 3px ";

    private DialogueTurn() {}

    static String html(Turn turn) {
        Answer answer = turn.answer();
        String words = answer.refused() ? Html.plate("refused", AMBER) + " " : "";
        return LINE + "#888888" + INSIDE + "0\"><b>you</b> " + lines(turn.said()) + "</div>"
                + LINE + "#0072B2" + INSIDE + "24px\"><b>model</b> " + words + lines(answer.text())
                + " <small>(" + Html.text(answer.because()) + ")</small></div>";
    }

    private static String lines(String text) {
        return Html.text(text).replace("\n", "<br>");
    }

    static String text(Turn turn) {
        Answer answer = turn.answer();
        return "you:   " + turn.said() + "\nmodel: " + (answer.refused() ? "[refused] " : "") + answer.text() + " ("
                + answer.because() + ")";
    }
}
