package org.cellstate.dsl.data;

import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A series to be forecast with what else is known of it. Its covariates have the rows of the target: row 5 of each is the same time.
 *
 * @param target what is forecast; its name is the member's
 * @param past what is known up to the present, such as yesterday's rain; as many rows as the target. Longer ones are cut to the rows of the
 *     target, so that nothing of coming rows is at hand
 * @param future what is known of coming rows too, such as the price that was set; from the target's first row on, to its end at least.
 *     Longer ones are cut at their beginning alone
 * @param statics what does not change along the series
 */
public record Member(Series target, List<Series> past, List<Series> future, List<Static> statics) {

    /**
     * Cuts the covariates to the rows of the target.
     *
     * @throws ConfigProblem if two covariates have one name
     * @throws DataProblem if a covariate has another step than the target, begins after it or ends before it; the message says at which
     *     time
     */
    public Member {
        past = past.stream()
                .map(covariate -> aligned(target, covariate, "past").rows(0, target.size()))
                .toList();
        future = future.stream()
                .map(covariate -> aligned(target, covariate, "future"))
                .toList();
        statics = List.copyOf(statics);
        Set<String> names = new HashSet<>();
        for (String name : names(past, future, statics)) {
            if (!names.add(name)) {
                throw new ConfigProblem(
                        "Each covariate of a series has a name of its own.",
                        "'" + name + "' twice for '" + target.name() + "'",
                        "one of them, or covariate.named(\"another\")");
            }
        }
    }

    /** Returns a member without covariates. */
    public static Member of(Series target) {
        return new Member(target, List.of(), List.of(), List.of());
    }

    private static Series aligned(Series target, Series covariate, String kind) {
        if (covariate.frequency() != target.frequency()) {
            throw new DataProblem(
                    "A covariate has a row for each row of the series that it goes with.",
                    "'" + covariate.name() + "' is "
                            + covariate.frequency().adjective() + ", '"
                            + target.name() + "' "
                            + target.frequency().adjective(),
                    "one value per " + target.frequency().noun() + " for '" + covariate.name() + "'");
        }
        TimeIndex rows = target.index();
        if (covariate.size() == 0 || rows.size() == 0) {
            throw new DataProblem(
                    "A series and its covariates have at least one row.",
                    (rows.size() == 0 ? "'" + target.name() : "'" + covariate.name()) + "' has none",
                    "a series with rows");
        }
        int first = covariate.index().rowsBefore(rows.start());
        if (first == covariate.size() || !covariate.index().at(first).equals(rows.start())) {
            throw new DataProblem(
                    "A covariate must be known from the first row of the series on.",
                    "'" + covariate.name() + "' from " + covariate.index().label(0) + ", '" + target.name() + "' from "
                            + rows.label(0),
                    "an earlier start of '" + covariate.name() + "', or a later one of the series: .rows(from, to)");
        }
        if (covariate.size() - first < rows.size()) {
            throw new DataProblem(
                    "A " + kind + " covariate must be known at every row of the series.",
                    "'" + covariate.name() + "' ends at "
                            + covariate.index().label(covariate.size() - 1) + ", '" + target.name()
                            + "' needs it up to " + rows.label(rows.size() - 1),
                    "the rows of '" + covariate.name() + "' that are missing, or a shorter series: .rows(from, to)");
        }
        return covariate.rows(first, covariate.size());
    }

    private static List<String> names(List<Series> past, List<Series> future, List<Static> statics) {
        return Stream.of(
                        past.stream().map(Series::name),
                        future.stream().map(Series::name),
                        statics.stream().map(Static::name))
                .flatMap(names -> names)
                .toList();
    }

    /** Returns the target's name. */
    public String name() {
        return target.name();
    }

    /** Returns the number of rows that were observed: those of the target. */
    public int rows() {
        return target.size();
    }

    /** Returns the names of all covariates: past, future, static. */
    List<String> covariates() {
        return names(past, future, statics);
    }

    Member target(UnaryOperator<Series> change) {
        return new Member(change.apply(target), past, future, statics);
    }

    /** Fills the missing values of the target and of all covariates. */
    Member fill(Fill method) {
        return new Member(
                target.fill(method),
                past.stream().map(covariate -> covariate.fill(method)).toList(),
                future.stream().map(covariate -> covariate.fill(method)).toList(),
                statics);
    }

    /** Fills anew what was filled, so that nothing before a time knows of what comes from it on. */
    Member refilled(LocalDateTime firstTest) {
        UnaryOperator<Series> anew = series -> series.refilled(series.index().rowsBefore(firstTest));
        return new Member(
                anew.apply(target),
                past.stream().map(anew).toList(),
                future.stream().map(anew).toList(),
                statics);
    }

    Member past(List<Series> more) {
        return new Member(target, joined(past, more), future, statics);
    }

    Member future(List<Series> more) {
        return new Member(target, past, joined(future, more), statics);
    }

    Member statics(List<Static> more) {
        return new Member(target, past, future, joined(statics, more));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** Returns the SHA-256 of the target, the covariates and the statics, in hexadecimal; that of the target where there is nothing else. */
    String sha256() {
        if (covariates().isEmpty()) {
            return target.sha256();
        }
        Digest digest = new Digest().text(target.sha256());
        past.forEach(covariate -> digest.text("past " + covariate.sha256()));
        future.forEach(covariate -> digest.text("future " + covariate.sha256()));
        statics.forEach(value -> digest.text("static " + value.name() + "=" + value.text()));
        return digest.hex();
    }

    /** Returns the target in a line, with the names of its covariates. */
    @Override
    public String toString() {
        return target + (covariates().isEmpty() ? "" : ", with " + String.join(", ", covariates()));
    }
}
