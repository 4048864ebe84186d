package org.cellstate.dsl.prepare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ForecastData;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.data.Static;

/**
 * How covariates become numbers, each fitted on the training parts alone. A series that is nothing but 0 and 1 in all of them stays so: a
 * flag that is rarely up would be enormous in its own standard deviations. Any other is moved to mean 0 and deviation 1 for each member. A
 * static number is scaled over the members, a category becomes a one-hot of those that occur.
 */
final class Columns {

    private final ForecastData data;
    private final boolean[] pastFlags;
    private final boolean[] futureFlags;
    private final List<List<String>> categories = new ArrayList<>();
    private final List<Scaler> staticScalers = new ArrayList<>();

    Columns(ForecastData data) {
        this.data = data;
        this.pastFlags = flags(Member::past, data.panel().past().size());
        this.futureFlags = flags(Member::future, data.panel().future().size());
        List<Member> members = data.panel().members();
        for (int i = 0; i < data.panel().statics().size(); i++) {
            int at = i;
            List<Static> values =
                    members.stream().map(member -> member.statics().get(at)).toList();
            boolean number = values.get(0) instanceof Static.Measure;
            categories.add(
                    number
                            ? List.of()
                            : values.stream()
                                    .map(Static::text)
                                    .distinct()
                                    .sorted()
                                    .toList());
            double[] numbers = values.stream()
                    .mapToDouble(value -> value instanceof Static.Measure some ? some.value() : 0)
                    .toArray();
            staticScalers.add(Scaler.fit(numbers, 0, numbers.length));
        }
    }

    private boolean[] flags(Function<Member, List<Series>> kind, int count) {
        boolean[] flags = new boolean[count];
        Arrays.fill(flags, true);
        for (int member = 0; member < data.panel().size(); member++) {
            List<Series> series = kind.apply(data.panel().members().get(member));
            for (int i = 0; i < count; i++) {
                for (int row = 0; row < data.trainRows(member) && flags[i]; row++) {
                    double value = series.get(i).value(row);
                    flags[i] = value == 0 || value == 1;
                }
            }
        }
        return flags;
    }

    /** Returns the past covariates of a member, {@code [row, covariate]}. */
    float[] past(int member) {
        return scaled(data.panel().members().get(member).past(), pastFlags, data.trainRows(member));
    }

    /** Returns the future covariates of a member up to the row where the first of them ends, {@code [row, covariate]}. */
    float[] future(int member) {
        return scaled(data.panel().members().get(member).future(), futureFlags, data.trainRows(member));
    }

    private static float[] scaled(List<Series> covariates, boolean[] flags, int trainRows) {
        int rows = covariates.stream().mapToInt(Series::size).min().orElse(0);
        float[] scaled = new float[rows * covariates.size()];
        for (int i = 0; i < covariates.size(); i++) {
            double[] values = covariates.get(i).values();
            Scaler scaler = flags[i] ? new Scaler(0, 1) : Scaler.fit(values, 0, trainRows);
            for (int row = 0; row < rows; row++) {
                scaled[row * covariates.size() + i] = (float) scaler.scale(values[row]);
            }
        }
        return scaled;
    }

    /** Returns the statics of a member. */
    float[] statics(int member) {
        float[] all = new float[staticFeatures()];
        int at = 0;
        List<Static> values = data.panel().members().get(member).statics();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Static.Measure number) {
                all[at++] = (float) staticScalers.get(i).scale(number.value());
            } else {
                all[at + categories.get(i).indexOf(values.get(i).text())] = 1;
                at += categories.get(i).size();
            }
        }
        return all;
    }

    /** Returns the number of features of all statics. */
    int staticFeatures() {
        return IntStream.range(0, categories.size()).map(this::staticFeatures).sum();
    }

    /** Returns the number of features of a static: 1 of a number, of a category as many as occur. */
    int staticFeatures(int number) {
        return Math.max(1, categories.get(number).size());
    }
}
