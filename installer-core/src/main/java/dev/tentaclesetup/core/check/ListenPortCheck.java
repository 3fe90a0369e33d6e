package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Whether an agent could listen on the port.
///
/// @param port 1 to 65535
/// @param address where it would listen; empty means everywhere
/// @param ours whether this owner of the port is the agent that is being set up
public record ListenPortCheck(int port, Optional<String> address, Predicate<PortOwner> ours)
        implements HostCheck<Integer> {

    /// For a port that must be free.
    public static ListenPortCheck free(int port, Optional<String> address) {
        return new ListenPortCheck(port, address, _ -> false);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return Integer.toString(port);
    }

    @Override
    public Observation<Integer> observe() {
        return judged();
    }

    /// What is found, for a check that asks more, within its own limit.
    public Observation<Integer> judged() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(where());
            return Observation.of(port, "");
        } catch (IOException refused) {
            return refused(String.valueOf(refused.getMessage()));
        }
    }

    private InetSocketAddress where() throws IOException {
        return address.isEmpty()
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(address.get()), port);
    }

    private Observation<Integer> refused(String message) {
        if (message.toLowerCase(Locale.ROOT).contains("permission")) {
            return blocked(Problem.of(ProblemId.PORT_PRIV, message, about()));
        }
        Optional<PortOwner> owner = PortOwner.find(port);
        if (owner.filter(ours).isPresent()) {
            return Observation.of(port, owner.get().describe());
        }
        if (owner.flatMap(PortOwner::instance).isPresent()) {
            return blocked(ofAgent(owner.get(), owner.get().instance().get()));
        }
        if (owner.filter(PortOwner::leftBehind).isPresent()) {
            return blocked(
                    Problem.of(
                            ProblemId.PORT_ZOMBIE,
                            owner.get().commandLine(),
                            about(),
                            owner.get().describe()));
        }
        Argument name =
                owner.map(known -> Argument.text(known.describe()))
                        .orElse(Argument.phrase("port.unknown-owner"));
        return blocked(
                Problem.of(
                        ProblemId.PORT_USED,
                        owner.map(PortOwner::commandLine).orElse(message),
                        Argument.text(about()),
                        name));
    }

    /// Its command line would be the class path of a Java program.
    private Problem ofAgent(PortOwner owner, String instance) {
        return Problem.of(
                ProblemId.PORT_USED,
                owner.describe(),
                Argument.text(about()),
                Argument.phrase("port.agent"),
                Argument.text(instance));
    }

    private static Observation<Integer> blocked(Problem problem) {
        return Observation.problem(problem.at(AnswerKey.CONNECTION_LISTEN_PORT.text(), 0));
    }
}
