package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cellstate.dsl.chart.Axis;
import org.cellstate.dsl.chart.Chart;
import org.cellstate.dsl.chart.Facets;
import org.cellstate.dsl.chart.Figure;
import org.cellstate.dsl.chart.Heatmap;
import org.cellstate.dsl.chart.Mark;
import org.cellstate.dsl.chart.Numbers;
import org.cellstate.dsl.chart.ParallelCoordinates;
import org.cellstate.dsl.chart.Values;
import org.cellstate.dsl.sweep.Domain;
import org.cellstate.dsl.sweep.Goal;
import org.cellstate.dsl.sweep.Setting;
import org.cellstate.dsl.sweep.Study;
import org.cellstate.dsl.sweep.StudyView;
import org.cellstate.dsl.sweep.TrialRecord;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

class StudyRenderersTest {

    /** What a committed output may hold, in characters of a notebook file. */
    private static final int MOST = 120_000;

    private static final Renderers RENDERERS = Renderers.of(StudyRenderersTest.class.getClassLoader());

    @Test
    void a_study_is_a_report_in_words() {
        assertThat(text(SweepSamples.thirty())).isEqualTo("""
                Sweep for the least validation loss · bayesian() · seed 7
                30 trials in 01:00 (23 complete, 5 pruned, 2 failed)
                best validation loss 0.3051 at trial 24: cell lstm, hidden 62, dropout 0.2082, rate 0.005556
                note: Importances are rough: 23 complete trials for 4 settings, about 40 are wanted.

                   trial  validation loss   time   cell  hidden  dropout       rate
                ───────────────────────────────────────────────────────────────────
                ★     24           0.3051  4.7 s  lstm      62   0.2082   0.005556
                      29           0.3113  4.5 s  lstm      59*  0.1557*  0.007133*
                      26           0.3397  4.9 s  lstm     100*  0.1377*  0.008024*
                      17           0.3565  4.7 s  lstm     131*  0.1134*  0.006343*
                      28           0.3585  4.4 s  lstm      80*  0.2973*    0.0115*
                      18           0.3597  4.8 s  lstm     137*  0.2622*  0.003207*
                      27           0.3792  5.0 s  lstm      39*  0.2836*   0.01312*
                      19           0.3883  4.9 s  lstm     135*  0.1876*   0.00181*
                      21           0.3924  4.4 s  lstm      95*  0.2223*   0.01617*
                      22           0.4056  4.5 s  lstm      51*  0.2738*   0.01853*
                * other than in the best trial
                study.best() is lstm().hidden(24)

                history     ███▅▅▅▆▄▇▆█▃▃▄▄▄▅▁▄▂▃▃▁ 0.5152 → 0.3113, best 0.3051
                importances cell 43 %, rate 22 %, dropout 16 %, hidden 10 %
                More of this study: .slices() · .contour() · .curves() · .timeline() · .trials()""");
    }

    @Test
    void a_study_is_a_report_with_bold_changes_three_pictures_and_no_scripts() {
        String html = html(SweepSamples.thirty());

        assertThat(html)
                .contains("<b>0.1557</b>", "<b>59</b>", "lstm().hidden(24)", "Importances are rough")
                .doesNotContain("<b>lstm</b>", "<script", "<style", "<svg");
        assertThat(html.split("<img ", -1)).hasSize(4);
    }

