package org.cellstate.kernel.repl;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves points into the classes of cells at which they can be stopped: at the entry of every method, and before every jump
 * backwards.
 *
 * <p>A point is an {@code invokedynamic} that takes and returns nothing, so the frames that the compiler wrote stay right. All
 * points are linked to one {@link CancellationSite}, which costs next to nothing while nobody stops anything.
 */
final class CancellationPoints {

    /** The newest class files that the weaver reads. Code made by a later JDK runs without points. */
    private static final int NEWEST = Opcodes.V27;

    private static final int API = Opcodes.ASM9;

    private CancellationPoints() {}

    /** Returns a class file with points; as it is if it cannot have any. */
    static byte[] weave(byte[] classFile) {
        if (majorVersion(classFile) > (NEWEST & 0xFFFF)) {
            return classFile;
        }
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        try {
            reader.accept(new Methods(writer), 0);
            return writer.toByteArray();
        } catch (MethodTooLargeException | ClassTooLargeException e) {
            return classFile; // it was at the limit of what a class file can hold
        }
    }

    private static int majorVersion(byte[] classFile) {
        return (classFile[6] & 0xFF) << 8 | (classFile[7] & 0xFF);
    }

    private static final class Methods extends ClassVisitor {

        Methods(ClassVisitor target) {
            super(API, target);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor target = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new Points(target, name.equals("<init>"));
        }
    }

    private static final class Points extends MethodVisitor {

        private static final Handle LINK = new Handle(
                Opcodes.H_INVOKESTATIC,
                CancellationSite.HOLDER.replace('.', '/'),
                CancellationSite.LINK,
                CancellationSite.LINK_TYPE.toMethodDescriptorString(),
                false);

        private final Set<Label> behind = new HashSet<>();

        /** A constructor's entry is where its object is one: behind {@code super(...)} or {@code this(...)}. */
        private boolean beforeEntry;

        /** Objects made for the arguments of {@code super(...)} whose own constructors have not been called yet. */
        private int unfinished;

        Points(MethodVisitor target, boolean constructor) {
            super(API, target);
            beforeEntry = constructor;
        }

        private void point() {
            super.visitInvokeDynamicInsn("point", Type.getMethodDescriptor(Type.VOID_TYPE), LINK);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (!beforeEntry) {
                point();
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(opcode, type);
            if (opcode == Opcodes.NEW) {
                unfinished++;
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (!beforeEntry || opcode != Opcodes.INVOKESPECIAL || !name.equals("<init>")) {
                return;
            }
            if (unfinished == 0) {
                beforeEntry = false;
                point();
            } else {
                unfinished--;
            }
        }

        @Override
        public void visitLabel(Label label) {
            super.visitLabel(label);
            behind.add(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            if (behind.contains(target)) {
                point();
            }
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
            beforeSwitch(otherwise, targets);
            super.visitTableSwitchInsn(min, max, otherwise, targets);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
            beforeSwitch(otherwise, targets);
            super.visitLookupSwitchInsn(otherwise, keys, targets);
        }

        private void beforeSwitch(Label otherwise, Label... targets) {
            if (behind.contains(otherwise) || Arrays.stream(targets).anyMatch(behind::contains)) {
                point();
            }
        }
    }
}
