package org.cellstate.dsl.show;

import org.cellstate.kernel.api.DisplayHandle;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Notebook;

/** Where a training is shown. */
interface Screen {

    /** Returns whether what is shown can be replaced in place and pictures are seen. */
    boolean isInteractive();

    /** Shows something and returns a handle to replace it. */
    DisplayHandle show(MimeBundle bundle);

    /** Does work soon, at the latest before the cell ends. */
    void soon(Runnable work);

    /** Returns the notebook that the calling code runs in, or the console. */
    static Screen notebook() {
        return new Screen() {
            @Override
            public boolean isInteractive() {
                return Notebook.isInteractive();
            }

            @Override
            public DisplayHandle show(MimeBundle bundle) {
                return Notebook.show(bundle);
            }

            @Override
            public void soon(Runnable work) {
                Notebook.beside(work);
            }
        };
    }
}
