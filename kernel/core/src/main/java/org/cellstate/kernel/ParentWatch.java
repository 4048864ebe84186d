package org.cellstate.kernel;

import java.util.Map;
import java.util.Optional;

/** Notices when the program that started the kernel ends, so that no kernel outlives it. */
final class ParentWatch {

    /** Set by Jupyter to its process's identifier; on Windows to a handle, which says nothing here. */
    private static final String VARIABLE = "JPY_PARENT_PID";

    private final Optional<ProcessHandle> parent;

    ParentWatch(Map<String, String> environment, String osName) {
        parent = osName.startsWith("Windows")
                ? Optional.empty()
                : Optional.ofNullable(environment.get(VARIABLE))
                        .filter(pid -> pid.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .filter(pid ->
                                pid > 1) // started by the first process of a container, which outlives everything
                        .flatMap(ProcessHandle::of);
    }

    /** Runs an action once the parent has ended; never, if it is not known. */
    void onEnd(Runnable action) {
        parent.ifPresent(process -> {
            var unused = process.onExit().thenRun(action);
        });
    }
}
