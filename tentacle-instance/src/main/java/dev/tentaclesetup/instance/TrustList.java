package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.json.Json;
import dev.tentaclesetup.instance.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The JSON text of the trust list (tentacle-configuration 3.5).
final class TrustList {

    private static final int MAX_SERVERS = 1000;

    private TrustList() {}

    /// @throws JsonException if the text is no JSON
    /// @throws IllegalArgumentException if it is no trust list
    static List<TrustedServer> read(String text) throws JsonException {
        return switch (Json.read(text)) {
            case Json.Null _ -> List.of();
            case Json.Array(List<Json> elements) when elements.size() <= MAX_SERVERS -> {
                List<TrustedServer> servers = new ArrayList<>();
                elements.forEach(element -> servers.add(server(element)));
                yield List.copyOf(servers);
            }
            case Json.Array _, Json.Obj _, Json.Bool _, Json.Num _, Json.Text _ ->
                    throw new IllegalArgumentException("not a list of servers");
        };
    }

    private static TrustedServer server(Json element) {
        if (!(element instanceof Json.Obj server)) {
            throw new IllegalArgumentException("an element is not a server");
        }
        String thumbprint = text(server, "Thumbprint").orElse("");
        if (!(Thumbprint.parse(thumbprint) instanceof Thumbprint.Parsed.Accepted accepted)) {
            throw new IllegalArgumentException("not a thumbprint: '" + thumbprint + "'");
        }
        return new TrustedServer(
                accepted.thumbprint(),
                server.member("CommunicationStyle")
                        .map(TrustList::style)
                        .orElse(CommunicationStyle.NONE),
                text(server, "Address"),
                text(server, "Squid"),
                text(server, "SubscriptionId").map(SubscriptionId::new));
    }

    private static Optional<String> text(Json.Obj server, String member) {
        return server.member(member)
                .map(value -> {
                    if (value instanceof Json.Text(String text)) {
                        return text;
                    }
                    throw new IllegalArgumentException(member + " is not a text");
                })
                .filter(text -> !text.isBlank());
    }

    private static CommunicationStyle style(Json value) {
        Optional<CommunicationStyle> style =
                switch (value) {
                    case Json.Num number -> number.asInt().map(CommunicationStyle::new);
                    case Json.Text(String name) -> CommunicationStyle.named(name);
                    case Json.Null _, Json.Bool _, Json.Array _, Json.Obj _ -> Optional.empty();
                };
        return style.orElseThrow(
                () -> new IllegalArgumentException("not a communication style: " + value));
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
    /// the end (tentacle-configuration 9.1).
    static List<TrustedServer> plus(List<TrustedServer> servers, TrustedServer added) {
        List<TrustedServer> changed = new ArrayList<>(servers);
        changed.removeIf(added::sameEntry);
        changed.add(added);
        return List.copyOf(changed);
    }
}
