package dev.tentaclesetup.service.firewall;

/// The firewall of this host.
public sealed interface FirewallState {
    /// A firewall that this product can manage.
    ///
    /// @param name its name, for example `firewalld`
    /// @param detail its state in its own words (a default zone, the active profiles); may be empty
    record Active(String name, String detail) implements FirewallState {}

    /// One is installed and switched off.
    record Inactive(String name) implements FirewallState {}

    /// None was found.
    record Absent() implements FirewallState {}

    /// Packets are filtered by rules that have no manager of their own, and that this product
    /// therefore never edits. [Firewall#byHand] gives the rule that an administrator may add.
    ///
    /// @param name what holds the rules, for example `nftables`
    record Unmanageable(String name) implements FirewallState {}
}
