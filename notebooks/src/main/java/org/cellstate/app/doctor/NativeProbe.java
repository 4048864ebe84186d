package org.cellstate.app.doctor;

/**
 * A program of its own that loads Deeplearning4j's native libraries and multiplies two numbers with them, so that a library
 * that crashes takes only this process with it. Runs on the session's class path; the program that starts it has no ND4J.
 */
public final class NativeProbe {

    private NativeProbe() {}

    /** Prints the backend's name and a product; fails with what could not be loaded. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> nd4j = Class.forName("org.nd4j.linalg.factory.Nd4j");
        Object six = nd4j.getMethod("scalar", double.class).invoke(null, 6.0);
        Class<?> array = Class.forName("org.nd4j.linalg.api.ndarray.INDArray");
        Object product = array.getMethod("mul", Number.class).invoke(six, 7);
        Object backend = nd4j.getMethod("getBackend").invoke(null);
        System.out.println(backend.getClass().getSimpleName() + ", 6 x 7 = "
                + array.getMethod("getDouble", long[].class).invoke(product, (Object) new long[] {0}));
    }
}
