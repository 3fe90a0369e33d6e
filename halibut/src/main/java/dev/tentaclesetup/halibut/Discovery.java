package dev.tentaclesetup.halibut;

import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.transport.Dialler;
import dev.tentaclesetup.halibut.transport.TlsContext;
import dev.tentaclesetup.halibut.transport.Watchdog;
import dev.tentaclesetup.halibut.transport.WireContext;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// Asks a listener for its certificate [halibut 11.3].
final class Discovery {

    private static final byte[] HELLO = "HELLO\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Dialler dialler;

    Discovery(Watchdog watchdog, WireContext context) {
        dialler = new Dialler(new TlsContext(null), watchdog, context);
    }

    Thumbprint thumbprint(String host, int port, @Nullable HttpProxy proxy)
            throws HalibutException {
        String endpoint = "https://" + host + ":" + port + "/";
        try (Connection connection = dialler.secure(host, port, proxy)) {
            connection.send(HELLO);
            X509Certificate certificate = connection.certificate();
            if (certificate == null) {
                throw new IOException("the server has presented no certificate");
            }
            return Thumbprint.of(certificate);
        } catch (IOException e) {
            throw new HalibutException(
                    new HalibutFailure.CannotConnect(endpoint, String.valueOf(e.getMessage())), e);
        }
    }
}
