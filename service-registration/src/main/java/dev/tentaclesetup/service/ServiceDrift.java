package dev.tentaclesetup.service;

/// One thing about a service that is not as its definition says.
///
/// @param aspect what kind of thing
/// @param name which one, as the service manager calls it, for example `Service.Restart`
/// @param is what it is now; empty when there is nothing
/// @param wanted what it should be; empty when there should be nothing
public record ServiceDrift(Aspect aspect, String name, String is, String wanted) {

    /// What kind of thing differs.
    public enum Aspect {
        /// There is no such service.
        MISSING,
        /// A setting of the definition was changed, added or taken away.
        SETTING,
        /// Whether the system starts it by itself.
        START,
        /// Who owns the definition, and who may change it.
        RIGHTS,
        /// The manager works with an older definition than the one that is stored.
        STALE,
        /// Settings were added beside the definition, for example by `systemctl edit`.
        ADDITION
    }

    /// Whether [ServiceManager#install] repairs it. Settings beside the definition are the means
    /// that the system offers to administrators (`systemctl edit`): they are shown, and stay.
    public boolean repairable() {
        return aspect != Aspect.ADDITION;
    }
}
