package org.cellstate.kernel.magic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstate.kernel.api.CloseNames;

/** The magics there are, by name. */
final class MagicBook {

    private final Map<String, Magic> byName = new LinkedHashMap<>();

    /** Adds a magic under all its names. */
    void add(Magic magic) {
        magic.help().names().forEach(name -> byName.put(name, magic));
    }

    Optional<Magic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Returns the magic of a name.
     *
     * @throws MagicException if there is none
     */
    Magic get(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private MagicException unknown(String name) {
        List<String> close = CloseNames.of(name, byName.keySet()).stream()
                .map(each -> (find(each).map(magic -> magic.help().isLine()).orElse(true) ? "%" : "%%") + each)
                .toList();
        return new MagicException(
                "A magic must be one of those that %lsmagic lists.",
                "%" + name, close.isEmpty() ? "%lsmagic" : String.join(", ", close));
    }

    /** Returns every magic once, in the order in which they were added. */
    List<Help> helps() {
        return byName.values().stream().distinct().map(Magic::help).toList();
    }

    /** Returns every name. */
    List<String> names() {
        return new ArrayList<>(byName.keySet());
    }
}
