"""NeuralForecast's LSTM as the forecast benchmark's peer: direct, with the calendar of the coming days."""

import logging
import warnings

import protocol
import torch
from forecast_peer import ONE_CYCLE, Case, Work, calendar
from neuralforecast import NeuralForecast
from neuralforecast.losses.pytorch import MAE
from neuralforecast.models import LSTM

logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
warnings.filterwarnings("ignore")


class NeuralForecastWorker:
    case_of = Case.read

    def hello(self, threads):
        torch.set_num_threads(threads)
        return versions()

    def open(self, task, case):
        days = case.days()
        known = calendar(days["date"])
        frame = known.assign(unique_id=case.series, ds=days["date"], y=days["value"].astype("float32"))

        def fit():
            forecaster = NeuralForecast(models=[model(case, list(known.columns))], freq="D", local_scaler_type="standard")
            forecaster.fit(frame.iloc[: case.train])
            return forecaster

        def backtest(forecaster):
            table = forecaster.cross_validation(
                frame, n_windows=case.origins, step_size=case.horizon, use_fitted=True, verbose=False
            )
            return table.sort_values("ds")["LSTM"]

        return Work(fit, backtest, versions())


def versions():
    import neuralforecast

    return f"NeuralForecast {neuralforecast.__version__}, torch {torch.__version__}, {torch.get_num_threads()} threads"


def model(case, known):
    return LSTM(
        h=case.horizon,
        input_size=case.lookback,
        encoder_hidden_size=case.hidden,
        encoder_n_layers=case.layers,
        decoder_hidden_size=case.hidden,
        decoder_layers=2,
        futr_exog_list=known,
        loss=MAE(),
        max_steps=case.steps,
        learning_rate=case.rate,
        lr_scheduler=torch.optim.lr_scheduler.OneCycleLR,
        lr_scheduler_kwargs={"max_lr": case.rate, "total_steps": case.steps, **ONE_CYCLE},
        batch_size=1,
        windows_batch_size=case.batch,
        scaler_type="identity",
        random_seed=case.seed,
        accelerator="cpu",
        gradient_clip_val=1,
        logger=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        enable_checkpointing=False,
    )


if __name__ == "__main__":
    protocol.serve(NeuralForecastWorker())
