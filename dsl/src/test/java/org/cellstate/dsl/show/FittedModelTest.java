package org.cellstate.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cellstate.dsl.Cellstate;
import org.cellstate.dsl.data.Series;
import org.cellstate.dsl.evaluate.Forecaster;
import org.cellstate.dsl.evaluate.Part;
import org.cellstate.dsl.evaluate.Regressor;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderers;
import org.junit.jupiter.api.Test;

/** A small model is really fitted, and everything that comes of it is shown. */
class FittedModelTest {

    @Test
    void a_fitted_model_shows_its_training_itself_its_forecast_and_its_backtest() {
        RecordedScreen screen = new RecordedScreen();
        Series births = Samples.births(400);
        Renderers renderers = Renderers.of(FittedModelTest.class.getClassLoader());

        Forecaster model = Cellstate.lstm()
                .hidden(4)
                .epochs(2)
                .windows(64)
                .fit(
                        births.split(0.8).lookback(14).horizon(7).calendar(),
                        new TrainingDisplay(screen, System::nanoTime));

        assertThat(screen.text()).contains("2 of 2 epochs", "train ", "valid ");
        assertThat(renderers.render(model).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(renderers.render(model.forecast(7)).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG);
        assertThat(renderers.render(model.backtest()).text()).contains("seasonal naive (7)", "MASE");
        assertThat(renderers.render(model.history()).text()).contains("★ best");
        assertThat(List.of(
                        model.residuals(),
                        model.residuals(Part.VALIDATION),
                        Cellstate.gates(model),
                        Cellstate.gradients(model),
                        Cellstate.importance(model)))
                .allSatisfy(report ->
                        assertThat(renderers.render(report).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG));
    }

    @Test
    void a_fitted_regressor_shows_what_it_is() {
        float[][][] frames = new float[20][3][1];
        Regressor model = Cellstate.lstm()
                .hidden(4)
                .epochs(1)
                .windows(32)
                .fit(Cellstate.valued(frames, new float[20]), event -> {});

        MimeBundle shown = Renderers.of(FittedModelTest.class.getClassLoader()).render(model);

        assertThat(shown.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.HTML);
        assertThat(shown.text())
                .startsWith("LSTM 1×4 · 101 parameters\n18 sequences train, 2 validate, 3 steps of 1 feature\n")
                .contains("lstm 1  [batch 32, feature 4]", "head    [batch 32]", "recurrent layers");
        Renderers renderers = Renderers.of(FittedModelTest.class.getClassLoader());
        assertThat(List.of(
                        model.residuals(),
                        Cellstate.gates(model, frames[0]),
                        Cellstate.gradients(model),
                        Cellstate.importance(model)))
                .allSatisfy(report ->
                        assertThat(renderers.render(report).data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.PNG));
    }
}
