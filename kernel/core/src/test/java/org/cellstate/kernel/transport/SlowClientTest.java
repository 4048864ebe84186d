package org.cellstate.kernel.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.cellstate.kernel.wire.Channel;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Json;
import org.cellstate.kernel.wire.Message;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(120)
class SlowClientTest {

    /** More than the queue, the subscriber's pipe and the network's buffers hold together: 64 MB. */
    private static final int MESSAGES = 4000;

    private static final String TEXT = "x".repeat(16 << 10);

    private final Session session = Session.start("kernel");
    private final CountDownLatch missing = new CountDownLatch(1);
    private final ZContext clients = new ZContext();

    private final Inbox inbox = new Inbox() {

        @Override
        public void received(Channel channel, Message message) {
            // nobody asks anything here
        }

        @Override
        public void rejected(Channel channel, String reason) {
            // nothing broken is sent here
        }

        @Override
        public void missing() {
            missing.countDown();
        }

        @Override
        public void failed(Throwable failure) {
            throw new AssertionError(failure);
        }
    };

    @AfterEach
    void stop() {
        clients.close();
    }

    private Transport start(ConnectionFile file, Duration patience) throws Exception {
        Transport transport = Transport.bind(file, Signer.unsigned(), session, patience);
        transport.deliver(inbox);
        return transport;
    }

    /** A client that is welcome and holds few messages that it has not read. */
    private ZMQ.Socket client(ConnectionFile file) {
        ZMQ.Socket socket = clients.createSocket(SocketType.SUB);
        socket.setHandshakeIvl(500); // JeroMQ forgets one in a hundred connections that it makes
        socket.setRcvHWM(10);
        socket.setLinger(0);
        socket.setReceiveTimeOut(20_000); // only reached when something is broken
        socket.subscribe("");
        socket.connect(file.address(Channel.IOPUB));
        read(socket);
        return socket;
    }

    /** Reads a message and returns the number in it, -1 if there is none. */
    private static int read(ZMQ.Socket socket) {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            assertThat(frame).as("the next message").isNotNull();
            frames.add(frame);
        } while (socket.hasReceiveMore());
        JsonObject content = Json.object(new String(frames.get(frames.size() - 1), StandardCharsets.UTF_8));
        return content.has("number") ? content.get("number").getAsInt() : -1;
    }

    private Message numbered(int number) {
        JsonObject content = new JsonObject();
        content.addProperty("text", TEXT);
        content.addProperty("number", number);
        return session.message("stream", content);
    }

    private Thread printing(Transport transport) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                transport.sendOutput(numbered(i));
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void a_cell_waits_for_a_client_that_reads_slowly_and_the_client_misses_nothing() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Transport transport = start(file, Duration.ofMinutes(1));
        try {
            ZMQ.Socket slow = client(file);
            Thread cell = printing(transport);
            while (cell.getState() != Thread.State.WAITING) {
                assertThat(cell.isAlive()).as("the cell waits").isTrue();
            }

            List<Integer> numbers =
                    IntStream.range(0, MESSAGES).mapToObj(i -> read(slow)).toList();

            assertThat(numbers).isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
            cell.join();
            assertThat(missing.getCount()).isEqualTo(1);
        } finally {
            transport.close();
        }
    }

    @Test
    void a_client_that_does_not_read_is_gone_on_without_and_the_others_miss_nothing() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Transport transport = start(file, Duration.ofMillis(50));
        try {
            client(file);
            ZMQ.Socket other = client(file);

            for (int i = 0; i < MESSAGES; i++) {
                transport.sendOutput(numbered(i));
                assertThat(read(other)).isEqualTo(i); // never far behind, on however slow a machine
            }

            assertThat(missing.getCount()).isZero();
        } finally {
            transport.close();
        }
    }

    @Test
    void a_reply_does_not_wait_for_room_and_a_close_ends_a_cells_wait() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Transport transport = start(file, Duration.ofMinutes(1));
        client(file);
        Thread cell = printing(transport);
        while (cell.getState() != Thread.State.WAITING) {
            assertThat(cell.isAlive()).as("the cell waits").isTrue();
        }

        transport.send(Channel.IOPUB, session.message("status", new JsonObject()));
        transport.close();

        cell.join();
    }
}
