package org.cellstate.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The classes that a kernel loads at its start, kept ready for one JDK and one class path.
 *
 * <p>The JVM checks that an archive belongs to it and to the jars as they are, and starts without it otherwise. So a kernelspec may name
 * one that is made later, or anew under the same name.
 *
 * @param folder where archives lie
 * @param name of this one, by its JDK and class path
 * @param jars the kernel's class path
 */
public record KernelArchive(Path folder, String name, List<Path> jars) {

    /** From this version on the JDK makes a cache that holds linked classes as well, in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    public KernelArchive {
        jars = List.copyOf(jars);
    }

    /** Returns that of an installation under the Java that runs this program. */
    public static KernelArchive of(Installation installation) {
        List<Path> jars = installation.kernelClassPath();
        String name = "kernel-" + hash(jars) + (isCache() ? ".aot" : ".jsa");
        return new KernelArchive(installation.workFolder().resolve("archive"), name, jars);
    }

    private static String hash(List<Path> jars) {
        String all = String.join(
                "\n",
                Runtime.version().toString(),
                System.getProperty("java.vm.vendor", ""),
                System.getProperty("java.home", ""),
                System.getProperty("os.arch", ""),
                Installation.joined(jars));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static boolean isCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    /** Returns where it lies, or will. */
    public Path file() {
        return folder.resolve(name);
    }

    /** Returns whether it is there and newer than every jar. */
    public boolean isFresh() {
        try {
            if (!Files.exists(file())) {
                return false;
            }
            for (Path jar : jars) {
                if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(file())) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // a jar that is gone: the kernel itself will say what it lacks
        }
    }

    /** Returns the options with which a JVM uses it, or starts without it and says nothing if it cannot. */
    public List<String> options() {
        return isCache()
                ? List.of("-XX:AOTCache=" + file(), "-Xlog:aot*=off,cds*=off")
                : List.of("-XX:SharedArchiveFile=" + file(), "-Xshare:auto", "-Xlog:cds*=off");
    }

    /**
     * Returns the options for a JVM that is to learn what belongs in it.
     *
     * @param aside a folder for what is in between
     * @param made the archive
     */
    public List<String> trainingOptions(Path aside, Path made) {
        return isCache()
                ? List.of("-XX:AOTCacheOutput=" + made)
                : List.of("-XX:DumpLoadedClassList=" + classList(aside));
    }

    /** Returns the command that makes it of what was learnt; empty if the JVM that learns makes it itself. */
    public Optional<List<String>> dumpCommand(Path aside, Path made) {
        // One archive over all and not one on top of the JDK's own: Java 17 crashes on one of the latter that lacks its
        // end.
        return isCache()
                ? Optional.empty()
                : Optional.of(List.of(
                        Installation.java().toString(),
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + classList(aside),
                        "-XX:SharedArchiveFile=" + made,
                        "-Xlog:cds=error",
                        "-cp",
                        Installation.joined(jars)));
    }

    private static Path classList(Path aside) {
        return aside.resolve("classes.txt");
    }
}
