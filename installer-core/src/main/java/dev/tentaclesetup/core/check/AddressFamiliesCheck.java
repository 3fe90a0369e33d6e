package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a host that has addresses of both families is reached by both. One that is not costs
/// every program that tries it first its patience.
///
/// @param address that is dialled directly, without a proxy
public record AddressFamiliesCheck(URI address) implements NetworkCheck<Void> {

    private static final Duration ONE_TRY = Duration.ofSeconds(3);
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVER;
    }

    @Override
    public String about() {
        return address.getAuthority();
    }

    @Override
    public Duration limit() {
        return ONE_CONNECTION;
    }

    @Override
    public Observation<Void> observe() {
        HostPort target = HostPort.of(address);
        Optional<InetAddress> four = first(target, Inet4Address.class);
        Optional<InetAddress> six = first(target, Inet6Address.class);
        boolean broken =
                four.isPresent() && six.isPresent() && !connects(six.get()) && connects(four.get());
        return Observation.perhaps(
                six.filter(_ -> broken)
                        .map(unreached ->
                                Problem.of(
                                        ProblemId.NET_IPV6,
                                        unreached.getHostAddress(),
                                        target.host().text())));
    }

    private static Optional<InetAddress> first(
            HostPort target, Class<? extends InetAddress> family) {
        return addresses(target).stream().filter(family::isInstance).findFirst();
    }

    private static List<InetAddress> addresses(HostPort target) {
        try {
            return Arrays.asList(InetAddress.getAllByName(target.host().text()));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private boolean connects(InetAddress to) {
        int usual = "http".equals(address.getScheme()) ? HTTP : HTTPS;
        var socket = new InetSocketAddress(to, HostPort.of(address).portOr(usual));
        try (var plain = new Socket()) {
            plain.connect(socket, (int) ONE_TRY.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
