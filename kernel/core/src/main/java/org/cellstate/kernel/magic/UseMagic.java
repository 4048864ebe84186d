package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.cellstate.kernel.api.CloseNames;
import org.cellstate.kernel.maven.Coordinates;
import org.cellstate.kernel.maven.Resolution;
import org.cellstate.kernel.repl.Outcome;

/** {@code %use}: a library by its name, from a table that comes with the kernel, resolved as {@code %maven} does. */
final class UseMagic implements Magic {

    private static final Help HELP = Help.line(
                    "NAME ...",
                    "Adds libraries that have a name here, with everything they need, to the session. Without a name it lists them."
                            + " A variable takes the paths of the jars.",
                    "%use spark",
                    "use")
            .option("--offline", "uses only what was downloaded before")
            .operand(Help.Operand.LIBRARY)
            .gives(Help.STRINGS);

    private final Fetching fetching;

    UseMagic(Fetching fetching) {
        this.fetching = fetching;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) throws InterruptedException {
        List<String> names = call.words();
        boolean offline = Words.takeFlag(names, "--offline");
        Words.refuseOptions(names, HELP);
        SortedMap<String, Library> all = Library.all();
        if (names.isEmpty()) {
            return list(all);
        }
        List<Coordinates> artifacts = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String name : names) {
            Library library = all.get(name);
            if (library == null) {
                List<String> close = CloseNames.of(name, all.keySet());
                throw new MagicException(
                        "A library must be one of those that %use lists.",
                        name,
                        close.isEmpty()
                                ? "%use, or %maven GROUP:ARTIFACT:VERSION for any other"
                                : "%use " + String.join(", %use ", close));
            }
            artifacts.addAll(library.artifacts());
            without.addAll(library.without());
        }
        return fetching.run(call, offline, way -> {
            Resolution resolution = fetching.dependencies().add(artifacts, without, way);
            // What stands in the table runs with the versions that a session has: nothing to tell of them.
            return new Resolution(resolution.added(), List.of());
        });
    }

    @SuppressWarnings("SystemOut") // the cell's own stream
    private static Outcome list(SortedMap<String, Library> all) {
        all.forEach((name, library) -> System.out.println(name + "  " + library.about()));
        return new Outcome.Nothing();
    }
}
