package org.cellstate.kernel;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.complete.Assistant;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.Outcome;
import org.cellstate.kernel.server.Interpreter;

/** A kernel process whose every cell prints a line and then loops for ever, deaf to interrupts. */
final class LoopingKernel {

    private LoopingKernel() {}

    public static void main(String[] args) throws InterruptedException {
        KernelMain.run(args, options -> new Interpreter(new Loop(), new Silent()));
    }

    private static final class Loop implements Evaluator {

        @Override
        public Outcome run(String code, int cell) {
            System.out.println("looping");
            while (true) {
                Thread.onSpinWait();
            }
        }

        @Override
        public Outcome evaluate(String expression) {
            return new Outcome.Nothing();
        }

        @Override
        public void interrupt() {
            // deaf
        }

        @Override
        public Optional<CellError> abandon(Thread thread) {
            return Optional.empty();
        }

        @Override
        public ClassLoader sessionLoader() {
            return getClass().getClassLoader();
        }

        @Override
        public void close() {
            // nothing to close
        }
    }

    private static final class Silent implements Assistant {

        @Override
        public Completions complete(String code, int cursor) {
            return new Completions(List.of(), cursor, cursor);
        }

        @Override
        public Optional<MimeBundle> inspect(String code, int cursor, int detailLevel) {
            return Optional.empty();
        }

        @Override
        public Completeness isComplete(String code) {
            return new Completeness("unknown", "");
        }
    }
}
