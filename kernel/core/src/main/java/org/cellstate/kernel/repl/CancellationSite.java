package org.cellstate.kernel.repl;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What all cancellation points of a session call: nothing, which compiled code leaves out, or, while threads are to be stopped, a
 * check.
 *
 * <p>The points find it through a class that is made here and defined by the session's loader. It names nothing of the kernel, and
 * the compiler does not see it.
 */
final class CancellationSite {

    /** The class through which points are linked. */
    static final String HOLDER = "REPL.$Cellstate";

    static final String LINK = "link";
    static final MethodType LINK_TYPE =
            MethodType.methodType(CallSite.class, MethodHandles.Lookup.class, String.class, MethodType.class);

    private static final String FIELD = "site";
    private static final MethodHandle NOTHING = MethodHandles.empty(MethodType.methodType(void.class));

    private final MutableCallSite site = new MutableCallSite(NOTHING);
    private final MethodHandle check;
    private boolean armed;

    /**
     * Makes one that does nothing yet.
     *
     * @param check throws in a thread that is to be stopped; called by every thread that comes to a point
     */
    CancellationSite(Runnable check) {
        try {
            this.check = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(check);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the points of a loader's classes find this site. */
    void connect(SessionLoader loader) {
        try {
            loader.define(HOLDER, holder()).getField(FIELD).set(null, site);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes every thread check at its next point. */
    synchronized void arm() {
        turn(true);
    }

    /** Makes points do nothing again. */
    synchronized void rest() {
        turn(false);
    }

    private void turn(boolean arm) {
        if (armed != arm) {
            armed = arm;
            site.setTarget(arm ? check : NOTHING);
            MutableCallSite.syncAll(new MutableCallSite[] {site});
        }
    }

    private static byte[] holder() {
        String name = HOLDER.replace('.', '/');
        String type = Type.getDescriptor(CallSite.class);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                Type.getInternalName(Object.class),
                null);
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE, FIELD, type, null, null)
                .visitEnd();
        MethodVisitor link = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, LINK, LINK_TYPE.toMethodDescriptorString(), null, null);
        link.visitCode();
        link.visitFieldInsn(Opcodes.GETSTATIC, name, FIELD, type);
        link.visitInsn(Opcodes.ARETURN);
        link.visitMaxs(0, 0);
        link.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
