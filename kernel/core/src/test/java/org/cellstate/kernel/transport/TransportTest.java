package org.cellstate.kernel.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.cellstate.kernel.wire.ConnectionFile;
import org.cellstate.kernel.wire.Session;
import org.cellstate.kernel.wire.Signer;
import org.junit.jupiter.api.Test;

class TransportTest {

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        ConnectionFile file = ConnectionFile.local();
        Session session = Session.start("kernel");
        Transport first = Transport.bind(file, Signer.unsigned(), session);

        try {
            assertThatThrownBy(() -> Transport.bind(file, Signer.unsigned(), session))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("received: shell_port at tcp://127.0.0.1:");
        } finally {
            first.close();
        }
    }

    @Test
    void a_transport_that_no_client_would_find_is_refused() throws Exception {
        ConnectionFile tcp = ConnectionFile.local();
        ConnectionFile ipc = new ConnectionFile("ipc", "/tmp/kernel", tcp.ports(), tcp.key(), tcp.other());

        assertThatThrownBy(() -> Transport.bind(ipc, Signer.of(tcp.key()), Session.start("kernel")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("received: transport ipc");
    }
}