    @Test
    void history_has_dots_rings_stripes_and_the_best_so_far() {
        Figure figure = TrialHistoryChart.of(SweepSamples.thirty());

        assertThat(figure.title()).isEqualTo("The best validation loss, 0.3051, came at trial 24; 5 came after it");
        assertThat(figure.caption())
                .isEqualTo(
                        "Dots: 23 complete trials; rings: 5 pruned ones, at their last report or at the edge; stripes:"
                                + " 2 failed ones.");
        Mark.Steps best = (Mark.Steps) figure.marks().stream()
                .filter(Mark.Steps.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(best.x().at(best.x().size() - 1)).isEqualTo(29);
        assertThat(best.y().at(best.y().size() - 1)).isEqualTo(0.3051, within(1e-4));
        for (int i = 1; i < best.y().size(); i++) {
            assertThat(best.y().at(i)).isLessThanOrEqualTo(best.y().at(i - 1));
        }
        assertThat(points(figure)).extracting(Values::size).containsExactly(5, 5, 23);
        assertThat(figure.marks().stream().filter(Mark.Region.class::isInstance))
                .hasSize(2);
    }

    @Test
    void more_may_be_better() {
        Study<String> study = SweepSamples.study(
                List.of(Goal.more("accuracy")),
                List.of(
                        SweepSamples.complete(0, List.of(), 0.5),
                        SweepSamples.complete(1, List.of(), 0.25),
                        SweepSamples.complete(2, List.of(), 0.75)));
        Figure figure = TrialHistoryChart.of(study);

        assertThat(figure.title()).isEqualTo("The best accuracy, 0.75, came at trial 2, the last one");
        assertThat(((Mark.Steps) figure.marks().get(0)).y()).isEqualTo(Values.of(0.5, 0.75, 0.75));
        assertThat(text(study)).contains("Sweep for the most accuracy", "★      2");
        assertThat(SettingLinesChart.of(study, study.importances()).best()).isEqualTo(ParallelCoordinates.Best.HIGHEST);
    }

    @Test
    void lines_end_with_what_matters_most_and_what_was_measured() {
        ParallelCoordinates chart =
                (ParallelCoordinates) chart(SweepSamples.thirty().coordinates());

        assertThat(chart.axes())
                .extracting(Axis::title)
                .containsExactly("hidden", "dropout", "rate", "cell", "validation loss");
        assertThat(chart.axes())
                .extracting(Axis::kind)
                .containsExactly(
                        Axis.Kind.LOGARITHMIC,
                        Axis.Kind.NUMBER,
                        Axis.Kind.LOGARITHMIC,
                        Axis.Kind.CATEGORY,
                        Axis.Kind.NUMBER);
        assertThat(chart.lines()).isEqualTo(23);
        assertThat(chart.title()).isEqualTo("The best: cell lstm, hidden 62, dropout 0.2082, rate 0.005556");
    }

    @Test
    void slices_have_a_panel_for_each_setting_or_for_those_named() {
        Facets facets = (Facets) chart(SweepSamples.thirty().slices());

        assertThat(facets.charts()).hasSize(4);
        assertThat(facets.charts())
                .extracting(panel -> ((Figure) panel).x().title())
                .containsExactly("cell", "rate", "dropout", "hidden");
        assertThat(facets.charts().get(0).title()).isEqualTo("cell: 43\u2009% of the variance");
        assertThat(((Figure) facets.charts().get(2)).caption()).isEqualTo("1 trial does not have it.");
        assertThat(points((Figure) facets.charts().get(2)).get(0).size()).isEqualTo(22);
        assertThat(((Facets) chart(SweepSamples.thirty().slices("rate"))).charts())
                .hasSize(1);
    }

    @Test
    void a_contour_says_that_it_is_a_model_and_where_it_expects_the_best() {
        Heatmap map = (Heatmap) chart(SweepSamples.tuned(200).contour("rate", "hidden"));

        assertThat(map.cells().rows()).isEqualTo(12);
        assertThat(map.rows().labels().get(0)).as("large values on top").isEqualTo("230");
        assertThat(map.title()).isEqualTo("A model expects the least near rate 0.0042 and hidden 56");
        assertThat(map.caption()).contains("by a random forest over", "a prediction, not a measurement");
        assertThat(((Heatmap) chart(SweepSamples.thirty().contour())).columns().title())
                .isEqualTo("cell");
    }

    @Test
    void curves_of_pruned_trials_are_dashed_and_end() {
        Figure figure = (Figure) chart(SweepSamples.thirty().curves());
        List<Mark.Line> lines = figure.marks().stream()
                .filter(Mark.Line.class::isInstance)
                .map(Mark.Line.class::cast)
                .toList();

        assertThat(lines.stream().filter(line -> line.stroke().dashed()))
                .hasSize(5)
                .allMatch(line -> line.x().size() < 7);
        assertThat(lines.get(lines.size() - 1).label()).isEqualTo("trial 24");
        assertThat(text(SweepSamples.thirty().curves())).isEqualTo("""
                5 of 30 trials were pruned, half of them by step 4
                  trial 24, the best: █▅▄▃▂▂▂▂▁▁▁▁ 0.6436 → 0.3051 in 12 steps
                Pruned trials are dashed and end at a dot; the best one is in ink. 296 steps were run, 88 % of 336 had each taken 12.""");
    }

    @Test
    void a_timeline_has_a_row_for_each_worker() {
        Figure figure = (Figure) chart(SweepSamples.thirty().timeline());

        assertThat(figure.y().names()).containsExactly("worker 0", "worker 1");
        assertThat(figure.marks()).hasSize(30);
        assertThat(text(SweepSamples.thirty().timeline())).isEqualTo("""
                2 workers were busy for 85 % of 01:16
                  worker 0: 15 trials in 61.4 s
                  worker 1: 15 trials in 66.3 s""");
    }

    @Test
    void importances_are_bars_with_what_they_are_worth() {
        assertThat(text(SweepSamples.thirty().importances())).isEqualTo("""
                Most is decided by cell: 43 % of the variance
                  share of the variance of validation loss: cell 0.4251 (0.1943 to 0.6559); rate 0.2159 (0.005915 to 0.4259); dropout 0.158 (0 to 0.3346); hidden 0.101 (0 to 0.2072)
                Importances: fANOVA of a random forest over 23 complete trials; it foretells 36 % of the variance of trials it has not seen. Settings decide 10 % only together. Rough: about 40 trials are wanted.""");
    }

    @Test
    void of_several_goals_the_front_is_drawn_and_told() {
        List<Goal> goals = List.of(Goal.less("loss"), Goal.more("speed"));
        Study<String> study = SweepSamples.study(
                goals,
                List.of(
                        SweepSamples.complete(0, List.of(), 0.5, 9.0),
                        SweepSamples.complete(1, List.of(), 0.3, 5.0),
                        SweepSamples.complete(2, List.of(), 0.4, 4.0),
                        SweepSamples.complete(3, List.of(), 0.2, 1.0)));
        Figure figure = (Figure) chart(study.tradeOff());

        assertThat(figure.title()).isEqualTo("3 of 4 trials are beaten by none");
        assertThat(figure.caption()).isEqualTo("loss: less is better; speed: more is better.");
        Mark.Line front = (Mark.Line) figure.marks().get(1);
        assertThat(front.x()).isEqualTo(Values.of(0.2, 0.3, 0.5));
        assertThat(front.y()).isEqualTo(Values.of(1, 5, 9));
        assertThat(text(study))
                .contains(
                        "Sweep for the least loss and the most speed",
                        "3 of 4 trials are beaten by none in all goals: 3, 1, 0",
                        ".tradeOff() · ");
    }

    @Test
    void a_deviation_stands_beside_its_value() {
        TrialRecord plain = SweepSamples.complete(0, List.of(), 0.3121);
        TrialRecord mean = new TrialRecord(
                0, plain.settings(), "", plain.state(), plain.values(), 0.01234, List.of(), "", 0, 2, 0);

        assertThat(text(SweepSamples.study(SweepSamples.loss(), List.of(mean)))).contains("0.3121 ± 0.012");
    }

    @Test
    void a_study_without_trials_and_one_of_failures_and_one_of_a_single_trial_are_shown_from_all_sides() {
        Study<String> none = SweepSamples.study(SweepSamples.loss(), List.of());
        Study<String> failed = SweepSamples.study(
                SweepSamples.loss(), List.of(SweepSamples.failed(0, "no <disk>"), SweepSamples.failed(1, "no <disk>")));
        Study<String> single = SweepSamples.study(
                SweepSamples.loss(),
                List.of(SweepSamples.complete(0, List.of(new Setting("rate", SweepSamples.RATE, 0.01)), 0.5)));

        assertThat(text(none)).isEqualTo("""
            Sweep for the least validation loss · bayesian() · seed 7
            0 trials in 00:00 (0 complete)
            no trial was measured to the end yet
            More of this study: .timeline() · .trials()\
            """);
        assertThat(text(failed)).contains("note: 2 of 2 trials failed, the last one, trial 1: no <disk>");
        assertThat(html(failed)).contains("no &lt;disk&gt;").doesNotContain("<img");
        assertThat(text(single)).contains("best validation loss 0.5 at trial 0: rate 0.01");
        for (Study<String> study : List.of(none, failed, single)) {
            for (StudyView view : sides(study)) {
                assertThat(chart(view).title()).as(view.side().name()).isNotBlank();
                assertThat(render(view).data()).containsKey(MimeBundle.PNG);
            }
            assertThat(text(study.importances())).startsWith("No importances: they need four complete trials");
        }
    }

    @Test
    void of_twenty_settings_those_that_matter_are_shown() {
        List<TrialRecord> records = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            int trial = number;
            List<Setting> settings = IntStream.range(0, 20)
                    .mapToObj(i -> new Setting(
                            "setting " + i,
                            Domain.real("setting " + i, 0, 1, false),
                            (trial + 1) * Math.sqrt(i + 2.3) % 1))
                    .toList();
            records.add(SweepSamples.complete(number, settings, settings.get(13).code()));
        }
        Study<String> study = SweepSamples.study(SweepSamples.loss(), records);

        assertThat(text(study)).contains("… and 12 settings more", "importances setting 13 9");
        assertThat(((ParallelCoordinates) chart(study.coordinates())).axes())
                .hasSize(8)
                .extracting(Axis::title)
                .endsWith("setting 13", "validation loss");
        assertThat(((Facets) chart(study.slices())).charts()).hasSize(6);
        assertThat(html(study).length()).isLessThan(MOST);
        sides(study).forEach(StudyRenderersTest::assertSmall);
    }

