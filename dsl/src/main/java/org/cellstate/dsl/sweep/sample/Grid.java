package org.cellstate.dsl.sweep.sample;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Past;
import org.cellstate.dsl.sweep.Proposal;
import org.cellstate.dsl.sweep.Sampler;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Space;

/**
 * Every combination, once. Trial n has the n-th: settings stand in the order in which the function asks for them, each takes its values in
 * the order of its domain, and the one that is asked last moves first, as the last digit of a number does. What is asked only in some
 * branches is varied only there.
 */
public final class Grid implements Sampler {

    /** The most points of a grid. */
    public static final int MOST = 100_000;

    private final int points;

    /** Where the last proposal was, so that the next one need not begin at the first point: what is proposed does not depend on it. */
    private final AtomicReference<Place> last = new AtomicReference<>();

    private record Place(WeakReference<Space<?>> space, long number, GridPoint point) {}

    private Grid(int points) {
        this.points = points;
    }

    /** Returns the grid of all values. It cannot have ranges of real numbers. */
    public static Grid all() {
        return new Grid(0);
    }

    /**
     * Returns a grid that takes some values of each range: all of a range of whole numbers that has no more, otherwise so many at even
     * distances, by the logarithm where the range is logarithmic, both ends among them. One value is the middle. Choices are taken whole.
     *
     * @param points of each range
     * @throws ConfigProblem if that is none
     */
    public static Grid of(int points) {
        if (points < 1) {
            throw new ConfigProblem(
                    "A grid takes at least 1 value of each range.", ".grid(" + points + ")", ".grid(5)");
        }
        return new Grid(points);
    }

    @Override
    public String label() {
        return points == 0 ? "grid()" : "grid(" + points + ")";
    }

    /**
     * Returns how many points there are, by walking to each.
     *
     * @throws ConfigProblem if the function asks nothing, asks for a real range of a grid of all values, or there are more than
     *     {@link #MOST} points
     */
    @Override
    public OptionalLong size(Space<?> space) {
        GridPoint point = first(space);
        Map<String, Integer> counts = new LinkedHashMap<>();
        long count = 1;
        while (true) {
            count(point, counts);
            Optional<GridPoint> next = point.next(space, this::codes);
            if (next.isEmpty()) {
                return OptionalLong.of(count);
            }
            if (count == MOST) {
                throw tooMany(counts);
            }
            point = next.get();
            count++;
        }
    }

    private static void count(GridPoint point, Map<String, Integer> counts) {
        for (int i = 0; i < point.names().size(); i++) {
            counts.merge(point.names().get(i), point.codes().get(i).length, Math::max);
        }
    }

    private ConfigProblem tooMany(Map<String, Integer> counts) {
        List<String> each = new ArrayList<>();
        counts.forEach((name, count) -> each.add(name + " " + count));
        return new ConfigProblem(
                "A grid has at most " + MOST + " points.",
                "." + label() + " has more than that: values of " + String.join(", ", each),
                (points == 1 ? "fewer settings" : ".grid(" + (points == 0 ? 3 : points - 1) + "), fewer settings")
                        + ", or .sobol() or .bayesian(), which need no grid");
    }

    /**
     * Proposes the point of a number; of a number beyond the last point, that of chance.
     *
     * @throws ConfigProblem if the function asks nothing, or for a real range of a grid of all values
     */
    @Override
    public Proposal propose(Past past, Space<?> space, int number, long seed) {
        Place place = last.get();
        if (place == null || !space.equals(place.space().get()) || place.number() > number) {
            place = new Place(new WeakReference<>(space), 0, first(space));
        }
        while (place.number() < number) {
            Optional<GridPoint> next = place.point().next(space, this::codes);
            if (next.isEmpty()) {
                return new RandomSampler().propose(past, space, number, seed);
            }
            place = new Place(place.space(), place.number() + 1, next.get());
        }
        last.set(place);
        List<Setting> settings = place.point().settings();
        return new Proposal(settings, Sampler.random(seed, number).nextLong());
    }

    private GridPoint first(Space<?> space) {
        GridPoint point = GridPoint.first(space, this::codes);
        if (point.names().isEmpty()) {
            throw new ConfigProblem(
                    "A grid is over what the function of a sweep asks for, at least one setting.",
                    "." + label() + " where the function asks nothing",
                    "sweep(t -> lstm().hidden(t.oneOf(\"hidden\", 32, 64))), or .random() where only the objective asks");
        }
        return point;
    }

    private double[] codes(String name, Domain domain) {
        boolean counted = domain.count().isPresent();
        if (points == 0 && !counted) {
            throw new ConfigProblem(
                    "A grid of all values has no range whose values cannot be counted.",
                    "\"" + name + "\" as " + domain,
                    ".grid(5) takes 5 values of each range, or t.oneOf(\"" + name + "\", …)");
        }
        boolean whole = points == 0 || domain instanceof Domain.Choice;
        if (counted && (whole || domain.count().getAsInt() <= points)) {
            return domain.codes();
        }
        return points == 1
                ? new double[] {domain.code(0.5)}
                : IntStream.range(0, points)
                        .mapToDouble(i -> domain.code(i / (points - 1.0)))
                        .distinct()
                        .toArray();
    }
}
