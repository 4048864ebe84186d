package org.cellstate.kernel.magic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cellstate.kernel.repl.Outcome;

/** {@code %loadFromPOM} and {@code %%loadFromPOM}: the dependencies that a project's file names. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class PomMagic implements Magic {

    private static final List<String> SCOPES = List.of("compile", "runtime", "system", "import");

    private static final Help HELP = Help.line(
                    "FILE [SCOPE ...]",
                    "Adds the dependencies of a Maven project: of its file, or of XML in the cell, which may be a whole project or"
                            + " fragments. Scopes are compile, runtime and system if none is given.",
                    "%%loadFromPOM\n<dependency>\n  <groupId>org.apache.commons</groupId>\n"
                            + "  <artifactId>commons-lang3</artifactId>\n  <version>3.17.0</version>\n</dependency>",
                    "loadFromPOM")
            .form(Help.Form.BOTH)
            .option("--offline", "uses only what was downloaded before")
            .operand(Help.Operand.PATHS)
            .gives(Help.STRINGS);

    private final Fetching fetching;

    PomMagic(Fetching fetching) {
        this.fetching = fetching;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) throws InterruptedException {
        List<String> words = call.words();
        boolean offline = Words.takeFlag(words, "--offline");
        Words.refuseOptions(words, HELP);
        if (call.body().isPresent()) {
            List<String> scopes = words.isEmpty() ? SCOPES : List.copyOf(words);
            return fetching.run(call, offline, way -> fetching.dependencies().addProject(call.bodyText(), scopes, way));
        }
        if (words.isEmpty()) {
            throw new MagicException("%loadFromPOM needs a file.", "nothing", "%loadFromPOM pom.xml");
        }
        Path file = Paths.existing(words.remove(0));
        Path pom = Files.isDirectory(file) ? file.resolve("pom.xml") : file;
        List<String> scopes = words.isEmpty() ? SCOPES : List.copyOf(words);
        return fetching.run(call, offline, way -> fetching.dependencies().addProject(pom, scopes, way));
    }
}
