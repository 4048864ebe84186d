package org.cellstate.dsl.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cellstate.dsl.Cellstate.gru;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cellstate.dsl.data.ConfigProblem;
import org.cellstate.dsl.data.DataProblem;
import org.cellstate.dsl.data.Member;
import org.cellstate.dsl.data.Panel;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.anomaly.Alarm;
import org.cellstate.dsl.evaluate.anomaly.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

    private static final Series WHOLE = Series.daily(
            "visits",
            LocalDate.of(2022, 1, 3),
            IntStream.range(0, 320)
                    .mapToDouble(day -> 100 + 10 * Math.sin(day / 3.0) + 5 * (day % 7))
                    .toArray());

    private static final Forecaster MODEL = gru().hidden(6)
            .epochs(4)
            .windows(128)
            .fit(WHOLE.rows(0, 300).split(0.8).lookback(14).horizon(7), event -> {});

    @TempDir
    Path folder;

    private Path file;
    private final List<Watched> states = new ArrayList<>();

    /** What the test does when the watch has nothing to do, one thing each time; after the last of them the user stops the cell. */
    private final List<Step> steps = new ArrayList<>();

    private interface Step {
        void run() throws IOException;
    }

    @BeforeEach
    void file() {
        file = folder.resolve("visits.csv");
    }

    private Watch watch(int rows) {
        return new Watch(MODEL, states::add, this::rest, rows, Alarm.robust(Alarm.RATE));
    }

    private void rest() throws InterruptedException {
        if (steps.isEmpty()) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            steps.remove(0).run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int row = from; row < to; row++) {
            lines.append(WHOLE.index().label(row))
                    .append(',')
                    .append(WHOLE.value(row))
                    .append('\n');
        }
        return lines.toString();
    }

    private Watched last() {
        return states.get(states.size() - 1);
    }

    @Test
    void an_iterator_is_watched_to_its_end() {
        Iterator<Double> rest = DoubleStream.of(WHOLE.rows(300, 320).values()).iterator();

        Forecaster model = watch(Integer.MAX_VALUE).values(rest);

        assertThat(model.data().series()).isEqualTo(WHOLE);
        assertThat(states).hasSize(21);
        assertThat(states.get(0).came().size()).isZero();
        assertThat(states.get(19).came()).isEqualTo(WHOLE.rows(300, 319));
        assertThat(last().ending()).isEqualTo(Ending.OVER);
        assertThat(last().model()).isSameAs(model);
    }

    @Test
    void errors_are_those_of_forecasts_made_before_each_row_came() {
        watch(Integer.MAX_VALUE)
                .values(DoubleStream.of(WHOLE.rows(300, 320).values()).iterator());

        double model = 0;
        double naive = 0;
        double seasonal = 0;
        for (int row = 300; row < 320; row++) {
            double before = MODEL.update(WHOLE.rows(0, row)).forecast(1).point().value(0);
            model += Math.abs(WHOLE.value(row) - before) / 20;
            naive += Math.abs(WHOLE.value(row) - WHOLE.value(row - 1)) / 20;
            seasonal += Math.abs(WHOLE.value(row) - WHOLE.value(row - 7)) / 20;
        }
        assertThat(last().mae()).isCloseTo(model, within(1e-4));
        assertThat(last().naiveMae()).isCloseTo(Math.min(naive, seasonal), within(1e-9));
        assertThat(last().naive()).isEqualTo(naive < seasonal ? "naive" : "seasonal naive (7)");
        assertThat(last().toString())
                .startsWith("visits: 20 rows came, the last 2022-11-18")
                .endsWith("the source has ended");
    }

    @Test
    void it_ends_after_as_many_rows_as_were_asked_for() {
        Iterator<Double> endless = DoubleStream.iterate(100, value -> value + 1).iterator();

        Forecaster model = watch(3).values(endless);

        assertThat(model.data().series().size()).isEqualTo(303);
        assertThat(last().ending()).isEqualTo(Ending.ENOUGH);
        assertThat(endless.next()).isEqualTo(103.0);
        assertThatThrownBy(() -> watch(1).rows(0)).isInstanceOf(ConfigProblem.class);
        assertThatThrownBy(() -> watch(1).every(0)).isInstanceOf(ConfigProblem.class);
    }

    @Test
    void of_many_rows_at_once_only_those_asked_for_are_taken() {
        Forecaster model = watch(3).source(known -> Optional.of(Panel.of(WHOLE)));

        assertThat(model.data().series()).isEqualTo(WHOLE.rows(0, 303));
    }

    @Test
    void a_stopped_cell_keeps_the_model_and_goes_on() {
        double[] ready = WHOLE.rows(300, 304).values();
        List<double[]> polls = new ArrayList<>(List.of(ready, new double[0]));

        Forecaster model = watch(Integer.MAX_VALUE).values(() -> polls.size() > 1 ? polls.remove(0) : polls.get(0));

        assertThat(model.data().series()).isEqualTo(WHOLE.rows(0, 304));
        assertThat(last().ending()).isEqualTo(Ending.STOPPED);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void a_growing_file_is_followed_and_a_line_that_is_not_whole_waits() throws IOException {
        append("\uFEFFdate,visits\r\n" + lines(0, 302));
        steps.add(() -> append(lines(302, 304) + "2022-11-03,1"));
        steps.add(() -> assertThat(last().came()).isEqualTo(WHOLE.rows(300, 304)));
        steps.add(() -> append("05.5"));
        steps.add(() -> assertThat(last().came().size()).isEqualTo(4));
        steps.add(() -> append("\n\n"));

        Forecaster model = watch(Integer.MAX_VALUE).csv(file.toString());

        assertThat(steps).isEmpty();
        assertThat(model.data().series().size()).isEqualTo(305);
        assertThat(model.data().series().value(304)).isEqualTo(105.5);
        assertThat(states.stream().map(state -> state.came().size()).distinct()).containsExactly(0, 2, 4, 5);
    }

    @Test
    void columns_are_named_and_cells_may_be_quoted() throws IOException {
        append("\"place, town\",visits,\"day\"\n\"Aa, \"\"x\"\"\",105,2022-10-30\n");

        Forecaster model = watch(1).csv(file.toString(), "day", "visits");

        assertThat(model.data().series().value(300)).isEqualTo(105);
        refused(() -> watch(1).csv(file.toString(), "days", "visits"), "'days', where those of", "'day'");
        refused(() -> watch(1).csv(folder.resolve("none").toString()), "none", "relative ones start at");
    }

    @Test
    void a_file_that_was_cut_replaced_or_written_over_is_said() throws IOException {
        append("date,visits\n" + lines(298, 302));
        steps.add(() -> Files.writeString(file, "date,visits\n"));
        refused(() -> watch(9).csv(file.toString()), "were read, up to line 5", "appending rows");
        assertThat(last().ending()).isEqualTo(Ending.FAILED);
        assertThat(last().came()).isEqualTo(WHOLE.rows(300, 302));

        Files.delete(file);
        append("date,visits\n" + lines(298, 302));
        steps.add(() -> Files.move(
                Files.writeString(folder.resolve("other"), "date,visits\n" + lines(298, 304)),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING));
        refused(() -> watch(9).csv(file.toString()), "another file now stands at", "appending rows");

        steps.add(() -> Files.writeString(file, "date,visits\n" + lines(299, 306)));
        refused(() -> watch(9).csv(file.toString()), "the last lines that were read", "appending rows");
    }

    @Test
    void lines_that_are_no_rows_are_named_by_their_number() throws IOException {
        Files.writeString(file, "date,visits\n" + lines(298, 301) + "2022-10-31,many\n");
        refused(() -> watch(9).csv(file.toString()), "'many' in line 5", "a number");
        Files.writeString(file, "date,visits\n" + lines(298, 301) + "31.10.22,4\n");
        refused(() -> watch(9).csv(file.toString()), "'31.10.22' in line 5", "1969-01-31");
        Files.writeString(file, "date,visits\n" + lines(298, 301) + "2022-10-31,4,4\n");
        refused(() -> watch(9).csv(file.toString()), "3 cells in line 5", "cells separated by commas");
        Files.writeString(file, "date,visits\n" + lines(298, 301) + "2022-11-01,4\n");
        refused(() -> watch(9).csv(file.toString()), "2022-11-01 in line 5", "in order of time");
        Files.writeString(file, "date,visits\n" + lines(302, 303));
        refused(() -> watch(9).csv(file.toString()), "where the next row is that of 2022-10-30", "from 2022-10-30 on");
        Files.write(file, "date,visits\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(() -> watch(9).csv(file.toString()), "has bytes that are not", "UTF-8");
    }

    @Test
    void a_jump_is_an_event_as_soon_as_it_comes() {
        double[] values = WHOLE.rows(300, 310).values();
        values[4] += 80;

        watch(5).values(DoubleStream.of(values).iterator());

        assertThat(last().events()).extracting(Event::from).contains("2022-11-03");
        assertThat(states.get(3).events()).isEmpty();
    }

    @Test
    void covariates_of_the_model_are_columns_of_the_file() throws IOException {
        LocalDate start = LocalDate.of(2022, 1, 3);
        Series rain = Series.daily(
                "rain", start, IntStream.range(0, 300).asDoubleStream().toArray());
        Series game = Series.daily(
                "game",
                start,
                IntStream.range(0, 310).mapToDouble(day -> day % 5).toArray());
        Forecaster model = gru().hidden(4)
                .epochs(1)
                .windows(32)
                .fit(
                        Panel.of(WHOLE.rows(0, 300))
                                .past(rain)
                                .future(game)
                                .split(0.8)
                                .lookback(14)
                                .horizon(7),
                        event -> {});
        append("date,game,visits,rain\n2022-10-30,3,101,4\n2022-10-31,1,102,5\n");

        Forecaster watched =
                new Watch(model, states::add, this::rest, 2, Alarm.robust(Alarm.RATE)).csv(file.toString());

        Member known = watched.data().panel().members().get(0);
        assertThat(known.target().last(2).values()).containsExactly(101, 102);
        assertThat(known.past().get(0).last(2).values()).containsExactly(4, 5);
        assertThat(known.future().get(0).rows(300, 303).values()).containsExactly(3, 1, 302 % 5);
        assertThat(known.future().get(0).size()).isEqualTo(310);
    }

    private static void refused(Runnable work, String received, String fix) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(DataProblem.class, problem -> {
            assertThat(problem.received()).contains(received);
            assertThat(problem.fix()).contains(fix);
        });
    }
}
