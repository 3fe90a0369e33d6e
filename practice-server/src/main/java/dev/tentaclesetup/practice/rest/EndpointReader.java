package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Store;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a machine's `Endpoint` [octopus-api 6.6]. Errors go to the body's collection.
final class EndpointReader {

    private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{40}");
    private static final int MAX_URI = 2_000;
    private static final int MAX_FOREIGN = 20_000;

    private final Store store;
    private final String space;
    private final Members body;

    EndpointReader(Store store, String space, Members body) {
        this.store = store;
        this.space = space;
        this.body = body;
    }

    /// @return empty only when an error was noted
    Optional<Endpoint> read() {
        Optional<Members> endpoint = body.object("Endpoint");
        if (endpoint.isEmpty()) {
            body.error("Please provide an endpoint.");
            return Optional.empty();
        }
        Members members = endpoint.get();
        String style = members.text("CommunicationStyle").orElse("");
        return switch (style) {
            case "" -> {
                body.error("Please provide the endpoint's CommunicationStyle.");
                yield Optional.empty();
            }
            case "TentaclePassive" -> listening(members);
            case "TentacleActive" -> polling(members);
            case String other -> foreign(other, members);
        };
    }

    private Optional<Endpoint> foreign(String style, Members members) {
        String document = Json.MAPPER.writeValueAsString(members.asSent());
        if (document.length() > MAX_FOREIGN) {
            body.error("An endpoint has at most " + MAX_FOREIGN + " characters.");
            return Optional.empty();
        }
        return Optional.of(new Endpoint.Foreign(style, document));
    }

    private Optional<Endpoint> listening(Members members) {
        String thumbprint = thumbprint(members);
        Optional<URI> uri = uri(members);
        Optional<String> proxy = members.text("ProxyId");
        if (proxy.isPresent() && store.proxies().byId(space, proxy.get()).isEmpty()) {
            body.error("The proxy '" + proxy.get() + "' was not found.");
        }
        return made(
                () ->
                        new Endpoint.Listening(
                                uri.orElseThrow(), thumbprint, proxy.orElse(null), locked(members)),
                uri);
    }

    private Optional<Endpoint> polling(Members members) {
        String thumbprint = thumbprint(members);
        Optional<URI> uri = uri(members);
        return made(
                () -> new Endpoint.Polling(uri.orElseThrow(), thumbprint, locked(members)), uri);
    }

    private static boolean locked(Members endpoint) {
        return endpoint.object("TentacleVersionDetails")
                .filter(details -> details.flag("UpgradeLocked"))
                .isPresent();
    }

    private Optional<Endpoint> made(Supplier<Endpoint> maker, Optional<URI> uri) {
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            body.error("The endpoint's Uri is not valid: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private String thumbprint(Members members) {
        String thumbprint = members.text("Thumbprint").orElse("");
        if (thumbprint.isEmpty()) {
            body.error("Please provide the thumbprint of the Tentacle's certificate.");
        } else if (!THUMBPRINT.matcher(thumbprint).matches()) {
            body.error("A thumbprint has 40 hexadecimal digits, not '" + thumbprint + "'.");
        }
        return thumbprint;
    }

    private Optional<URI> uri(Members members) {
        String text = members.text("Uri").orElse("");
        try {
            if (text.isEmpty() || text.length() > MAX_URI) {
                body.error("Please provide the endpoint's Uri.");
                return Optional.empty();
            }
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            body.error("The endpoint's Uri is not valid: '" + text + "'.");
            return Optional.empty();
        }
    }
}
