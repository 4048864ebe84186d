package org.cellstate.kernel.wire;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Where a kernel's sockets are and the key that signs its messages: the small JSON file that a client writes and hands to the
 * kernel it starts.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip the address to bind to, or for {@code ipc} the stem of the socket files
 * @param ports one per channel
 * @param key the secret, possibly empty
 * @param other fields that are not needed here, kept for whoever reads the file next
 */
public record ConnectionFile(String transport, String ip, Map<Channel, Integer> ports, String key, JsonObject other) {

    private static final String SCHEME = "hmac-sha256";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private static final List<String> OWN = List.of("transport", "ip", "key", "signature_scheme");

    public ConnectionFile {
        ports = Collections.unmodifiableMap(new EnumMap<>(ports));
    }

    /**
     * Returns a file for a kernel about to be started here: loopback, ports that are free now, a random key.
     *
     * @throws IOException if the machine gives no ports
     */
    public static ConnectionFile local() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
            for (Channel channel : Channel.values()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                held.add(socket);
                ports.put(channel, socket.getLocalPort());
            }
            return new ConnectionFile(
                    "tcp", "127.0.0.1", ports, UUID.randomUUID().toString(), new JsonObject());
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    /**
     * Returns what a file on disk says.
     *
     * @throws IOException if it cannot be read
     * @throws InvalidContentException if it is not a connection file, with the field that is wrong
     */
    public static ConnectionFile read(Path file) throws IOException {
        try {
            return of(Json.object(Files.readAllBytes(file)));
        } catch (JsonParseException e) {
            throw new InvalidContentException("A connection file holds one JSON object.\n  received: " + file + ": "
                    + e.getMessage() + "\n  try: the file that Jupyter passes as {connection_file}");
        }
    }

    /**
     * Returns if nobody but its owner may read or write a file on disk, as Jupyter writes connection files. Where the file system knows
     * no such permissions, always.
     *
     * @throws IOException if its permissions cannot be read
     * @throws IllegalArgumentException if others may: the key in it lets them run code here
     */
    public static void checkPrivate(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!Collections.disjoint(permissions, OTHERS)) {
            throw new IllegalArgumentException(
                    "A connection file must be its owner's alone: who reads it can run code here.\n"
                            + "  received: " + file + " with " + PosixFilePermissions.toString(permissions)
                            + "\n  try: chmod 600 " + file
                            + ", or JUPYTER_ALLOW_INSECURE_WRITES=true where nobody else uses the machine");
        }
    }

    /**
     * Returns what a JSON object says.
     *
     * @throws InvalidContentException with the field that is wrong
     */
    public static ConnectionFile of(JsonObject json) {
        Fields fields = new Fields(json);
        String transport = choice(fields, "transport", "tcp", List.of("tcp", "ipc"));
        choice(fields, "signature_scheme", SCHEME, List.of(SCHEME));
        JsonObject other = json.deepCopy();
        OWN.forEach(other::remove);
        Map<Channel, Integer> ports = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ports.put(channel, fields.integer(channel.portField()));
            other.remove(channel.portField());
        }
        return new ConnectionFile(transport, fields.text("ip"), ports, fields.text("key", ""), other);
    }

    private static String choice(Fields fields, String name, String otherwise, List<String> known) {
        String value = fields.text(name, otherwise);
        if (!known.contains(value)) {
            throw new InvalidContentException("The connection file's " + name + " must be one that is spoken here.\n"
                    + "  received: " + value + "\n  try: " + String.join(" or ", known));
        }
        return value;
    }

    /** Returns the ZeroMQ address of a channel: {@code tcp://127.0.0.1:5555} or {@code ipc:///run/kernel-5555}. */
    public String address(Channel channel) {
        int port = ports.getOrDefault(channel, 0);
        if (transport.equals("ipc")) {
            return "ipc://" + ip + "-" + port;
        }
        boolean bare6 = ip.indexOf(':') >= 0 && !ip.startsWith("[");
        return "tcp://" + (bare6 ? "[" + ip + "]" : ip) + ":" + port;
    }

    /** Returns this file with a field of another program's beside its own, for instance {@code kernel_name}. */
    public ConnectionFile with(String name, String value) {
        JsonObject copy = other.deepCopy();
        copy.addProperty(name, value);
        return new ConnectionFile(transport, ip, ports, key, copy);
    }

    /** Returns this file as JSON. */
    public JsonObject json() {
        JsonObject json = other.deepCopy();
        json.addProperty("transport", transport);
        json.addProperty("ip", ip);
        ports.forEach((channel, port) -> json.addProperty(channel.portField(), port));
        json.addProperty("key", key);
        json.addProperty("signature_scheme", SCHEME);
        return json;
    }

    /**
     * Writes this file so that only its owner can read it; aside first, then moved into place.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = Files.createDirectories(target.getParent());
        Path aside = Files.createTempFile(folder, ".connection", ".json", ownerOnly(folder));
        try {
            Files.write(aside, Json.pretty(json()).getBytes(StandardCharsets.UTF_8));
            try {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Returns this file in words, without its key. */
    @Override
    public String toString() {
        return "ConnectionFile[" + transport + " " + ip + " " + ports.values() + "]";
    }
}
