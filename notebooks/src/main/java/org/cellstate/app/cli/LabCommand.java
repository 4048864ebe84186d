package org.cellstate.app.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cellstate.app.FileInPlace;
import org.cellstate.app.Installation;
import org.cellstate.app.Problem;
import org.cellstate.app.Programs;
import org.cellstate.app.run.CtrlC;
import org.cellstate.kernel.install.JupyterPaths;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Starts JupyterLab with the kernel in it. */
@Command(
        name = "lab",
        description = {
            "Start JupyterLab with the Cellstate kernel.",
            "",
            "On first use JupyterLab is put into a Python environment of its own, .cellstate/venv; nothing else on the machine "
                    + "changes. Further arguments go to jupyter lab: ./cellstate lab --no-browser --port 9999"
        })
final class LabCommand implements Callable<Integer> {

    /** JupyterLab, and the front end's half of widgets. */
    private static final List<String> REQUIREMENTS = List.of("jupyterlab>=4,<5", "jupyterlab_widgets>=3,<4");

    @Parameters(paramLabel = "ARGUMENT", description = "Passed to jupyter lab.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = Installation.ofThisProcess();
        Path venv = installation.workFolder().resolve("venv");
        Path programs = venv.resolve(windows() ? "Scripts" : "bin");
        if (!complete(venv.resolve("ready"))) {
            prepare(venv, programs);
        }
        KernelInstallation.into(
                JupyterPaths.ofThisMachine().below(venv), installation, System.getenv(), Optional.empty());
        ArchiveCommand.ensureInBackground(installation);
        List<String> command = new ArrayList<>(List.of(
                programs.resolve(windows() ? "jupyter-lab.exe" : "jupyter-lab").toString()));
        command.addAll(arguments);
        return start(command, programs);
    }

    private static String wanted() {
        return String.join("\n", REQUIREMENTS) + "\n";
    }

    /** Whether the environment was made, and for what is wanted now. One made for less is completed. */
    private static boolean complete(Path ready) {
        try {
            return Files.exists(ready) && Files.readString(ready).equals(wanted());
        } catch (IOException e) {
            return false; // it is made anew
        }
    }

    private void prepare(Path venv, Path programs) throws InterruptedException {
        String python = python();
        say("making a Python environment in " + venv);
        Programs.run(
                "Making a Python environment",
                List.of(python, "-m", "venv", venv.toString()),
                line -> {},
                "apt install python3-venv, where the message names ensurepip; then again");
        List<String> install = new ArrayList<>(
                List.of(programs.resolve("python").toString(), "-m", "pip", "install", "--disable-pip-version-check"));
        install.addAll(REQUIREMENTS);
        Programs.run(
                "Getting JupyterLab",
                install,
                line -> pipStep(line),
                "the network, or pip's own settings (pip config list); then again");
        FileInPlace.write(venv.resolve("ready"), wanted());
    }

    private void pipStep(String line) {
        String step = line.strip();
        if (step.startsWith("Collecting ")) {
            say("getting " + step.replaceFirst("Collecting ([\\w.-]+).*", "$1"));
        } else if (step.startsWith("Installing ")) {
            say("installing them");
        }
    }

    private static String python() throws InterruptedException {
        for (String name : List.of("python3", "python")) {
            if (Programs.output(List.of(name, "-c", "import sys; assert sys.version_info >= (3, 9)"))
                    .isPresent()) {
                return name;
            }
        }
        throw new Problem(
                "JupyterLab needs Python 3.9 or newer.",
                "no such python3 on the PATH",
                "apt install python3 python3-venv, or brew install python; " + "./cellstate run needs none of it");
    }

    /** Gives the terminal to JupyterLab, whose own answer to ctrl-C is to ask whether to stop. */
    private int start(List<String> command, Path programs) throws InterruptedException {
        CtrlC.on(() -> {});
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().merge("PATH", programs.toString(), (path, own) -> own + File.pathSeparator + path);
        try {
            Process lab = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(lab::destroy, "cellstate-lab-end"));
            return lab.waitFor();
        } catch (IOException e) {
            throw new Problem("JupyterLab must start.", e.toString(), "rm -r .cellstate/venv, and again", e);
        }
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("cellstate: " + what);
        err.flush();
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }
}
