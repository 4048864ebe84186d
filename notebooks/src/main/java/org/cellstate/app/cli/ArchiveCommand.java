package org.cellstate.app.cli;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cellstate.app.Installation;
import org.cellstate.app.KernelArchive;
import org.cellstate.app.run.ArchiveTraining;
import picocli.CommandLine.Command;

/** Makes the archive of loaded classes where it is missing or older than the kernel. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        hidden = true,
        description = "Make what lets kernels start faster, unless it is there. Other commands do so by themselves.")
final class ArchiveCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException, IOException {
        ensure(Installation.ofThisProcess());
        return 0;
    }

    /** Makes it, and waits; does nothing if it is there, or another process is making it. */
    static void ensure(Installation installation) throws InterruptedException, IOException {
        KernelArchive archive = KernelArchive.of(installation);
        if (archive.isFresh()) {
            return;
        }
        Path lock = Files.createDirectories(archive.folder()).resolve("lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock mine = channel.tryLock()) {
            if (mine != null) {
                ArchiveTraining.make(installation);
            }
        }
    }

    /** Has a process of its own make it, which this one does not wait for. */
    static void ensureInBackground(Installation installation) {
        KernelArchive archive = KernelArchive.of(installation);
        if (archive.isFresh()) {
            return;
        }
        List<String> command = new ArrayList<>();
        if (File.separatorChar == '/') {
            command.addAll(List.of("nice", "-n", "19"));
        }
        command.add(Installation.java().toString());
        command.addAll(Installation.quietOptions());
        command.addAll(List.of(
                "-D" + Installation.HOME_PROPERTY + "=" + installation.home(),
                "-cp",
                Installation.joined(installation.appClassPath()),
                Main.class.getName(),
                "archive"));
        try {
            Path log = Files.createDirectories(archive.folder()).resolve("log.txt");
            Process process = new ProcessBuilder(command)
                    .directory(installation.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            // Kernels start without it, more slowly, and doctor says so.
            return;
        }
    }
}
