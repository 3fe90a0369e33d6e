package dev.tentaclesetup.halibut.transport;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Subscriptions;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/// How a peer names itself [halibut 3].
public sealed interface RemoteIdentity {

    String CLIENT = "MX-CLIENT";
    String SUBSCRIBER = "MX-SUBSCRIBER";
    String SERVER = "MX-SERVER";
    String VERSION = " 1.0";

    /// It will call us.
    record Client() implements RemoteIdentity {}

    /// It asks for work under this subscription.
    record Subscriber(URI subscription) implements RemoteIdentity {}

    /// It has accepted our connection.
    record Server() implements RemoteIdentity {}

    /// Reads an identity line and the empty line behind it.
    static RemoteIdentity read(Channel channel) throws IOException, HalibutException {
        String line = channel.line(TimeLimit.LINE);
        if (line.isEmpty()) {
            throw HalibutException.malformed(
                    "Unable to receive the remote identity; the identity line was empty.");
        }
        if (!channel.line(TimeLimit.LINE).isEmpty()) {
            throw HalibutException.malformed(
                    "Unable to receive the remote identity; the following line was not empty.");
        }
        return parse(line);
    }

    private static RemoteIdentity parse(String line) throws HalibutException {
        List<String> parts =
                Arrays.stream(line.split(" ", -1)).filter(part -> !part.isEmpty()).toList();
        return switch (parts.isEmpty() ? "" : parts.getFirst()) {
            case CLIENT -> new Client();
            case SERVER -> new Server();
            case SUBSCRIBER -> new Subscriber(subscription(parts));
            case String other ->
                    throw HalibutException.malformed(
                            "Unable to process remote identity; unknown identity type: '"
                                    + other
                                    + "'");
        };
    }

    private static URI subscription(List<String> parts) throws HalibutException {
        if (parts.size() < 3) {
            throw HalibutException.malformed(
                    "Unable to process remote identity; no subscription ID was supplied");
        }
        try {
            return Subscriptions.normalise(URI.create(parts.get(2)));
        } catch (IllegalArgumentException e) {
            throw new HalibutException(
                    new HalibutFailure.Malformed("not a subscription: " + parts.get(2)), e);
        }
    }
}
