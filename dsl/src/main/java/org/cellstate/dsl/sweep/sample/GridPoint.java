package org.cellstate.dsl.sweep.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * A point of a grid, as what the user's function asked on the way to it.
 *
 * @param names of the settings, in the order in which they were asked for
 * @param domains of the settings
 * @param codes for each setting, those that the grid has
 * @param places for each setting, which of them it has here
 */
record GridPoint(List<String> names, List<Domain> domains, List<double[]> codes, List<Integer> places) {

    /** Copies the lists. */
    GridPoint {
        names = List.copyOf(names);
        domains = List.copyOf(domains);
        codes = List.copyOf(codes);
        places = List.copyOf(places);
    }

    /**
     * Returns the first point of a space: each question gets its first value.
     *
     * @throws RuntimeException if the axis has no values for one of them, or the function threw before it asked anything
     */
    static GridPoint first(Space<?> space, Axis axis) {
        return along(space, axis, List.of());
    }

    /** Returns the point after this one: the setting that was asked last moves first. Empty after the last point. */
    Optional<GridPoint> next(Space<?> space, Axis axis) {
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i) + 1 < codes.get(i).length) {
                List<Integer> path = new ArrayList<>(places.subList(0, i));
                path.add(places.get(i) + 1);
                return Optional.of(along(space, axis, path));
            }
        }
        return Optional.empty();
    }

    private static GridPoint along(Space<?> space, Axis axis, List<Integer> path) {
        List<String> names = new ArrayList<>();
        List<Domain> domains = new ArrayList<>();
        List<double[]> codes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Space.Walk<?> walk = space.walk((name, domain, before) -> {
            int depth = names.size();
            names.add(name);
            domains.add(domain);
            double[] all = axis.codes(name, domain);
            codes.add(all);
            int place = depth < path.size() ? Math.min(path.get(depth), all.length - 1) : 0;
            places.add(place);
            return all[place];
        });
        if (walk.problem().isPresent() && (names.isEmpty() || codes.size() < names.size())) {
            throw walk.problem().get();
        }
        return new GridPoint(names, domains, codes, places);
    }

    /** Returns the settings. */
    List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            settings.add(new Setting(names.get(i), domains.get(i), codes.get(i)[places.get(i)]));
        }
        return settings;
    }

    /** Says which values of a setting a grid has. */
    interface Axis {

        /** Returns their codes, in order, at least one. */
        double[] codes(String name, Domain domain);
    }
}
