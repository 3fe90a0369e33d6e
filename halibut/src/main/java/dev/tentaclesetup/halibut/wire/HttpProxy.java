package dev.tentaclesetup.halibut.wire;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An HTTP proxy that is asked for a tunnel by CONNECT, with Basic credentials if a user is given
/// [halibut 9]. Unlike in .NET, it is not part of a request, so its credentials stay in this
/// process; [#toString()] has no password. Immutable.
public final class HttpProxy {

    private final String host;
    private final int port;
    private final @Nullable String user;
    private final char[] password;

    private HttpProxy(String host, int port, @Nullable String user, char[] password) {
        if (host.isBlank() || host.contains("://")) {
            throw new IllegalArgumentException(
                    "a proxy's host is a name or an address, not '" + host + "'");
        }
        Ports.check(port);
        this.host = host;
        this.port = port;
        this.user = user == null || user.isBlank() ? null : user;
        this.password = password.clone();
    }

    /// A proxy that asks for no credentials.
    ///
    /// @param host name or address, not a URL
    /// @param port 1 to 65535
    /// @throws IllegalArgumentException if one of them is not
    public static HttpProxy of(String host, int port) {
        return new HttpProxy(host, port, null, new char[0]);
    }

    /// A proxy with credentials, which are sent with the first request.
    ///
    /// @param host name or address, not a URL
    /// @param port 1 to 65535
    /// @param user blank for no credentials
    /// @param password copied; the caller may wipe its own
    /// @throws IllegalArgumentException if host or port are not as said
    public static HttpProxy of(String host, int port, String user, char[] password) {
        return new HttpProxy(host, port, user, password);
    }

    /// The name or address.
    public String host() {
        return host;
    }

    /// 1 to 65535.
    public int port() {
        return port;
    }

    /// The user, or null for none.
    public @Nullable String user() {
        return user;
    }

    /// A copy of the password, to be wiped after use; empty if there is none.
    public char[] password() {
        return password.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HttpProxy that
                && host.equals(that.host)
                && port == that.port
                && Objects.equals(user, that.user)
                && Arrays.equals(password, that.password);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return (user == null ? "" : user + "@") + host + ":" + port;
    }
}
