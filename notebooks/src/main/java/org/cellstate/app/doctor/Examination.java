package org.cellstate.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cellstate.app.Installation;
import org.cellstate.app.KernelArchive;
import org.cellstate.app.Programs;
import org.cellstate.kernel.install.JupyterPaths;

/** Looks at everything a run, a chart and a session in JupyterLab need, one finding each. */
public final class Examination {

    private static final double GIB = 1L << 30;
    private static final double LEAST_MEMORY_GIB = 3;
    private static final Pattern MAVEN = Pattern.compile("Apache Maven ((\\d+)\\.(\\d+)[\\w.-]*)");

    private final Installation installation;
    private final Map<String, String> environment;
    private final boolean windows = File.separatorChar == '\\';

    public Examination(Installation installation, Map<String, String> environment) {
        this.installation = installation;
        this.environment = Map.copyOf(environment);
    }

    /** Returns the findings in the order in which to show them. */
    public List<Finding> findings() throws InterruptedException {
        return List.of(
                java(),
                options(),
                memory(),
                nativeLibraries(),
                recurrentLayers(),
                fonts(),
                maven(),
                python(),
                jupyter(),
                kernelspec(),
                archive());
    }

    private Finding java() {
        String version = Runtime.version() + " at " + System.getProperty("java.home");
        boolean jdk = ModuleLayer.boot().findModule("jdk.jshell").isPresent()
                && ModuleLayer.boot().findModule("jdk.compiler").isPresent();
        return jdk
                ? new Finding.Present("Java", version)
                : new Finding.Missing(
                        "Java",
                        version + " is no JDK: it has no jshell",
                        true,
                        "apt install openjdk-17-jdk, or set JAVA_HOME");
    }

    private Finding options() throws InterruptedException {
        List<String> options = Installation.kernelJvmOptions(environment);
        List<String> command = new ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(options);
        command.add("-version");
        return Programs.output(command).isPresent()
                ? new Finding.Present("Kernel options", String.join(" ", options))
                : new Finding.Missing(
                        "Kernel options",
                        "java refuses " + String.join(" ", options),
                        true,
                        "unset CELLSTATE_JAVA_OPTS, or mend it");
    }

