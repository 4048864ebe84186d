package org.cellstate.app.html;

/** Text made safe inside HTML. */
final class Escape {

    private Escape() {}

    /** Returns text as it may stand between tags and inside a quoted attribute. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
