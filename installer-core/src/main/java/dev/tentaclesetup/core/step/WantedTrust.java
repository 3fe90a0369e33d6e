package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which servers an agent obeys after a run, and what becomes of those that it obeyed before.
///
/// A server may come with another certificate, and an instance may move to another server: then the
/// former entries go, because an agent must not obey a certificate that its server has replaced.
/// Entries of servers that this set-up is not about stay, unless the answers say otherwise.
///
/// @param server its web address, or [TrustOrigins#OFFLINE]
/// @param entries of the server that this set-up is about
/// @param rule of the answers
/// @param known whether the server lists this very agent already, so that one of the certificates
///   in the list is, or was, its own
/// @param newSubscription whether the subscription in the entries was drawn for this run
public record WantedTrust(
        String server,
        List<TrustedServer> entries,
        Answers.AgentTrust rule,
        boolean known,
        boolean newSubscription) {

    public WantedTrust {
        entries = List.copyOf(entries);
    }

    /// The list afterwards. One that says all of this already stays in its order.
    List<TrustedServer> listAfter(List<TrustedServer> before, TrustOrigins origins) {
        List<TrustedServer> staying = staying(before, origins);
        boolean there = entries.stream().allMatch(entry -> before.stream().anyMatch(same(entry)));
        if (there && before.size() == staying.size() + entries.size()) {
            return before;
        }
        var list = new ArrayList<>(staying);
        list.addAll(entries);
        return list;
    }

    /// An address may be written in other words.
    private static Predicate<TrustedServer> same(TrustedServer entry) {
        return there ->
                there.sameEntry(entry)
                        && there.style().equals(entry.style())
                        && there.subscription().equals(entry.subscription());
    }

    /// Entries besides those that this set-up is about.
    public List<TrustedServer> staying(List<TrustedServer> before, TrustOrigins origins) {
        return switch (rule) {
            case ONLY -> List.of();
            case ADD -> without(certificates(entries), before);
            case REPLACE -> without(replaced(before, origins), before);
        };
    }

    /// Entries of other servers that go.
    public List<TrustedServer> leaving(List<TrustedServer> before, TrustOrigins origins) {
        List<TrustedServer> staying = staying(before, origins);
        Set<Thumbprint> own = own(before, origins);
        boolean rotated = known && !knows(own, before);
        return before.stream()
                .filter(entry -> !staying.contains(entry) && !own.contains(entry.thumbprint()))
                .filter(_ -> !rotated)
                .toList();
    }

    /// What is known of the list afterwards.
    TrustOrigins originsAfter(List<TrustedServer> after, TrustOrigins origins) {
        var certificates = new LinkedHashSet<>(certificates(entries));
        certificates.addAll(origins.of(server));
        return origins.with(server, List.copyOf(certificates)).retaining(certificates(after));
    }

    private static List<TrustedServer> without(
            Set<Thumbprint> certificates, List<TrustedServer> before) {
        return before.stream().filter(entry -> !certificates.contains(entry.thumbprint())).toList();
    }

    private Set<Thumbprint> replaced(List<TrustedServer> before, TrustOrigins origins) {
        Set<Thumbprint> own = own(before, origins);
        return !knows(own, before) && oneFormer(before, origins) ? certificates(before) : own;
    }

    private static boolean knows(Set<Thumbprint> own, List<TrustedServer> before) {
        return certificates(before).stream().anyMatch(own::contains);
    }

    /// The certificates of this server, former ones included.
    private Set<Thumbprint> own(List<TrustedServer> before, TrustOrigins origins) {
        Set<Thumbprint> own = certificates(entries);
        own.addAll(origins.of(server));
        before.stream()
                .filter(entry -> entries.stream().anyMatch(entry::sameAddress))
                .map(TrustedServer::thumbprint)
                .forEach(own::add);
        return own;
    }

    /// Whether everything that is trusted belongs to one server, which this set-up is about by
    /// another certificate, or in whose place its server comes.
    private boolean oneFormer(List<TrustedServer> before, TrustOrigins origins) {
        Set<Thumbprint> trusted = certificates(before);
        List<List<Thumbprint>> servers = List.copyOf(origins.retaining(trusted).servers().values());
        boolean setUpByUs = servers.size() == 1 && servers.getFirst().containsAll(trusted);
        return setUpByUs || (known && trusted.size() == 1);
    }

    private static Set<Thumbprint> certificates(List<TrustedServer> servers) {
        var certificates = new HashSet<Thumbprint>();
        servers.forEach(entry -> certificates.add(entry.thumbprint()));
        return certificates;
    }

    /// The subscription, as it stands in plans; empty for an agent that is called.
    String subscription() {
        return entries.stream()
                .flatMap(entry -> entry.subscription().stream())
                .findFirst()
                .map(id -> newSubscription ? PlannedValue.NEW : id.text())
                .orElse("");
    }

    /// An entry, for people.
    public static String words(TrustedServer entry) {
        return entry.thumbprint() + entry.address().map(address -> " " + address).orElse("");
    }

    /// The subscription of a list; empty without one.
    static String subscription(List<TrustedServer> entries) {
        return entries.stream()
                .flatMap(entry -> entry.subscription().stream())
                .findFirst()
                .map(SubscriptionId::text)
                .orElse("");
    }
}
