package org.cellstate.kernel.server;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant;

/** An assistant with fixed answers that show what it was asked. */
final class ScriptedAssistant implements Assistant {

    @Override
    public Completions complete(String code, int cursor) {
        if (code.equals("crash")) {
            throw new IllegalStateException("the assistant fell over");
        }
        return new Completions(List.of(new Completion("substring", "method", "(int a) : String")), cursor - 1, cursor);
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detailLevel) {
        return code.isEmpty() ? Optional.empty() : Optional.of(MimeBundle.text(code + " at " + cursor));
    }

    @Override
    public Completeness isComplete(String code) {
        return code.endsWith("{") ? new Completeness("incomplete", "    ") : new Completeness("complete", "");
    }
}
