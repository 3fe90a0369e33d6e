package dev.tentaclesetup.practice.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Users, their API keys and passwords. Keys and passwords are kept as salted hashes only.
public final class Accounts {

    private static final String KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int KEY_LENGTH = 30;
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final byte[] salt = new byte[SALT_BYTES];
    private final List<User> users = new ArrayList<>();
    private final Map<String, User> byKey = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();

    /// No users yet.
    public Accounts() {
        random.nextBytes(salt);
    }

    /// Adds a user.
    public synchronized void add(User user) {
        users.add(user);
    }

    /// A new API key of the vendor's form: `API-` and upper-case letters and digits.
    public String newKey() {
        var key = new StringBuilder("API-");
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(KEY_LETTERS.charAt(random.nextInt(KEY_LETTERS.length())));
        }
        return key.toString();
    }

    /// Lets `key` stand for the user from now on.
    public synchronized void accept(String key, User user) {
        byKey.put(hash(key), user);
    }

    /// Sets a user's password.
    public synchronized void password(User user, String password) {
        passwords.put(user.id(), hash(password));
    }

    /// All users.
    public synchronized List<User> users() {
        return List.copyOf(users);
    }

    /// The user with that id.
    public synchronized Optional<User> byId(String id) {
        return users.stream().filter(user -> Names.same(user.id(), id)).findFirst();
    }

    /// The user that an API key or access token stands for; compared exactly.
    public synchronized Optional<User> byKey(String key) {
        return Optional.ofNullable(byKey.get(hash(key)));
    }

    /// The user with that name (any case) and that password.
    public synchronized Optional<User> signIn(String username, String password) {
        return users.stream()
                .filter(user -> Names.same(user.username(), username))
                .filter(user -> hash(password).equals(passwords.get(user.id())))
                .findFirst();
    }

    private String hash(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
