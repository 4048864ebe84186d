package org.cellstate.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.cellstate.app.Installation;
import org.cellstate.app.doctor.Examination;
import org.cellstate.app.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine lacks. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Look at Java, memory, native libraries, fonts, Maven and Jupyter: what is missing, and the command that "
                        + "mends it. Status 1 if something is missing that ./cellstate run needs.")
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = new Examination(Installation.ofThisProcess(), System.getenv()).findings();
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(line(finding)));
        return findings.stream().anyMatch(finding -> finding instanceof Finding.Missing missing && missing.needed())
                ? Main.FAILED
                : 0;
    }

    static String line(Finding finding) {
        if (finding instanceof Finding.Missing missing) {
            return String.format(
                    Locale.ROOT,
                    "%-8s %-17s %s%n%26s try: %s",
                    missing.needed() ? "MISSING" : "missing",
                    missing.subject(),
                    missing.detail() + (missing.needed() ? "" : " (optional)"),
                    "",
                    missing.fix());
        }
        Finding.Present present = (Finding.Present) finding;
        return String.format(Locale.ROOT, "%-8s %-17s %s", "ok", present.subject(), present.detail());
    }
}
