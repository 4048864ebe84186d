package org.cellstate.kernel.magic;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cellstate.kernel.repl.Outcome;

/** {@code %env}: the environment of commands that cells start. */
@SuppressWarnings("OrphanedFormatString") // a magic's name is no format
final class EnvMagic implements Magic {

    private static final Help HELP = Help.line(
                    "[NAME[=VALUE]]",
                    "Sets a variable for ! and %%sh, shows one, or lists the names of all with the values of those set here."
                            + " Java's own System.getenv does not change: a JVM cannot change its environment.",
                    "%env LANG=C\n!echo $LANG",
                    "env",
                    "set_env")
            .gives("java.lang.String");

    private final Map<String, String> environment;

    EnvMagic(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Help help() {
        return HELP;
    }

    @Override
    public Outcome run(MagicCall call) {
        String text = call.argumentText();
        if (text.isEmpty()) {
            return new Outcome.Value(call.target().isPresent() ? listed() : new Text(listed()));
        }
        int equals = text.indexOf('=');
        int blank = text.indexOf(' ');
        int cut = equals >= 0 ? equals : blank;
        if (cut < 0) {
            String value = Optional.ofNullable(environment.get(text))
                    .or(() -> Optional.ofNullable(System.getenv(text)))
                    .orElseThrow(() ->
                            new MagicException("A variable must be set to be shown.", text, "%env " + text + "=VALUE"));
            return new Outcome.Value(call.target().isPresent() ? value : new Text(value));
        }
        String name = text.substring(0, cut).strip();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.()-]*")) {
            throw new MagicException("A variable of the environment needs a name.", text, "%env NAME=VALUE");
        }
        environment.put(name, unquoted(text.substring(cut + 1).strip()));
        return new Outcome.Nothing();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Values that the kernel was started with may be secrets, and a notebook is passed on: only names are listed. */
    private String listed() {
        Map<String, String> all = new TreeMap<>();
        System.getenv().keySet().forEach(name -> all.put(name, name));
        environment.forEach((name, value) -> all.put(name, name + "=" + value));
        return all.values().stream().collect(Collectors.joining("\n"));
    }
}
