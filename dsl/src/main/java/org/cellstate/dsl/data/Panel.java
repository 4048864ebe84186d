package org.cellstate.dsl.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cellstate.kernel.api.CloseNames;

/**
 * One or more series of one step, each with what else is known of it: one model learns from all and forecasts each. A single series is a
 * panel of one.
 *
 * <pre>{@code
 * var stations = series(table, "date", "tmax", groupBy("station")).past("rain").statics("elevation");
 * var data = stations.split(0.8).lookback(28).horizon(7).calendar();
 * }</pre>
 *
 * @param name what all of it is called
 * @param members at least one, each of a name of its own, all with covariates of the same names in the same order; their time stamps lie
 *     on one grid, but they may begin and end at different ones
 */
public record Panel(String name, List<Member> members) {

    /**
     * Checks that the members fit together.
     *
     * @throws DataProblem if there is none, or one has another step, other covariates or a name that another has
     */
    public Panel {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new DataProblem("A panel has at least one series.", "none for '" + name + "'", "panel(series)");
        }
        Member first = members.get(0);
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            PanelRules.check(first, member);
            if (!names.add(member.name())) {
                throw new DataProblem(
                        "Each series of a panel has a name of its own.",
                        "'" + member.name() + "' twice",
                        "series.named(\"another\")");
            }
        }
    }

    /** Returns a panel of series without covariates, called by the first's name if it is alone, else {@code 3 series}. */
    public static Panel of(Series... series) {
        return of(series.length == 1 ? series[0].name() : series.length + " series", List.of(series));
    }

    /** Returns a panel of series without covariates. */
    public static Panel of(String name, List<Series> series) {
        return new Panel(name, series.stream().map(Member::of).toList());
    }

    /** Returns the name, with the number of series where there are several: {@code tmax: 2 series}. */
    public String title() {
        String count = members.size() + " series";
        return members.size() == 1 || name.equals(count) ? name : name + ": " + count;
    }

    /** Returns the number of series. */
    public int size() {
        return members.size();
    }

    /** Returns the names of the series, in their order. */
    public List<String> names() {
        return members.stream().map(Member::name).toList();
    }

    /** Returns the step of the time index. */
    public Frequency frequency() {
        return members.get(0).target().frequency();
    }

    /**
     * Returns the only series.
     *
     * @throws ShapeProblem if there are several
     */
    public Series series() {
        if (members.size() > 1) {
            throw new ShapeProblem(
                    "One series is wanted here.",
                    "a panel of " + members.size() + ": " + PanelRules.some(names()),
                    "the name of one: \"" + names().get(0) + "\"");
        }
        return members.get(0).target();
    }

    /**
     * Returns a series by name.
     *
     * @throws DataProblem if none has it
     */
    public Series series(String member) {
        return members.get(number(member)).target();
    }

    /**
     * Returns the place of a series in {@link #members}.
     *
     * @throws DataProblem if none has the name
     */
    public int number(String member) {
        int number = names().indexOf(member);
        if (number >= 0) {
            return number;
        }
        List<String> close = CloseNames.of(member, names());
        throw new DataProblem(
                "The series must be in the panel.",
                "'" + member + "', where the panel has " + PanelRules.some(names()),
                close.isEmpty() ? "one of these" : "'" + String.join("' or '", close) + "'");
    }

    /** Returns the panel without some of its series. Problems are those of {@link #number}, and that none is left. */
    public Panel without(String... names) {
        Set<Integer> out = new HashSet<>();
        Stream.of(names).forEach(member -> out.add(number(member)));
        return new Panel(
                name,
                IntStream.range(0, size())
                        .filter(i -> !out.contains(i))
                        .mapToObj(members::get)
                        .toList());
    }

    /** Returns the panel of some of its series. Problems are those of {@link #number}. */
    public Panel only(String... names) {
        return new Panel(
                name,
                Stream.of(names).map(member -> members.get(number(member))).toList());
    }

    /** Returns the same panel under another name. */
    public Panel named(String newName) {
        return new Panel(newName, members);
    }

    /** Returns the same panel with a unit for all its targets. */
    public Panel unit(String unit) {
        return each(member -> member.target(series -> series.unit(unit)));
    }

    /** Fills missing values of all targets and covariates that are there by now, each from itself, as {@link Series#fill} does. */
    public Panel fill(Fill method) {
        return each(member -> member.fill(method));
    }

    private Panel each(UnaryOperator<Member> change) {
        return new Panel(name, members.stream().map(change).toList());
    }

    /** Adds columns of the table, known up to the present, as {@link Series#past(String...)} does for one series. */
    public Panel past(String... columns) {
        return each(member -> member.past(columns(member, columns)));
    }

    /** Adds series that are known up to the present, the same for all members. */
    public Panel past(Series... covariates) {
        return each(member -> member.past(List.of(covariates)));
    }

    /** Adds columns of the table, known of coming rows too, as {@link Series#future(String...)} does for one series. */
    public Panel future(String... columns) {
        return each(member -> member.target(PanelRules::withoutComingRows).future(columns(member, columns)));
    }

    /** Adds series that are known of coming rows too, the same for all members. */
    public Panel future(Series... covariates) {
        return each(member -> member.future(List.of(covariates)));
    }

    private static List<Series> columns(Member member, String... columns) {
        TableRows rows = PanelRules.source(member);
        return Stream.of(columns).map(rows::series).toList();
    }

    /**
     * Adds columns of the table that say the same in every row of a series. A column of numbers gives numbers, any other categories.
     *
     * @throws ConfigProblem if a series was not read from a table
     * @throws DataProblem if a column is not there, or changes
     */
    public Panel statics(String... columns) {
        Panel panel = this;
        for (String column : columns) {
            boolean number = members.stream()
                    .allMatch(member -> PanelRules.source(member).isNumber(column));
            panel = panel.each(member ->
                    member.statics(List.of(PanelRules.source(member).constant(column, number, member.name()))));
        }
        return panel;
    }

    /**
     * Adds a static covariate that the table does not hold.
     *
     * @param values a number each, or a category each, by the names of the series
     * @throws DataProblem if one has none
     */
    public Panel statics(String covariate, Map<String, ?> values) {
        Function<Member, Static> value = member -> {
            Object given = values.get(member.name());
            if (given == null) {
                throw new DataProblem(
                        "A static covariate has a value for each series.",
                        "none of '" + covariate + "' for '" + member.name() + "'",
                        "Map.of(\"" + member.name() + "\", …)");
            }
            return given instanceof Number number
                    ? Static.of(covariate, number.doubleValue())
                    : Static.of(covariate, given.toString());
        };
        return each(member -> member.statics(List.of(value.apply(member))));
    }

    /**
     * Splits all series at one time stamp: rows before it train, the others test. So nothing that any series learns from is later than what
     * another is tested on.
     *
     * @param share above 0 and below 1: the time stamp lies this share of the way from the first row of the earliest series to the last of
     *     the latest, rounded down to whole rows
     * @throws ConfigProblem if the share is not above 0 and below 1
     * @throws ShapeProblem if a part of a series would have no row; the message names it
     * @throws DataProblem if a value is missing
     */
    public SplitSeries split(double share) {
        if (!(share > 0 && share < 1)) {
            throw new ConfigProblem(
                    "The training share must be above 0 and below 1.",
                    "split(" + share + ")",
                    ".split(0.9), which trains on the first nine tenths");
        }
        TimeIndex all = span();
        // The small term keeps 0.1 * 30, a little under 3 in binary, at three rows.
        return new SplitSeries(this, all.at((int) Math.floor(share * all.size() + 1e-9)));
    }

    /** Splits all series in time: rows before the day train, the rest tests. Problems are those of {@link #split(double)}. */
    public SplitSeries split(LocalDate firstTestDay) {
        return new SplitSeries(this, firstTestDay.atStartOfDay());
    }

    /** Fills anew what was filled, so that nothing before a time knows of what comes from it on. */
    Panel refilled(LocalDateTime firstTest) {
        return each(member -> member.refilled(firstTest));
    }

    /** Returns the time stamps from the first row of the earliest series to the last of the latest. */
    public TimeIndex span() {
        TimeIndex earliest = members.get(0).target().index();
        LocalDateTime last = earliest.at(earliest.size());
        for (Member member : members) {
            TimeIndex index = member.target().index();
            earliest = index.start().isBefore(earliest.start()) ? index : earliest;
            LocalDateTime end = index.at(index.size());
            last = end.isAfter(last) ? end : last;
        }
        return new TimeIndex(
                earliest.start(), frequency(), Math.toIntExact(frequency().between(earliest.start(), last)));
    }

    /** Returns the SHA-256 of all members with their covariates, in hexadecimal; of a panel of one series that of the series. */
    public String sha256() {
        if (members.size() == 1) {
            return members.get(0).sha256();
        }
        Digest digest = new Digest();
        members.forEach(member -> digest.text(member.sha256()));
        return digest.hex();
    }

    /** Returns the names of the past covariates. */
    public List<String> past() {
        return members.get(0).past().stream().map(Series::name).toList();
    }

    /** Returns the names of the future covariates. */
    public List<String> future() {
        return members.get(0).future().stream().map(Series::name).toList();
    }

    /** Returns the names of the static covariates. */
    public List<String> statics() {
        return members.get(0).statics().stream().map(Static::name).toList();
    }

    /** Returns for example {@code tmax: 2 series, 2922 rows, 2012-01-01 to 2015-12-31, daily, past rain, static elevation}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (members.size() == 1) {
            parts.add(members.get(0).target().toString());
        } else {
            long rows = members.stream().mapToLong(Member::rows).sum();
            parts.add(title() + ", " + rows + " rows, " + span());
        }
        parts.addAll(PanelRules.words(this));
        return String.join(", ", parts);
    }
}
