package org.cellstate.dsl.engine.head;

import java.util.List;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** An output layer that is trained and asked through its network: what Deeplearning4j's interface has besides is refused. */
abstract class NetworkOutput<C extends FeedForwardLayer> extends BaseLayer<C> implements IOutputLayer {

    private static final long serialVersionUID = 1L;

    NetworkOutput(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    private static UnsupportedOperationException onlyByNetwork() {
        return new UnsupportedOperationException("call the method of the network, not that of its output layer");
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public double f1Score(DataSet data) {
        throw onlyByNetwork();
    }

    @Override
    public double f1Score(INDArray examples, INDArray labels) {
        throw onlyByNetwork();
    }

    @Override
    @Deprecated
    public int numLabels() {
        throw onlyByNetwork();
    }

    @Override
    public void fit(DataSetIterator data) {
        throw onlyByNetwork();
    }

    @Override
    public void fit(INDArray examples, INDArray labels) {
        throw onlyByNetwork();
    }

    @Override
    public void fit(DataSet data) {
        throw onlyByNetwork();
    }

    @Override
    public void fit(INDArray examples, int[] labels) {
        throw onlyByNetwork();
    }

    @Override
    public int[] predict(INDArray examples) {
        throw onlyByNetwork();
    }

    @Override
    public List<String> predict(DataSet data) {
        throw onlyByNetwork();
    }
}
