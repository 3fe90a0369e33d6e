package dev.tentaclesetup.practice.store;

/// The users that every practice server has.
public enum SeedUser {
    /// May do everything; the API key that the server announces is its.
    ADMINISTRATOR("Users-1", "admin", "Practice administrator"),
    /// A service account that may register, check and remove machines in every space.
    INSTALLER("Users-21", "installer", "Tentacle installer"),
    /// May look, and nothing else.
    READER("Users-22", "reader", "Reader"),
    /// Has no role in the default space, but in all others.
    OTHER_SPACES_ONLY("Users-23", "elsewhere", "Not in the default space"),
    /// Its account is disabled.
    DISABLED("Users-24", "former", "Former colleague"),
    /// May create targets in the first environment of each space only.
    FIRST_ENVIRONMENT_ONLY("Users-25", "narrow", "First environment only");

    private final String id;
    private final String username;
    private final String displayName;

    SeedUser(String id, String username, String displayName) {
        this.id = id;
        this.username = username;
        this.displayName = displayName;
    }

    /// The id, `Users-{n}`.
    public String id() {
        return id;
    }

    /// The name for signing in.
    public String username() {
        return username;
    }

    /// The name for people.
    public String displayName() {
        return displayName;
    }
}
