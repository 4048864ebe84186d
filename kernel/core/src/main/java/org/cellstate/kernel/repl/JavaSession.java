package org.cellstate.kernel.repl;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassDefinition;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.cellstate.kernel.api.Notebook;
import org.cellstate.kernel.errors.CellError;
import org.cellstate.kernel.errors.CellSource;
import org.cellstate.kernel.errors.CompileReport;
import org.cellstate.kernel.errors.Frame;
import org.cellstate.kernel.errors.Problem;
import org.cellstate.kernel.errors.ThrownReport;
import org.cellstate.kernel.repl.Interruption.Run;

/**
 * A Java session in this JVM, on JShell.
 *
 * <p>JShell is used by one thread at a time, under one lock. While a cell's own code runs, the lock is free, so that completion and
 * inspection are answered beside a running cell.
 */
public final class JavaSession implements Evaluator {

    /** What is sent at once, or as a program sends it, does not find the compiler busy with a step of the warm-up. */
    private static final long QUIET_MILLISECONDS = 100;

    private static final long WARM_UP_PAUSE_MILLISECONDS = 20;

    /** After so many the JVM has compiled most of the compiler, and a cell takes half of what a first one does. */
    private static final int WARM_UP_ROUNDS = 15;

    /** Held while a cell runs: cells run one at a time. A cell that is given up hands it on from another thread. */
    private final Semaphore oneCell = new Semaphore(1);

    /** Held while JShell works; free while it waits for a cell's code. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Lull lull = new Lull();
    private final Interruption interruption = new Interruption();
    private final SessionOptions options;
    private final SessionLoader loader;
    private final SnippetClasses classes;
    private final LiveExecution execution;
    private final AtomicReference<SessionFiles> files = new AtomicReference<>();
    private final JShell shell;
    private final SessionParts parts;

    private JavaSession(SessionOptions options, Predicate<List<ClassDefinition>> swap) {
        this.options = options;
        ClassPath classPath =
                new ClassPath(Stream.concat(Stream.of(SessionFiles.apiLocation()), options.classPath().stream())
                        .toList());
        loader = new SessionLoader(options.classPath());
        interruption.connect(loader);
        classes = new SnippetClasses(loader, swap);
        execution = new LiveExecution(classes, lock, interruption);
        shell = JShell.builder()
                // Wanted and received arguments, not only the first that differs; names of parameters in class files.
                .compilerOptions("-Xdiags:verbose", "-parameters", "-Xplugin:" + CompilerHook.NAME)
                .executionEngine(new InThisJvm(execution), Map.of())
                .fileManager(standard -> {
                    files.set(new SessionFiles(standard, classPath));
                    return files.get();
                })
                .build();
        SnippetHousekeeping housekeeping = new SnippetHousekeeping(shell, classes, options.notices());
        parts = new SessionParts(shell, execution, interruption, new CellOrigins(), housekeeping);
    }

    /**
     * Starts a session and runs the startup source, which takes half a second. {@link #warmUp} makes the first cell faster.
     *
     * @throws IllegalArgumentException if the startup source fails
     */
    public static JavaSession start(SessionOptions options) {
        return start(options, bodies -> HotSwap.swap(bodies)); // a method reference would load what is seldom needed
    }

    static JavaSession start(SessionOptions options, Predicate<List<ClassDefinition>> swap) {
        JavaSession session = new JavaSession(options, swap);
        Outcome outcome = session.startup();
        if (outcome instanceof Outcome.Failed failed) {
            session.close();
            throw new IllegalArgumentException("The startup source of a session must run.\n  received: "
                    + failed.error().message().replace("\n", "\n    ")
                    + "\n  try: correct it, or add what it imports to the session's class path");
        }
        return session;
    }

    private Outcome startup() {
        CellSource startup = new CellSource("startup", options.startup());
        return guarded(() -> StartupImports.declare(shell, options.startup())
                ? new Outcome.Nothing()
                : new CellRun(parts, startup).run());
    }

