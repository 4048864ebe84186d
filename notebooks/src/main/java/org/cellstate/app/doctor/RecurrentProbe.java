package org.cellstate.app.doctor;

/**
 * A program of its own that has the DSL choose its recurrent kernels, as a training would. Runs on the session's class path; the program
 * that starts it has no DSL.
 */
public final class RecurrentProbe {

    private RecurrentProbe() {}

    /** Prints what computes recurrent layers here: {@code plain}, or for example {@code oneDNN 2.5.2}. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<?> recurrence = Class.forName("org.cellstate.dsl.engine.recurrent.Recurrence");
        System.out.println(recurrence.getMethod("implementation").invoke(null));
    }
}
