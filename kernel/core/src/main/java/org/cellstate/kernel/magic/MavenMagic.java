package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.maven.Coordinates;
import org.cellstate.kernel.repl.Outcome;

/** {@code %maven}: artifacts by their coordinates, with what they need. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class MavenMagic implements Magic {

    private static final Help HELP = Help.line(
                    "GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION ...",
                    "Adds artifacts and everything they need to the session. A version may be a range: [1.2,2)."
                            + " A variable takes the paths of the jars.",
                    "%maven org.apache.commons:commons-lang3:3.17.0\nimport org.apache.commons.lang3.StringUtils;",
                    "maven",
                    "addMavenDependencies",
                    "addMavenDependency",
                    "dependency")
            .option(
                    "--exclude GROUP:ARTIFACT",
                    "leaves out what the artifacts would bring along; may be repeated, * is any")
            .option("--offline", "uses only what was downloaded before")
            .operand(Help.Operand.COORDINATES)
            .gives(Help.STRINGS);

    private final Fetching fetching;

    MavenMagic(Fetching fetching) {
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
        List<String> exclusions = new ArrayList<>();
        for (Optional<String> next = Words.takeOption(words, "--exclude");
                next.isPresent();
                next = Words.takeOption(words, "--exclude")) {
            exclusions.add(next.get());
        }
        Words.refuseOptions(words, HELP);
        if (words.isEmpty()) {
            throw new MagicException(
                    "%maven needs coordinates.", "nothing", "%maven org.apache.commons:commons-lang3:3.17.0");
        }
        List<Coordinates> wanted = Coordinates.parseAll(words);
        return fetching.run(call, offline, way -> fetching.dependencies().add(wanted, exclusions, way));
    }
}