    /**
     * Has the compiler do what cells and a completion need, over and over while nobody asks for anything, until it is fast. A cell
     * that comes in between waits for the step at hand, which spares it the same work.
     *
     * @return whether all of it was done; {@code false} if the session was closed before
     */
    public boolean warmUp() throws InterruptedException {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (String step : List.of("1 + 1", "{ int i = 0; i++; }", "\"\".length()")) {
                TimeUnit.MILLISECONDS.sleep(WARM_UP_PAUSE_MILLISECONDS);
                if (!lull.await(QUIET_MILLISECONDS)) {
                    return false;
                }
                CellSource source = new CellSource("warm-up", step);
                guarded(() -> new CellRun(parts, source).run());
            }
            locked(analysis -> analysis.completionSuggestions("\"\".", 3, new int[1]));
        }
        return true;
    }

    @Override
    public Outcome run(String code, int cell) {
        return run(new CellSource("cell " + cell, code));
    }

    @Override
    public Outcome evaluate(String expression) {
        CellSource source = new CellSource("expression", expression);
        return asked(() -> isExpression(expression) ? new CellRun(parts, source).run() : notAnExpression(source));
    }

    private boolean isExpression(String code) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        if (new CellSplitter(analysis).split(code).size() != 1) {
            return false;
        }
        Snippet snippet = analysis.sourceToSnippets(code).get(0);
        return snippet.kind() == Kind.EXPRESSION
                || snippet.kind() == Kind.ERRONEOUS // it does not compile, and the run will say why
                || snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private static Outcome notAnExpression(CellSource source) {
        Problem problem = new Problem(
                "a single expression is wanted here", 0, source.text().length());
        return new Outcome.Failed(CompileReport.of(source, List.of(problem)));
    }

    /** Runs source that is no cell, for instance a file, and that errors call by its title. */
    public Outcome run(CellSource source) {
        return asked(() -> new CellRun(parts, source).run());
    }

    private Outcome asked(Supplier<Outcome> cell) {
        lull.begin();
        try {
            return guarded(cell);
        } finally {
            lull.end();
        }
    }

    /** Runs one cell at a time, as the session's own code, and turns a failure of the compiler into an outcome. */
    private Outcome guarded(Supplier<Outcome> cell) {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        boolean interrupted = Notebook.interrupted();
        oneCell.acquireUninterruptibly();
        lock.lock();
        Run run = interruption.begin();
        if (!interrupted && Notebook.interrupted()) { // while it waited here
            interruption.request();
        }
        parts.execution().begin(run);
        thread.setContextClassLoader(loader);
        try {
            return cell.get();
        } catch (LiveExecution.AbandonedError e) {
            return new Outcome.Interrupted(ThrownReport.interrupted());
        } catch (RuntimeException | AssertionError | VirtualMachineError e) {
            // The compiler itself may fail, on code nested ten thousand deep for one. The session goes on.
            return new Outcome.Failed(
                    ThrownReport.of(e, each -> parts.origins().frames(List.of(each.getStackTrace()))));
        } finally {
            thread.setContextClassLoader(previous);
            interruption.end(run);
            lock.unlock();
            if (!run.abandoned()) {
                oneCell.release();
            }
        }
    }

    /** Asks JShell's source analysis a question. Waits while JShell compiles, not while a cell's code runs. */
    public <T> T analyse(Function<SourceCodeAnalysis, T> question) {
        lull.begin();
        try {
            return locked(question);
        } finally {
            lull.end();
        }
    }

    private <T> T locked(Function<SourceCodeAnalysis, T> question) {
        lock.lock();
        try {
            return question.apply(shell.sourceCodeAnalysis());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks a question about code as the compiler understands it in this session; nothing of it runs or stays.
     *
     * @param statements what could stand in a method's body; it may have errors
     */
    public <T> Optional<T> look(String statements, TreeQuery<T> query) {
        return analyse(analysis ->
                CompilerHook.ask(query, () -> analysis.documentation(statements, statements.length(), false)));
    }

    /** Returns the names that cells have declared: variables, methods and types. */
    public List<String> declaredNames() {
        return analyse(analysis -> Stream.<Stream<? extends DeclarationSnippet>>of(
                        shell.variables(), shell.methods(), shell.types())
                .flatMap(each -> each)
                .map(DeclarationSnippet::name)
                .distinct()
                .toList());
    }

    /** Adds jars and directories behind those that cells see already. */
    public void addToClassPath(List<Path> entries) {
        String joined = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        analyse(analysis -> {
            loader.add(entries);
            Objects.requireNonNull(files.get()).add(entries);
            shell.addToClasspath(joined);
            return entries;
        });
    }

    /**
     * A variable of the session.
     *
     * @param type its type, as its declaration has it or the compiler found it
     */
    public record Variable(String name, String type) {}

    /** Returns the variables that can be used now, in the order of their declarations. */
    public List<Variable> variables() {
        return analyse(analysis -> shell.variables()
                .filter(variable -> shell.status(variable) == Status.VALID)
                .map(variable -> new Variable(variable.name(), variable.typeName()))
                .toList());
    }

    /**
     * Gives a variable of the session a value that was made outside its cells.
     *
     * @throws IllegalArgumentException if there is no such variable, or its type does not allow the value
     */
    public void assign(String name, Object value) {
        analyse(analysis -> {
            VarSnippet variable = shell.variables()
                    .filter(each -> each.name().equals(name) && shell.status(each) == Status.VALID)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no variable is called " + name));
            classes.assign(analysis.wrapper(variable).fullClassName(), name, value);
            return variable;
        });
    }

    /** Does something that runs code in this session, and returns what that code has spent, its compilation left out. */
    public Spent spentBy(Runnable work) {
        lull.begin();
        execution.beginMeasuring();
        try {
            work.run();
        } finally {
            execution.endMeasuring();
            lull.end();
        }
        return execution.spent();
    }

    /** Forgets everything that cells have declared and imported, and runs the startup source again. */
    public Outcome reset() {
        analyse(analysis -> {
            shell.snippets()
                    .filter(snippet -> shell.status(snippet).isActive())
                    .toList()
                    .forEach(parts.housekeeping()::forget);
            return shell;
        });
        return startup();
    }

    /** Returns the source of the declaration that a name has now, if a cell declared it. */
    public Optional<String> sourceOf(String name) {
        return analyse(analysis -> shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .filter(snippet -> snippet instanceof DeclarationSnippet declaration
                        && declaration.name().equals(name))
                .map(Snippet::source)
                .reduce((earlier, later) -> later));
    }

    /** Returns how many snippets are alive. */
    long snippets() {
        return analyse(analysis -> shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .count());
    }

    /** Returns how many class files of snippets are kept. */
    int classFiles() {
        return loader.kept();
    }

    @Override
    public void interrupt() {
        interruption.request();
    }

    @Override
    public Optional<CellError> abandon(Thread thread) {
        Run run = interruption.abandon(thread);
        if (run != null && !run.abandoned()) {
            return Optional.empty();
        }
        StackTraceElement[] stack = thread.getStackTrace();
        lock.lock();
        try {
            List<Frame> frames = parts.origins().frames(new SnippetStack(shell).translate(stack));
            return Optional.of(ThrownReport.stuck(thread.getName(), lockOwner(thread), frames));
        } finally {
            lock.unlock();
            if (run != null) {
                oneCell.release();
            }
        }
    }

    /** The name of the thread that holds the lock which this one waits for; empty if it waits for none. */
    private static String lockOwner(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId());
        return info == null || info.getLockOwnerName() == null ? "" : info.getLockOwnerName();
    }

    @Override
    public ClassLoader sessionLoader() {
        return loader;
    }

    @Override
    public void close() {
        lull.close();
        lock.lock();
        try {
            shell.close();
            loader.close();
            Objects.requireNonNull(files.get()).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Hands JShell the execution control that this session has made. */
    private record InThisJvm(ExecutionControl control) implements ExecutionControlProvider {

        @Override
        public String name() {
            return "cellstate";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }
}
