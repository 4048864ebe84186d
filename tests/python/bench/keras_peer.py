"""Keras on TensorFlow as the engine benchmark's peer.

Keras leaves its recurrent layers uncompiled by default. Where its user can choose, every way is tried on the shape at hand and the
quickest one is measured; the answer's note says which. Unrolling never won on these shapes and compiles for half a minute.
"""

import os

os.environ.update(KERAS_BACKEND="tensorflow", TF_CPP_MIN_LOG_LEVEL="2", CUDA_VISIBLE_DEVICES="")

import keras
import numpy
import protocol
import tensorflow as tf

ROWS = 512
PRODUCT = 1024


class KerasWorker:
    def hello(self, threads):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(threads)
        keras.utils.set_random_seed(1)
        return f"Keras {keras.__version__}, TensorFlow {tf.__version__}, {threads} threads"

    def open(self, task, case):
        if task == "product":
            return product()
        return {"train": training, "infer": inference, "step": stepping}[task](case)


def network(case, stateful=False):
    layer = getattr(keras.layers, {"lstm": "LSTM", "gru": "GRU", "rnn": "SimpleRNN"}[case.cell])
    batch, time = (1, 1) if stateful else (case.batch, case.time)
    model = keras.Sequential([keras.Input((time, case.features), batch_size=batch)])
    for above in reversed(range(case.layers)):
        recurrent = layer(case.hidden, return_sequences=above > 0, stateful=stateful)
        model.add(keras.layers.Bidirectional(recurrent) if case.bidirectional else recurrent)
    model.add(keras.layers.Dense(1))
    return model


def training(case):
    rows = max(ROWS, 4 * case.batch)
    frames = numpy.random.randn(rows, case.time, case.features).astype("float32")
    values = numpy.random.randn(rows, 1).astype("float32")
    versions = f"Keras {keras.__version__}, TensorFlow {tf.__version__}"
    best = protocol.quickest([by_keras(case, frames, values), by_own_loop(case, frames, values)])
    best.note = f"{versions}, {best.note}, the quicker of two ways (both are in its peak memory)"
    return best


def by_keras(case, frames, values):
    model = network(case)
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")

    def step():
        batch = numpy.random.randint(0, len(frames), case.batch)
        return model.train_on_batch(frames[batch], values[batch])

    return protocol.Timed(step, "train_on_batch")


def by_own_loop(case, frames, values):
    model = network(case)
    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(model.trainable_variables)
    loss_of = keras.losses.MeanSquaredError()
    frames, values = tf.constant(frames), tf.constant(values)

    @tf.function(jit_compile=True)
    def update(batch):
        with tf.GradientTape() as tape:
            loss = loss_of(tf.gather(values, batch), model(tf.gather(frames, batch), training=True))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    def step():
        return float(update(tf.constant(numpy.random.randint(0, len(frames), case.batch))))

    return protocol.Timed(step, "own training step compiled by XLA")


def inference(case):
    model = network(case)
    frames = tf.constant(numpy.random.randn(case.batch, case.time, case.features).astype("float32"))
    return called(model, frames)


def stepping(case):
    frame = tf.constant(numpy.random.randn(1, 1, case.features).astype("float32"))
    return called(network(case, stateful=True), frame)


def called(model, frames):
    def way(compiled):
        function = tf.function(lambda given: model(given, training=False), jit_compile=compiled)
        return protocol.Timed(
            lambda: function(frames).numpy(), "tf.function compiled by XLA" if compiled else "tf.function"
        )

    return protocol.quickest([way(False), way(True)], steps=10)


def product():
    left, right = (tf.random.normal((PRODUCT, PRODUCT)) for _ in range(2))
    return protocol.Timed(lambda: tf.linalg.matmul(left, right), "tf.linalg.matmul")


if __name__ == "__main__":
    protocol.serve(KerasWorker())
