package org.cellstate.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "lab")
final class LabCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
