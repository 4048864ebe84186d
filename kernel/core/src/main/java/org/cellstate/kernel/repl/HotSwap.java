package org.cellstate.kernel.repl;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Gives loaded classes new bodies, so that their objects, static fields, lambdas and running threads go on with the new code.
 *
 * <p>The JVM lets agents do this. This process becomes its own agent, by the Attach API, when the first class is to change: an agent
 * that is there from the start makes every class that is loaded a little slower. It needs the options {@code
 * -Djdk.attach.allowAttachSelf=true} and, for Java 21 and newer to be quiet about it, {@code -XX:+EnableDynamicAgentLoading}.
 */
public final class HotSwap {

    private static volatile @Nullable Instrumentation instrumentation;
    private static boolean tried;

    private HotSwap() {}

    /** Called by the JVM when this class has become an agent; not for others. */
    public static void agentmain(@Nullable String arguments, Instrumentation granted) {
        instrumentation = granted;
    }

    /**
     * Gives classes new bodies: all of them, or none.
     *
     * @return whether they have them; false if fields, signatures or super types differ from what is loaded, and where the JVM
     *     grants no instrumentation
     */
    static synchronized boolean swap(List<ClassDefinition> classes) {
        Instrumentation granted = instrumentation();
        if (granted == null) {
            return false;
        }
        try {
            granted.redefineClasses(classes.toArray(ClassDefinition[]::new));
            return true;
        } catch (UnsupportedOperationException | ClassNotFoundException | UnmodifiableClassException | LinkageError e) {
            return false; // the JVM's way of saying that more than bodies has changed
        }
    }

    private static @Nullable Instrumentation instrumentation() {
        if (!tried) {
            tried = true;
            try {
                becomeAgent();
            } catch (IOException
                    | AttachNotSupportedException
                    | AgentLoadException
                    | AgentInitializationException
                    | LinkageError
                    | SecurityException e) {
                return null; // not a failure of the cell: its session works as one without this class
            }
        }
        return instrumentation;
    }

    private static void becomeAgent()
            throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        Path jar = Files.createTempFile("cellstate-agent", ".jar");
        try {
            writeAgent(jar);
            VirtualMachine ours =
                    VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
            try {
                ours.loadAgent(jar.toString());
            } finally {
                ours.detach();
            }
        } finally {
            if (!jar.toFile().delete()) { // Windows keeps what is open
                jar.toFile().deleteOnExit();
            }
        }
    }

    /** Writes a jar that names this class as an agent and holds nothing: the class is there already. */
    private static void writeAgent(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", HotSwap.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(file, manifest)) {
            written.finish();
        }
    }
}
