package org.cellstate.kernel.repl;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A class or a source in a jar, as the compiler reads it.
 *
 * @param path from the jar's root, with slashes
 */
record JarMember(JarIndex jar, String path) implements JavaFileObject {

    /** Returns the name of the class that it must hold, with dots. */
    String binaryName() {
        return path.substring(0, path.lastIndexOf('.')).replace('/', '.');
    }

    @Override
    public Kind getKind() {
        return path.endsWith(Kind.CLASS.extension) ? Kind.CLASS : Kind.SOURCE;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return path.substring(path.lastIndexOf('/') + 1).equals(simpleName + kind.extension);
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
        return null; // not known
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
        return null; // not known
    }

    @Override
    public URI toUri() {
        return URI.create(
                "jar:" + jar.file().toUri() + "!/" + path.replace("%", "%25").replace(" ", "%20"));
    }

    /** Named as the compiler names what it finds in jars. */
    @Override
    public String getName() {
        return jar.file() + "(/" + path + ")";
    }

    @Override
    public String toString() {
        return getName();
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return jar.open(path);
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) throws IOException {
        return new InputStreamReader(openInputStream(), StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
        try (InputStream in = openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public OutputStream openOutputStream() {
        throw new UnsupportedOperationException("a jar is only read");
    }

    @Override
    public Writer openWriter() {
        throw new UnsupportedOperationException("a jar is only read");
    }

    @Override
    public long getLastModified() {
        return jar.lastModified(path);
    }

    @Override
    public boolean delete() {
        return false;
    }
}
