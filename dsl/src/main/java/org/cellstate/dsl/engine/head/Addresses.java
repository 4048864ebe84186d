package org.cellstate.dsl.engine.head;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Where the numbers of ND4J arrays lie in native memory. */
final class Addresses {

    private Addresses() {}

    /** Returns the place so many numbers behind the first of an array. The array must be kept for as long as that is used. */
    static Pointer of(INDArray array, long numbers) {
        boolean single = array.dataType() == DataType.FLOAT;
        long bytes = (array.offset() + numbers) * (single ? Float.BYTES : Double.BYTES);
        Place place = new Place(array.data().pointer().address() + bytes);
        return single ? new FloatPointer(place) : new DoublePointer(place);
    }

    /** Returns the place so many bytes behind another. That must be kept for as long as this is used. */
    static Place behind(Pointer pointer, long bytes) {
        return new Place(pointer.address() + bytes);
    }

    /** Memory that belongs to someone else. */
    static final class Place extends Pointer {

        Place(long address) {
            this.address = address;
        }
    }
}
