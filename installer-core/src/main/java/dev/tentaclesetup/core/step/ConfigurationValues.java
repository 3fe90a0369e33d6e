package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Every value that is written into a configuration file, for plans, in the spelling of the
/// answers.
///
/// @param now what the file says; empty without a file
record ConfigurationValues(Optional<TentacleConfiguration> now) {

    private static final String EVERYWHERE = "all";

    List<PlannedValue> of(WantedConfiguration wanted) {
        var values = new ArrayList<PlannedValue>();
        boolean listens = wanted.listening().isPresent();
        values.add(value("mode", this::mode, listens ? "listening" : "polling"));
        wanted.listening()
                .ifPresent(port -> {
                    values.add(value("listen-port", this::port, "" + port.number()));
                    values.add(value("listen-address", this::address, address(port.address())));
                });
        wanted.pollingConnections()
                .ifPresent(count ->
                        values.add(value("polling-connections", this::connections, "" + count)));
        values.add(value("server", ConfigurationValues::servers, wanted.trust().server()));
        values.addAll(trust(wanted.trust()));
        values.add(value("data", there -> there.home().toString(), wanted.home().toString()));
        values.add(
                value(
                        "applications",
                        there -> there.applicationsDirectory().toString(),
                        wanted.applications().toString()));
        values.addAll(proxy("comms-proxy", ProxySettings.Set.POLLING, wanted));
        values.addAll(proxy("web-proxy", ProxySettings.Set.WEB, wanted));
        return values;
    }

    @FunctionalInterface
    private interface Reading {
        String of(TentacleConfiguration there) throws InstanceException;
    }

    private PlannedValue value(String name, Reading reading, String after) {
        return new PlannedValue(name, before(reading), after);
    }

    /// A value that cannot be read is shown as it stands in the file.
    private String before(Reading reading) {
        try {
            return now.isEmpty() ? "" : InstanceProblems.call(() -> reading.of(now.get()));
        } catch (ProblemException e) {
            return e.problem().seen();
        }
    }

    private String mode(TentacleConfiguration there) throws InstanceException {
        return there.listening() ? "listening" : "polling";
    }

    private String port(TentacleConfiguration there) throws InstanceException {
        return there.listening() ? Integer.toString(there.port()) : "";
    }

    private String address(TentacleConfiguration there) throws InstanceException {
        return there.listening() ? address(there.listenAddress()) : "";
    }

    private static String address(Optional<InetAddress> address) {
        return address.map(InetAddress::getHostAddress).orElse(EVERYWHERE);
    }

    private String connections(TentacleConfiguration there) throws InstanceException {
        var count = there.pollingConnectionCount();
        return count.isPresent() ? Integer.toString(count.getAsInt()) : "";
    }

    private static String servers(TentacleConfiguration there) {
        return String.join(" ", there.trustOrigins().servers().keySet());
    }

    private List<PlannedValue> trust(WantedTrust wanted) {
        List<TrustedServer> before = trusted();
        TrustOrigins origins =
                now.map(TentacleConfiguration::trustOrigins).orElse(TrustOrigins.UNKNOWN);
        var values =
                new ArrayList<>(
                        PlannedValue.items(
                                "trust",
                                before.stream().map(WantedTrust::words).toList(),
                                wanted.listAfter(before, origins).stream()
                                        .map(WantedTrust::words)
                                        .toList()));
        if (!wanted.subscription().isEmpty()) {
            values.add(
                    new PlannedValue(
                            "subscription-id",
                            WantedTrust.subscription(before),
                            wanted.subscription()));
        }
        return values;
    }

    private List<TrustedServer> trusted() {
        try {
            return now.isEmpty() ? List.of() : now.get().trustedServers();
        } catch (InstanceException e) {
            return List.of(); // the step fails with the reason when it reads the list
        }
    }

    private List<PlannedValue> proxy(
            String name, ProxySettings.Set set, WantedConfiguration wanted) {
        ProxySettings after = wanted.proxySettings(set);
        var values = new ArrayList<PlannedValue>();
        values.add(value(name, there -> words(there.proxy(set), after), words(after)));
        values.add(value(name + "-username", there -> user(there.proxy(set)), user(after)));
        values.add(value(name + "-bypass", there -> bypass(there.proxy(set)), bypass(after)));
        values.removeIf(value -> value.before().isEmpty() && value.after().isEmpty());
        wanted.proxyPassword(set)
                .ifPresent(password -> values.add(password(name + "-password", set, password)));
        return values;
    }

    /// What a set that is switched off still holds has no effect.
    private static String user(ProxySettings proxy) {
        return proxy.mode() == ProxySettings.Mode.CUSTOM ? proxy.username().orElse("") : "";
    }

    private static String bypass(ProxySettings proxy) {
        return proxy.mode() == ProxySettings.Mode.CUSTOM
                ? String.join(" ", proxy.bypass().entries())
                : "";
    }

    /// One that acts in the same way is the same, in whatever spelling.
    private static String words(ProxySettings before, ProxySettings after) {
        return words(before.actsAs(after) ? after : before);
    }

    private static String words(ProxySettings proxy) {
        return switch (proxy.mode()) {
            case NONE -> "none";
            case SYSTEM -> "auto";
            case CUSTOM -> proxy.host() + ":" + proxy.port();
        };
    }

    private PlannedValue password(String name, ProxySettings.Set set, Secret wanted) {
        String stored = before(there -> compared(there.proxyPassword(set), wanted));
        return stored.isEmpty()
                ? new PlannedValue(name, "", PlannedValue.GIVEN)
                : new PlannedValue(name, PlannedValue.GIVEN, stored);
    }

    /// @return empty for none
    private static String compared(Optional<char[]> stored, Secret wanted) {
        if (stored.isEmpty()) {
            return "";
        }
        boolean same = wanted.use(password -> Arrays.equals(password, stored.get()));
        Arrays.fill(stored.get(), '\0');
        return same ? PlannedValue.UNCHANGED : PlannedValue.CHANGED;
    }
}
