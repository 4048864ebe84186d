package org.cellstate.app.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * What ctrl-C does while a notebook runs.
 *
 * <p>Java's public API only lets a program add to its own end; to go on after ctrl-C needs {@code sun.misc.Signal}, which every
 * JDK has in its module {@code jdk.unsupported}. It is reached by reflection since javac warns of it in a way that cannot be
 * switched off. On a platform without it, ctrl-C ends the program, and the kernel with it.
 */
public final class CtrlC {

    private CtrlC() {}

    /** Calls the action at every ctrl-C from now on, in a thread of its own. Returns whether the platform can. */
    public static boolean on(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                    return null;
                }
                return method.invoke(action, arguments);
            };
            Object proxy = Proxy.newProxyInstance(CtrlC.class.getClassLoader(), new Class<?>[] {handler}, calls);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
