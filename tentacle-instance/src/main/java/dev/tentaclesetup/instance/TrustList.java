package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.json.Json;
import dev.tentaclesetup.instance.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The JSON text of the trust list [tentacle-configuration 3.5].
final class TrustList {

    private static final int MAX_SERVERS = 1000;

    private TrustList() {}

    /// The agent does this at every start, so there are plain loops and tests here: pattern
    /// switches and streams take longer to load than all of this to run.
    ///
    /// @throws JsonException if the text is no JSON
    /// @throws IllegalArgumentException if it is no trust list
    static List<TrustedServer> read(String text) throws JsonException {
        Json list = Json.read(text);
        if (list instanceof Json.Null) {
            return List.of();
        }
        if (!(list instanceof Json.Array array) || array.elements().size() > MAX_SERVERS) {
            throw new IllegalArgumentException("not a list of servers");
        }
        List<TrustedServer> servers = new ArrayList<>();
        for (Json element : array.elements()) {
            servers.add(server(element));
        }
        return List.copyOf(servers);
    }

    private static TrustedServer server(Json element) {
        if (!(element instanceof Json.Obj server)) {
            throw new IllegalArgumentException("an element is not a server");
        }
        String thumbprint = text(server, "Thumbprint").orElse("");
        if (!(Thumbprint.parse(thumbprint) instanceof Thumbprint.Parsed.Accepted accepted)) {
            throw new IllegalArgumentException("not a thumbprint: '" + thumbprint + "'");
        }
        Optional<String> subscription = text(server, "SubscriptionId");
        return new TrustedServer(
                accepted.thumbprint(),
                style(server.member("CommunicationStyle")),
                text(server, "Address"),
                text(server, "Squid"),
                subscription.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SubscriptionId(subscription.get())));
    }

    private static Optional<String> text(Json.Obj server, String member) {
        Optional<Json> value = server.member(member);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = value.get().asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(member + " is not a text");
        }
        return text.get().isBlank() ? Optional.empty() : text;
    }

    private static CommunicationStyle style(Optional<Json> value) {
        if (value.isEmpty()) {
            return CommunicationStyle.NONE;
        }
        Optional<Integer> number = value.get().asInt();
        if (number.isPresent()) {
            return new CommunicationStyle(number.get());
        }
        Optional<String> name = value.get().asText();
        Optional<CommunicationStyle> named =
                name.isEmpty() ? Optional.empty() : CommunicationStyle.named(name.get());
        if (named.isEmpty()) {
            throw new IllegalArgumentException("not a communication style: " + value.get());
        }
        return named.get();
    }

    static String write(List<TrustedServer> servers) {
        return new Json.Array(servers.stream().map(TrustList::element).toList()).compact();
    }

    private static Json element(TrustedServer server) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Thumbprint", Json.text(server.thumbprint().hex()));
        members.put("CommunicationStyle", Json.number(server.style().number()));
        members.put("Address", Json.text(server.address().orElse(null)));
        members.put("Squid", Json.text(server.squid().orElse(null)));
        members.put(
                "SubscriptionId",
                Json.text(server.subscription().map(SubscriptionId::text).orElse(null)));
        return new Json.Obj(members);
    }

    /// Adds, or replaces the entry that is the same for the official program; the new one goes to
    /// the end [tentacle-configuration 9.1].
    static List<TrustedServer> plus(List<TrustedServer> servers, TrustedServer added) {
        List<TrustedServer> changed = new ArrayList<>(servers);
        changed.removeIf(added::sameEntry);
        changed.add(added);
        return List.copyOf(changed);
    }
}
