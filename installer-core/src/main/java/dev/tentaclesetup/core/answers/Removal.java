package dev.tentaclesetup.core.answers;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a removal shall do [wizard-reference 10.4].
///
/// @param setup `[setup]`; only instance, time limit and failure behaviour matter here
/// @param server `[server]`, empty when the server shall not or cannot be called
/// @param proxy `[proxy]`
/// @param deregister `remove.deregister`
/// @param delete `remove.delete`
public record Removal(
        Answers.Setup setup,
        Optional<Answers.Server.Online> server,
        Answers.Proxy proxy,
        Deregister deregister,
        Set<Part> delete) {

    public Removal {
        delete = Set.copyOf(delete);
    }

    /// Whether nothing of the instance stays that could run or be found; its data may stay.
    public boolean whole() {
        return delete.containsAll(Set.of(Part.RECORD, Part.SERVICE, Part.CERTIFICATE));
    }

    /// Whether the server's records go. By itself a removal of parts that leave the agent running
    /// does not touch them.
    public boolean deregisters() {
        return switch (deregister) {
            case YES -> true;
            case NO -> false;
            case AUTO ->
                    Stream.of(Part.RECORD, Part.SERVICE, Part.CERTIFICATE)
                            .anyMatch(delete::contains);
        };
    }

    /// Whether the agent stops.
    public boolean stopsAgent() {
        return delete.contains(Part.SERVICE) || stopsService();
    }

    /// Whether a service that stays loses something that it cannot run without.
    public boolean stopsService() {
        boolean needed =
                Stream.of(Part.RECORD, Part.CERTIFICATE, Part.DATA).anyMatch(delete::contains);
        return needed && !delete.contains(Part.SERVICE);
    }

    /// `remove.deregister`.
    public enum Deregister {
        /// Try if there are credentials; never fail the run because of it. What stays is named.
        AUTO,
        /// A failure stops the run before anything local is removed.
        YES,
        NO
    }

    /// What can be deleted.
    public enum Part {
        /// The instance's entry in this host's index, and its configuration file.
        RECORD,
        SERVICE,
        /// The rules that the set-up made in this host's firewall.
        FIREWALL,
        CERTIFICATE,
        /// The account that the set-up made for this instance.
        ACCOUNT,
        /// The data folder; needs `remove.confirm`.
        DATA,
        /// The applications folder; needs `remove.confirm`.
        APPLICATIONS
    }
}
