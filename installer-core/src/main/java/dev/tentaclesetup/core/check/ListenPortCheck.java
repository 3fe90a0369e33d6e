package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Whether an agent could listen on the port.
///
/// @param port 1 to 65535
/// @param address where it would listen; empty means everywhere
public record ListenPortCheck(int port, Optional<String> address) implements Check {

    private static final Path PROC = Path.of("/proc");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public String subject() {
        return "machine";
    }

    @Override
    public String target() {
        return Integer.toString(port);
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Finding run() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(where());
            return fine(target());
        } catch (IOException refused) {
            Problem problem = problem(String.valueOf(refused.getMessage()));
            return Finding.of(subject(), problem.at(AnswerKey.CONNECTION_LISTEN_PORT.text(), 0));
        }
    }

    private InetSocketAddress where() throws IOException {
        return address.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(address.get()), port);
    }

    private Problem problem(String message) {
        if (message.toLowerCase(Locale.ROOT).contains("permission")) {
            return Problem.of(ProblemId.PORT_PRIV, message, target());
        }
        Optional<PortOwner> owner = PortOwner.find(PROC, port);
        return Problem.of(
                ProblemId.PORT_USED,
                owner.map(PortOwner::commandLine).orElse(message),
                target(),
                owner.map(PortOwner::describe).orElse(Problem.phrase("port.unknown-owner")));
    }
}
