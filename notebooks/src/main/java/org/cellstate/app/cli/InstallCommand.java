package org.cellstate.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "install")
final class InstallCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
