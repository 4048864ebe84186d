package org.cellstate.kernel.magic;

import java.util.List;
import java.util.Optional;
import org.cellstate.kernel.api.CellInterruptedException;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.errors.Frame;
import org.cellstate.kernel.errors.ThrownReport;
import org.cellstate.kernel.magic.Help.Operand;
import org.cellstate.kernel.repl.Evaluator;
import org.cellstate.kernel.repl.JavaSession;
import org.cellstate.kernel.repl.Outcome;

/** Runs cells that hold magics: their Java in the session, the rest here, in the order of the cell. */
public final class MagicEvaluator implements Evaluator {

    private final JavaSession session;
    private final MagicBook book;
    private final CellInputs inputs;
    private final Waiting waiting;

    MagicEvaluator(JavaSession session, MagicBook book, CellInputs inputs, Waiting waiting) {
        this.session = session;
        this.book = book;
        this.inputs = inputs;
        this.waiting = waiting;
    }

    @Override
    public Outcome run(String code, int cell) {
        inputs.add(cell, code);
        return run(new CellSource("cell " + cell, code));
    }

    /** Runs source with the magics in it: a cell, or a file that one loads. */
    Outcome run(CellSource source) {
        return new Run(source).run();
    }

    @Override
    public Outcome evaluate(String expression) {
        return session.evaluate(expression);
    }

    @Override
    public void interrupt() {
        waiting.stop();
        session.interrupt();
    }

    @Override
    public Optional<CellError> abandon(Thread thread) {
        return session.abandon(thread);
    }

    @Override
    public ClassLoader sessionLoader() {
        return session.sessionLoader();
    }

    @Override
    public void close() {
        session.close();
    }

    /** One run of one cell. */
    private final class Run {

        private final CellSource source;
        private final String code;
        private int at;

        Run(CellSource source) {
            this.source = source;
            this.code = source.text();
        }

        private Outcome java(String text) {
            return session.run(new CellSource(source.title(), text));
        }

        Outcome run() {
            try {
                List<Part> parts = new CellParser(name -> book.find(name).isPresent()).parse(code);
                if (parts.stream().allMatch(Part.Java.class::isInstance)) {
                    return session.run(source);
                }
                parts.forEach(this::check);
                return run(parts);
            } catch (InterruptedException | CellInterruptedException e) {
                return new Outcome.Interrupted(ThrownReport.interrupted());
            } catch (
                    RuntimeException
                            e) { // a magic's own words mostly; what it did not foresee is the cell's failure too
                return new Outcome.Failed(error(e));
            }
        }

        /** A cell with a magic that nobody knows runs nothing. */
        private void check(Part part) {
            at = part.span().start();
            if (part instanceof Part.Line line) {
                Help help = book.get(line.name()).help();
                if (!help.isLine()) {
                    throw new MagicException(
                            "This magic takes a whole cell.",
                            "%" + line.name(),
                            "%%" + line.name() + " on the first line of a cell");
                }
                if (line.target().isPresent() && help.gives().isEmpty() && help.operand() != Operand.JAVA) {
                    throw new MagicException(
                            "A variable needs a magic that gives a value.",
                            "%" + line.name(),
                            "the magic alone on its line");
                }
            } else if (part instanceof Part.Whole whole
                    && !book.get(whole.name()).help().isCell()) {
                throw new MagicException(
                        "This magic takes no cell, only the rest of its line.",
                        "%%" + whole.name(),
                        "%" + whole.name());
            } else if (part instanceof Part.Question question) {
                book.get(question.name());
            }
        }

        private Outcome run(List<Part> parts) throws InterruptedException {
            Outcome outcome = new Outcome.Nothing();
            for (Part part : parts) {
                Notebook.checkInterrupted();
                at = part.span().start();
                outcome = run(part);
                if (outcome instanceof Outcome.Failed || outcome instanceof Outcome.Interrupted) {
                    return outcome;
                }
            }
            return outcome;
        }

        private Outcome run(Part part) throws InterruptedException {
            if (part instanceof Part.Java java) {
                return java(Blanked.except(code, java.span()));
            }
            if (part instanceof Part.Line line) {
                return run(line);
            }
            if (part instanceof Part.Whole whole) {
                at = whole.sign();
                return book.get(whole.name())
                        .run(new MagicCall(
                                whole.name(),
                                source,
                                whole.sign(),
                                whole.arguments(),
                                Optional.of(whole.body()),
                                Optional.empty()));
            }
            if (part instanceof Part.Shell shell) {
                return book.get("!")
                        .run(new MagicCall(
                                "!",
                                source,
                                shell.span().start(),
                                shell.command(),
                                Optional.empty(),
                                Optional.empty()));
            }
            return new Outcome.Value(
                    new Text(book.get(((Part.Question) part).name()).help().text()));
        }

        private Outcome run(Part.Line line) throws InterruptedException {
            Magic magic = book.get(line.name());
            Outcome outcome = magic.run(
                    new MagicCall(line.name(), source, line.sign(), line.arguments(), Optional.empty(), line.target()));
            if (line.target().isEmpty() || magic.help().operand() == Operand.JAVA) {
                return outcome;
            }
            return outcome instanceof Outcome.Value value
                    ? assign(line.target().get(), magic.help().gives().orElseThrow(), value.value())
                    : outcome;
        }

        /** Declares the variable where the cell does, so that an error in its type is shown there. */
        private Outcome assign(Part.Target target, String type, Object value) {
            if (!target.type().isEmpty()) {
                String name = target.variable();
                int start = target.declaration().start();
                String declaration = target.type().equals("var")
                        ? type + " " + name + " = null;"
                        : target.declaration().of(code) + " = null;";
                Outcome outcome = java(code.substring(0, start).replaceAll("\\S", " ") + declaration);
                if (!(outcome instanceof Outcome.Nothing)) {
                    return outcome;
                }
            }
            try {
                session.assign(target.variable(), value);
            } catch (IllegalArgumentException e) {
                throw new MagicException(
                        "A variable must be able to hold the magic's value, a " + type + ".",
                        target.declaration().of(code),
                        "var " + target.variable());
            }
            return new Outcome.Nothing();
        }

        private CellError error(RuntimeException e) {
            Frame frame = new Frame.InCell(source, source.position(at).line(), "");
            return ThrownReport.of(e, thrown -> List.of(frame));
        }
    }
}
