package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;

/// Whether a name or an address leads to this host.
public final class OwnAddress {

    private OwnAddress() {}

    /// Asks the resolver. A name that leads nowhere is none of this host.
    public static boolean is(Host host) {
        if (host.loopback()) {
            return true;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host.text())) {
                if (NetworkInterface.getByInetAddress(address) != null) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
