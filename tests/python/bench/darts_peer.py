"""Darts as the forecast benchmark's peer: RNNModel, which is recursive and knows the coming days, or BlockRNNModel, which is direct and does not.

Usage: darts_peer.py rnn|block
"""

import logging
import sys
import warnings

import protocol
import torch
from darts import TimeSeries
from darts.dataprocessing.transformers import Scaler
from darts.models import BlockRNNModel, RNNModel
from forecast_peer import ONE_CYCLE, Case, Work, calendar
from sklearn.preprocessing import StandardScaler

logging.getLogger("pytorch_lightning").setLevel(logging.ERROR)
warnings.filterwarnings("ignore")


class DartsWorker:
    case_of = Case.read

    def __init__(self, kind):
        self.kind = kind

    def hello(self, threads):
        torch.set_num_threads(threads)
        return versions()

    def open(self, task, case):
        days = case.days()
        series = TimeSeries.from_dataframe(days, "date", "value").astype("float32")
        known = calendar(days["date"])
        known = TimeSeries.from_dataframe(known.assign(date=days["date"]), "date")
        scaler = Scaler(StandardScaler(), global_fit=True)
        train = scaler.fit_transform(series[: case.train])
        whole = scaler.transform(series)
        covariates = {"future_covariates" if self.kind == "rnn" else "past_covariates": known}

        def fit():
            model = (recursive if self.kind == "rnn" else direct)(case)
            return model.fit(train, **covariates)

        def backtest(model):
            forecasts = model.historical_forecasts(
                whole,
                start=case.train,
                start_format="position",
                forecast_horizon=case.horizon,
                stride=case.horizon,
                retrain=False,
                last_points_only=False,
                **covariates,
            )
            return [value for each in scaler.inverse_transform(forecasts) for value in each.values().ravel()]

        return Work(fit, backtest, f"{self.kind}, {versions()}")


def versions():
    import darts

    return f"Darts {darts.__version__}, torch {torch.__version__}, {torch.get_num_threads()} threads"


def recursive(case):
    """It trains on windows as long as it is unrolled in use: lookback and horizon together, a loss at every step."""
    return RNNModel(case.lookback, "LSTM", training_length=case.lookback + case.horizon, **common(case))


def direct(case):
    return BlockRNNModel(
        case.lookback, case.horizon, model="LSTM", use_reversible_instance_norm=True, **common(case)
    )


def common(case):
    return dict(
        hidden_dim=case.hidden,
        n_rnn_layers=case.layers,
        dropout=0,
        batch_size=case.batch,
        n_epochs=case.epochs,
        loss_fn=torch.nn.L1Loss(),
        optimizer_kwargs={"lr": case.rate},
        lr_scheduler_cls=torch.optim.lr_scheduler.OneCycleLR,
        lr_scheduler_kwargs={"max_lr": case.rate, "total_steps": case.steps, "interval": "step", **ONE_CYCLE},
        random_state=case.seed,
        pl_trainer_kwargs=dict(
            accelerator="cpu",
            limit_train_batches=case.batches,
            gradient_clip_val=1,
            logger=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            enable_checkpointing=False,
        ),
    )


if __name__ == "__main__":
    protocol.serve(DartsWorker(sys.argv[1]))