    @Test
    void long_names_are_cut_and_markup_is_text() {
        String long80 = "a name of an option that goes on and on ".repeat(2) + "<b>";
        Domain kinds = Domain.choice("kind", List.of(long80 + 1, long80 + 2, "<i>"));
        List<TrialRecord> records = IntStream.range(0, 12)
                .mapToObj(number -> SweepSamples.complete(
                        number, List.of(new Setting("kind <u>", kinds, number % 3)), (double) (number % 3)))
                .toList();
        Study<String> study = SweepSamples.study(SweepSamples.loss(), records);

        assertThat(html(study))
                .doesNotContain("<i>", "<u>", long80)
                .contains("&lt;i&gt;", "kind &lt;u&gt;", "and on &lt;b&gt;1");
        assertThat(text(study).lines()).allMatch(line -> line.length() < 200);
        assertThat(chart(study.slices()).altText()).contains("kind <u>");
    }

    @Test
    void a_thousand_trials_are_shown_in_the_room_that_an_output_has() {
        Study<String> study = SweepSamples.tuned(1_000);

        assertThat(html(study).length()).isLessThan(MOST);
        assertThat(text(study).length()).isLessThan(3_000);
        sides(study).forEach(StudyRenderersTest::assertSmall);
    }

    private static void assertSmall(StudyView view) {
        MimeBundle bundle = render(view);
        int bytes = bundle.get(MimeBundle.PNG).map(png -> ((byte[]) png).length).orElseThrow();
        assertThat(bytes * 4 / 3).as(view.side().name()).isLessThan(MOST);
        assertThat(bundle.text().length()).as(view.side().name()).isLessThan(3_000);
    }

    private static List<StudyView> sides(Study<?> study) {
        return List.of(
                study.history(),
                study.coordinates(),
                study.slices(),
                study.contour(),
                study.curves(),
                study.timeline());
    }

    private static List<Values> points(Figure figure) {
        return figure.marks().stream()
                .filter(Mark.Points.class::isInstance)
                .map(mark -> ((Mark.Points) mark).x())
                .toList();
    }

    private static Chart chart(StudyView view) {
        return StudyViewRenderer.chart(view);
    }

    private static MimeBundle render(Object value) {
        return RENDERERS.render(value);
    }

    private static String text(Object value) {
        return render(value).text().replace(Numbers.THIN_SPACE, ' ');
    }

    private static String html(Object value) {
        return String.valueOf(render(value).data().get(MimeBundle.HTML));
    }
}
