package org.cellstate.kernel.magic;

import org.cellstate.kernel.api.Displayable;
import org.cellstate.kernel.api.MimeBundle;

/** Text that a cell shows as its value, in letters of one width. */
record Text(String text) implements Displayable {

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
