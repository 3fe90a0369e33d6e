package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether an agent could listen on the port.
///
/// @param port 1 to 65535
/// @param address where it would listen; empty means everywhere
/// @param ours whether this owner of the port is the agent that is being set up
public record ListenPortCheck(int port, Optional<String> address, Predicate<PortOwner> ours)
        implements Check {

    /// For a port that must be free.
    public static ListenPortCheck free(int port) {
        return new ListenPortCheck(port, Optional.empty(), _ -> false);
    }

    @Override
    public String id() {
        return "listen-port";
    }

    @Override
    public String subject() {
        return Integer.toString(port);
    }

    @Override
    public Duration limit() {
        return CheckLimits.LOCAL;
    }

    @Override
    public Finding run() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(where());
            return Finding.ok(this, "");
        } catch (IOException refused) {
            return refused(String.valueOf(refused.getMessage()));
        }
    }

    private InetSocketAddress where() throws IOException {
        return address.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(address.get()), port);
    }

    private Finding refused(String message) {
        if (message.toLowerCase(Locale.ROOT).contains("permission")) {
            return blocked(Problem.of(ProblemId.PORT_PRIV, message, subject()));
        }
        Optional<PortOwner> owner = PortOwner.find(port);
        if (owner.filter(ours).isPresent()) {
            return Finding.ok(this, owner.get().describe());
        }
        String name = owner.map(PortOwner::describe).orElse(Problem.phrase("port.unknown-owner"));
        return blocked(
                Problem.of(
                        ProblemId.PORT_USED,
                        owner.map(PortOwner::commandLine).orElse(message),
                        subject(),
                        name));
    }

    private Finding blocked(Problem problem) {
        return Finding.of(this, problem.at(AnswerKey.CONNECTION_LISTEN_PORT.text(), 0));
    }
}