    private static Finding memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double total = system.getTotalMemorySize() / GIB;
        String detail = String.format(Locale.ROOT, "%.1f GiB", total);
        return total >= LEAST_MEMORY_GIB
                ? new Finding.Present("Memory", detail)
                : new Finding.Missing(
                        "Memory",
                        detail + String.format(Locale.ROOT, ", less than %.0f GiB", LEAST_MEMORY_GIB),
                        false,
                        "a machine or container with more, or small models");
    }

    private Finding nativeLibraries() throws InterruptedException {
        Programs.Result probe = probe(NativeProbe.class, List.of());
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return probe.status() == 0
                ? new Finding.Present("Native libraries", lastLine(probe))
                : new Finding.Missing(
                        "Native libraries",
                        "Deeplearning4j does not load on " + platform + ": " + cause(probe),
                        true,
                        "rm -r ~/.javacpp/cache ~/.m2/repository/org/nd4j, and ./cellstate doctor again; "
                                + "on Alpine Linux, a distribution with glibc");
    }

    private Finding recurrentLayers() throws InterruptedException {
        Programs.Result probe = probe(RecurrentProbe.class, List.of());
        if (probe.status() != 0) {
            return new Finding.Missing(
                    "Recurrent layers",
                    "their kernels do not load: " + cause(probe),
                    true,
                    "rm -r ~/.javacpp/cache ~/.m2/repository/org/bytedeco, and ./cellstate doctor again");
        }
        return lastLine(probe).equals("plain")
                ? new Finding.Missing(
                        "Recurrent layers",
                        "plain Java and BLAS, with the same results: there is no oneDNN for this platform",
                        false,
                        "patience, or an x86-64 machine: training takes a few times as long here")
                : new Finding.Present("Recurrent layers", lastLine(probe));
    }

    private Finding fonts() throws InterruptedException {
        Programs.Result probe = probe(ChartProbe.class, List.of("-Djava.awt.headless=true"));
        return probe.status() == 0
                ? new Finding.Present("Charts", lastLine(probe))
                : new Finding.Missing(
                        "Charts",
                        "charts cannot be drawn: " + cause(probe),
                        true,
                        "apt install libfreetype6 (Debian, Ubuntu), dnf install freetype (Fedora)");
    }

    /** Probes run with the session's class path in front, as code in a notebook would. */
    private Programs.Result probe(Class<?> main, List<String> options) throws InterruptedException {
        List<Path> classPath = new ArrayList<>(installation.sessionClassPath());
        classPath.addAll(installation.appClassPath().subList(0, 1));
        List<String> command = new ArrayList<>(List.of(Installation.java().toString()));
        command.addAll(Installation.quietOptions());
        command.addAll(options);
        command.addAll(List.of("-cp", Installation.joined(classPath), main.getName()));
        return Programs.result(command);
    }

    private Finding maven() throws InterruptedException {
        String text = Programs.output(List.of(windows ? "mvn.cmd" : "mvn", "--version"))
                .orElse("");
        Matcher version = MAVEN.matcher(text);
        boolean found = version.find();
        boolean enough = found && (Integer.parseInt(version.group(2)) > 3 || Integer.parseInt(version.group(3)) >= 8);
        return enough
                ? new Finding.Present("Maven", version.group(1))
                : new Finding.Missing(
                        "Maven",
                        found ? version.group(1) + ", older than 3.8" : "no mvn on the PATH",
                        false,
                        "apt install maven, or brew install maven");
    }

    private static Finding python() throws InterruptedException {
        Optional<String> version =
                Programs.output(List.of("python3", "-c", "import sys, venv, ensurepip; print(sys.version.split()[0])"));
        return version.<Finding>map(text -> new Finding.Present("Python", text))
                .orElseGet(() -> new Finding.Missing(
                        "Python",
                        "no python3 with venv on the PATH; only ./cellstate lab needs it",
                        false,
                        "apt install python3-venv, or brew install python"));
    }

    private Finding jupyter() throws InterruptedException {
        Path own = venv().resolve(windows ? "Scripts" : "bin").resolve(windows ? "jupyter-lab.exe" : "jupyter-lab");
        for (String program : List.of(own.toString(), "jupyter-lab")) {
            Optional<String> version = Programs.output(List.of(program, "--version"));
            if (version.isPresent()) {
                return new Finding.Present("JupyterLab", version.get() + " (" + program + ")");
            }
        }
        return new Finding.Missing(
                "JupyterLab", "not there; ./cellstate run needs none", false, "./cellstate lab, which gets it");
    }

    private Finding kernelspec() throws InterruptedException {
        JupyterPaths paths = JupyterPaths.ofThisMachine();
        List<Path> folders = new ArrayList<>(List.of(paths.user(), paths.below(venv())));
        Programs.output(List.of("python3", "-c", "import sys; print(sys.prefix)"))
                .ifPresent(prefix -> folders.add(paths.below(Path.of(prefix))));
        return InstalledKernelSpec.examine(folders);
    }

    private Finding archive() {
        KernelArchive archive = KernelArchive.of(installation);
        String subject = "Fast start";
        String fix = "./cellstate install --user, which makes it; so does any ./cellstate run";
        if (archive.isFresh()) {
            return new Finding.Present(subject, "archive of loaded classes " + archive.file());
        }
        return new Finding.Missing(
                subject,
                Files.exists(archive.file())
                        ? "the archive of loaded classes is older than the kernel"
                        : "no archive of loaded classes for this Java",
                false,
                fix);
    }

    private Path venv() {
        return installation.workFolder().resolve("venv");
    }

    private static String lastLine(Programs.Result result) {
        return result.output().lines().reduce((first, second) -> second).orElse("");
    }

    /** The innermost cause in a stack trace says most; a process that crashed has only its status. */
    private static String cause(Programs.Result result) {
        return result.output()
                .lines()
                .filter(line -> line.startsWith("Caused by:") || line.startsWith("Exception in"))
                .reduce((first, second) -> second)
                .map(line -> line.replaceFirst("^(Caused by: |Exception in thread \"main\" )", ""))
                .orElse("the probe ended with status " + result.status());
    }
}
