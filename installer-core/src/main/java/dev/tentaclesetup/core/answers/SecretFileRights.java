package dev.tentaclesetup.core.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;

/// Whether only its owner can read a file that holds a secret.
final class SecretFileRights {

    /// As Windows names them in English; other languages are recognised by the same rights being
    /// given through the first of them.
    private static final Set<String> EVERYBODY =
            Set.of("everyone", "\\everyone", "builtin\\users", "nt authority\\authenticated users");

    private SecretFileRights() {}

    /// POSIX: not readable by group and others, or owned by root and readable by a group. Windows:
    /// not readable by Everyone, Users or Authenticated Users.
    static boolean closed(Path file) {
        try {
            AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
            return acl == null ? closedByMode(file) : closedByList(acl);
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean closedByMode(Path file) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        Set<PosixFilePermission> mode = attributes.permissions();
        boolean others =
                mode.contains(PosixFilePermission.OTHERS_READ)
                        || mode.contains(PosixFilePermission.OTHERS_WRITE);
        boolean group = mode.contains(PosixFilePermission.GROUP_READ);
        boolean groupWrites = mode.contains(PosixFilePermission.GROUP_WRITE);
        boolean root = attributes.owner().getName().equals("root");
        return !others && !groupWrites && (!group || root);
    }

    private static boolean closedByList(AclFileAttributeView acl) throws IOException {
        return acl.getAcl().stream().noneMatch(SecretFileRights::opens);
    }

    private static boolean opens(AclEntry entry) {
        return entry.type() == AclEntryType.ALLOW
                && entry.permissions().contains(AclEntryPermission.READ_DATA)
                && EVERYBODY.contains(entry.principal().getName().toLowerCase(Locale.ROOT));
    }
}
