package org.cellstate.dsl.cluster;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of constants of a class file, which names every class that it refers to: JVM specification, section 4.4. */
final class ConstantPool {

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>()\\[]+);");
    private static final int HEAD = 8;

    private ConstantPool() {}

    /** Returns the names of the classes that a class file mentions, as Java writes them: {@code java.util.Map}. */
    static Set<String> classNames(byte[] classFile) {
        Map<Integer, String> texts = new TreeMap<>();
        Set<Integer> classes = new TreeSet<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipBytes(HEAD);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.add(in.readUnsignedShort());
                    case 5, 6 -> {
                        in.skipBytes(8);
                        i++; // a long or a double takes two places
                    }
                    case 8, 16, 19, 20 -> in.skipBytes(2);
                    case 15 -> in.skipBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                    default -> throw new IllegalArgumentException("no constant of a class file: " + tag);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> names = new TreeSet<>();
        texts.forEach((place, text) -> {
            if (classes.contains(place) && !text.startsWith("[")) {
                names.add(text.replace('/', '.'));
            }
            Matcher matcher = IN_DESCRIPTOR.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1).replace('/', '.'));
            }
        });
        return names;
    }
}
