package org.cellstate.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.cellstate.app.Installation;
import org.cellstate.app.html.HtmlPage;
import org.cellstate.app.nbformat.Cell;
import org.cellstate.app.nbformat.Notebook;
import org.cellstate.app.nbformat.NotebookFile;
import org.cellstate.app.nbformat.Output;
import org.cellstate.app.run.CtrlC;
import org.cellstate.app.run.KernelCommand;
import org.cellstate.app.run.NotebookRun;
import org.cellstate.app.run.Parameters;
import org.cellstate.app.run.RunEnd;
import org.cellstate.app.run.RunListener;
import org.cellstate.app.run.RunningKernel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a notebook without a browser. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Run a notebook from the first cell to the last or to the first error.",
            "",
            "The notebook itself is left as it is: the executed one is written to ./out/NAME.ipynb, and a page that holds "
                    + "all it shows to ./out/NAME.html, unless --out and --html name other places."
        })
final class RunCommand implements Callable<Integer> {

    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;]*m");

    @picocli.CommandLine.Parameters(paramLabel = "NOTEBOOK", description = "The .ipynb file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path notebookFile;

    @Option(
            names = "-p",
            paramLabel = "name=value",
            description = "Set a variable of the cell tagged \"parameters\". May be given more than once.")
    private List<String> parameters = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The executed notebook (default: out/NAME.ipynb). Naming NOTEBOOK itself renews it in place.")
    private @Nullable Path out;

    @Option(names = "--html", paramLabel = "FILE", description = "The page (default: beside the executed notebook).")
    private @Nullable Path html;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Parameters values = Parameters.parse(parameters);
        Notebook notebook = NotebookFile.read(notebookFile);
        NotebookFile.requireJava(notebookFile, notebook);
        Parameters.Injected injected = values.into(notebook);
        injected.notice().ifPresent(notice -> err().println("cellstate: " + notice));
        Installation installation = Installation.ofThisProcess();
        int status = run(injected.notebook(), KernelCommand.of(installation, System.getenv()));
        ArchiveCommand.ensureInBackground(installation); // only now: a core more for the notebook
        return status;
    }

    private int run(Notebook notebook, KernelCommand command) throws InterruptedException {
        Path executed = out != null ? out : Path.of("out", String.valueOf(notebookFile.getFileName()));
        Path page = html != null ? html : sibling(executed);
        Path folder = Objects.requireNonNull(notebookFile.toAbsolutePath().getParent());
        try (RunningKernel kernel = RunningKernel.start(command, folder)) {
            AtomicInteger interrupts = new AtomicInteger();
            CtrlC.on(() -> interrupt(kernel, interrupts.incrementAndGet()));
            RunEnd end = NotebookRun.run(notebook, kernel, new SaveAfterEachCell(executed, listener()));
            NotebookFile.write(end.notebook(), executed);
            HtmlPage.write(end.notebook(), notebookFile, page);
            int status = tell(end, interrupts.get() > 0);
            spec.commandLine().getOut().println("notebook: " + executed + System.lineSeparator() + "page:     " + page);
            return status;
        }
    }

    private static Path sibling(Path executed) {
        String name = String.valueOf(executed.getFileName());
        String stem = name.endsWith(".ipynb") ? name.substring(0, name.length() - ".ipynb".length()) : name;
        return executed.resolveSibling(stem + ".html");
    }

    private void interrupt(RunningKernel kernel, int times) {
        if (times == 1) {
            err().println(System.lineSeparator() + "interrupting the cell; press ctrl-C again to kill the kernel");
            kernel.interrupt();
        } else {
            kernel.kill();
        }
    }

    private int tell(RunEnd end, boolean interrupted) {
        if (end instanceof RunEnd.CellFailed failed) {
            tellFailure(failed);
        } else if (end instanceof RunEnd.KernelDied died && !interrupted) {
            tellDeath(died);
        }
        return end instanceof RunEnd.Completed ? 0 : interrupted ? Main.INTERRUPTED : Main.FAILED;
    }

    private void tellFailure(RunEnd.CellFailed failed) {
        err().println("In " + failed.place() + ": " + failed.error().name());
        showCode(failed.notebook().cells().get(failed.place().index()));
        Output.Failed error = failed.error();
        String told = error.traceback().isEmpty()
                ? error.name() + ": " + error.message()
                : String.join(System.lineSeparator(), error.traceback());
        err().println(onTerminal() ? told : ANSI.matcher(told).replaceAll(""));
        err().println();
    }

    private void tellDeath(RunEnd.KernelDied died) {
        err().println("The kernel must live until the last cell has run.");
        err().println("  received: its process ended with status " + died.status() + " in " + died.place()
                + died.console());
        err().println("  try: " + deathFix(died.status()));
        showCode(died.notebook().cells().get(died.place().index()));
        err().println();
    }

    private static String deathFix(int status) {
        return switch (status) {
            case 137 ->
                "less data or fewer units, or a machine with more memory: the system killed it, most likely for that";
            case 134, 139 -> "./cellstate doctor: a native library crashed, and it checks those";
            case 0 -> "remove System.exit and the like from the cell";
            default ->
                "what the kernel wrote; more heap where it names memory: CELLSTATE_JAVA_OPTS=-Xmx8g ./cellstate run …";
        };
    }

    private void showCode(Cell cell) {
        cell.source().lines().map(line -> "  | " + line).forEach(err()::println);
    }

    private Optional<RunListener> listener() {
        return onTerminal() ? Optional.of(new ConsoleProgress(System.err)) : Optional.empty();
    }

    /** The launcher looks whether standard error is a terminal, since Java 17 cannot. */
    private static boolean onTerminal() {
        return Boolean.getBoolean("cellstate.terminal");
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Saves the notebook whenever a cell ends, and passes on what happens. */
    private record SaveAfterEachCell(Path file, Optional<RunListener> next) implements RunListener {

        @Override
        public void kernelStarts() {
            next.ifPresent(RunListener::kernelStarts);
        }

        @Override
        public void cellStarts(RunEnd.Place place, Cell cell) {
            next.ifPresent(listener -> listener.cellStarts(place, cell));
        }

        @Override
        public void cellEnds(RunEnd.Place place, Cell cell, Duration time, Notebook notebook) {
            NotebookFile.write(notebook, file);
            next.ifPresent(listener -> listener.cellEnds(place, cell, time, notebook));
        }
    }
}
