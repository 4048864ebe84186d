package org.cellstate.kernel.magic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.cellstate.kernel.repl.Outcome;

/** {@code %mavenRepo}: one more place to look for artifacts. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class MavenRepoMagic implements Magic {

    private static final Help HELP = Help.line(
            "ID URL",
            "Adds a repository to those that Maven's settings name.",
            "%mavenRepo ours file:///srv/maven",
            "mavenRepo",
            "addMavenRepo");

    private final Fetching fetching;

    MavenRepoMagic(Fetching fetching) {
        this.fetching = fetching;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        List<String> words = call.words();
        if (words.isEmpty() || words.size() > 2) {
            throw new MagicException("A repository has an id and a URL.", call.argumentText(), "%mavenRepo ours URL");
        }
        String url = words.get(words.size() - 1);
        try {
            if (!new URI(url).isAbsolute()) {
                throw new URISyntaxException(url, "no scheme");
            }
        } catch (URISyntaxException e) {
            throw new MagicException("A repository is named by a URL.", url, "a URL that begins with https: or file:");
        }
        fetching.dependencies().addRepository(words.size() == 2 ? words.get(0) : url.replaceAll("\\W+", "-"), url);
        return new Outcome.Nothing();
    }
}
