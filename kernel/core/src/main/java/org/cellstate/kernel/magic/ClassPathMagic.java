package org.cellstate.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;

/** {@code %classpath} and {@code %jars}: jars and directories of this machine. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class ClassPathMagic implements Magic {

    private final JavaSession session;
    private final boolean jarsOfDirectories;
    private final Help help;

    private ClassPathMagic(JavaSession session, boolean jarsOfDirectories, Help help) {
        this.session = session;
        this.jarsOfDirectories = jarsOfDirectories;
        this.help = help;
    }

    /** Adds what is named, a directory as a place of classes. */
    static ClassPathMagic entries(JavaSession session) {
        Help help = Help.line(
                "PATH ...",
                "Adds jars and directories of classes to the session. A variable takes the paths.",
                "%classpath target/classes lib/*.jar",
                "classpath",
                "addClasspath");
        return new ClassPathMagic(
                session, false, help.operand(Help.Operand.PATHS).gives(Help.STRINGS));
    }

    /** Adds what is named, of a directory the jars in it. */
    static ClassPathMagic jars(JavaSession session) {
        Help help = Help.line(
                "PATH ...",
                "Adds jars to the session; of a directory, all in it. A variable takes the paths.",
                "%jars lib/*.jar",
                "jars",
                "addJar",
                "addJars");
        return new ClassPathMagic(
                session, true, help.operand(Help.Operand.PATHS).gives(Help.STRINGS));
    }

    @Override
    public Help help() {
        return help;
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = call.words();
        if (words.isEmpty()) {
            throw new MagicException(help.title() + " needs a path.", "nothing", help.example());
        }
        List<Path> entries = new ArrayList<>();
        for (String word : words) {
            for (Path path : Paths.matching(word)) {
                add(entries, path.toAbsolutePath().normalize());
            }
        }
        if (entries.isEmpty()) {
            throw new MagicException(
                    "A directory given to %jars must hold jars.", call.argumentText(), "%classpath for classes");
        }
        session.addToClassPath(entries);
        return call.target().isPresent()
                ? new Outcome.Value(
                        new ArrayList<>(entries.stream().map(Path::toString).toList()))
                : new Outcome.Nothing();
    }

    private void add(List<Path> entries, Path path) {
        if (!Files.isDirectory(path)) {
            if (!isJar(path)) {
                throw new MagicException(
                        "A class path holds jars and directories.", path.toString(), "a file that ends with .jar");
            }
            entries.add(path);
        } else if (jarsOfDirectories) {
            Paths.list(path).stream().filter(ClassPathMagic::isJar).forEach(entries::add);
        } else {
            entries.add(path);
        }
    }

    private static boolean isJar(Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(path) && (name.endsWith(".jar") || name.endsWith(".zip"));
    }
}
