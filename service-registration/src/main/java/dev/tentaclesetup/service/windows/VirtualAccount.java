package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// The account that Windows has for each service alone. It comes and goes with the service, has no
/// password, and may log on as a service like all of its kind (`NT SERVICE\ALL SERVICES`).
///
/// Windows finds its SID only while there is the service, but the SID is the same before and after:
/// it is computed from the service's name (MS-LSAT 3.1.1.1.2). So rights can be given to the
/// account before its service is made.
///
/// @param service whose account it is
public record VirtualAccount(ServiceName service) {

    /// The same in every language of Windows.
    private static final String DOMAIN = "NT SERVICE\\";

    private static final String FAMILY = "S-1-5-80";

    /// Windows' spelling.
    public String name() {
        return DOMAIN + service.value();
    }

    /// Whether an account is of this kind.
    public static boolean isName(String account) {
        return account.regionMatches(true, 0, DOMAIN, 0, DOMAIN.length());
    }

    /// @param account any account's name
    /// @return empty for one that is not of this kind
    static Optional<String> sid(String account) {
        return isName(account)
                ? Optional.of(sidOfService(account.substring(DOMAIN.length())))
                : Optional.empty();
    }

    private static String sidOfService(String name) {
        ByteBuffer hash =
                ByteBuffer.wrap(sha1(upperCase(name).getBytes(StandardCharsets.UTF_16LE)))
                        .order(ByteOrder.LITTLE_ENDIAN);
        var sid = new StringBuilder(FAMILY);
        while (hash.hasRemaining()) {
            sid.append('-').append(Integer.toUnsignedLong(hash.getInt()));
        }
        return sid.toString();
    }

    /// As Windows does it: one character is one character afterwards.
    private static String upperCase(String name) {
        return name.chars()
                .map(Character::toUpperCase)
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.append((char) c),
                        StringBuilder::append)
                .toString();
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
