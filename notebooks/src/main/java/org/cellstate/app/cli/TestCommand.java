package org.cellstate.app.cli;

import java.util.concurrent.Callable;
import org.cellstate.app.Problem;
import picocli.CommandLine.Command;

/** Stands in the help; the launcher itself runs the tests, since they replace the program while they build it. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Build everything with all checks, run all tests, and end with the line \"N passed, N failed\".")
final class TestCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new Problem(
                "The launcher runs the tests.",
                "test without the launcher",
                "./cellstate test at the top of the source tree");
    }
}
