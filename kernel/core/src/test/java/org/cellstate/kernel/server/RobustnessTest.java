package org.cellstate.kernel.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.MessageCodec;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RobustnessTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static final String EXECUTE = "{\"code\":\"1+1\"}";

    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws Exception {
        kernel = new RunningKernel();
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    private void assertAlive() {
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL)) {
            Message info = client.send(channel, "kernel_info_request", "{}");
            Message reply = client.receive(channel);
            while (!TestClient.belongs(reply, info)) {
                reply = client.receive(channel);
            }
        }
        Message cell = client.execute("1+1");
        assertThat(client.reply(Channel.SHELL, cell).fields().text("status")).isEqualTo("ok");
    }

    @Test
    void messages_with_a_wrong_an_empty_and_a_used_signature_are_ignored() {
        List<byte[]> used = client.frames("execute_request", EXECUTE);
        client.sendFrames(Channel.SHELL, used);
        client.receive(Channel.SHELL);

        client.sendFrames(Channel.SHELL, used);
        client.sendFrames(Channel.SHELL, new MessageCodec(Signer.of("guess")).encode(request()));
        client.sendFrames(Channel.CONTROL, new MessageCodec(Signer.unsigned()).encode(request()));

        assertAlive();
        assertThat(kernel.console.ignoredCount()).isEqualTo(3);
        assertThat(kernel.console()).contains("the signature was used before");
    }

    private static Message request() {
        return Session.start("stranger").message("execute_request", Json.object(EXECUTE));
    }

    @Test
    void signed_messages_that_are_no_json_are_ignored() {
        List<byte[]> bad = new ArrayList<>();
        bad.add("<IDS|MSG>".getBytes(UTF_8));
        List<byte[]> signed = List.of("{".getBytes(UTF_8), new byte[0], new byte[] {(byte) 0xff}, new byte[0]);
        bad.add(Signer.of(kernel.file.key()).sign(signed));
        bad.addAll(signed);

        client.sendFrames(Channel.SHELL, bad);

        assertAlive();
        assertThat(kernel.console.ignoredCount()).isEqualTo(1);
    }

    @Test
    void a_message_of_fifty_megabytes_is_served() {
        String code = "x".repeat(50 << 20);
        kernel.evaluator.value(code, "big");

        Message reply = client.reply(Channel.SHELL, client.execute(code));

        assertThat(reply.fields().text("status")).isEqualTo("ok");
    }

    @Test
    void rubbish_on_every_socket_at_once_is_survived() throws Exception {
        for (Channel channel : List.of(Channel.SHELL, Channel.CONTROL, Channel.IOPUB, Channel.HEARTBEAT)) {
            try (Socket socket = new Socket(LOOPBACK, port(kernel.file, channel))) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            }
        }

        assertAlive();
    }

    private static int port(ConnectionFile file, Channel channel) {
        return file.json().get(channel.portField()).getAsInt();
    }
}
