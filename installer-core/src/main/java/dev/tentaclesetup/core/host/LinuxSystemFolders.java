package dev.tentaclesetup.core.host;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folders of the Filesystem Hierarchy Standard, and those that distributions add to it.
///
/// @param home of the user that this process runs as
record LinuxSystemFolders(Path home) implements SystemFolders {

    /// The system's alone, with all that is in them.
    private static final List<Path> WHOLE =
            paths(
                    "/bin /boot /dev /etc /lib /lib32 /lib64 /libx32 /lost+found /nix /proc /run",
                    "/sbin /snap /sys /usr",
                    "/var/lib/apt /var/lib/dbus /var/lib/dnf /var/lib/dpkg /var/lib/pacman",
                    "/var/lib/polkit-1 /var/lib/private /var/lib/rpm /var/lib/selinux",
                    "/var/lib/snapd /var/lib/systemd /var/lib/zypp /var/spool/cron");

    /// Shared: a program may have a folder of its own in them.
    private static final List<Path> SHARED =
            paths(
                    "/ /home /media /mnt /opt /root /srv /tmp /usr/local /var",
                    "/var/backups /var/cache /var/crash /var/lib /var/local /var/lock /var/log",
                    "/var/mail /var/opt /var/run /var/spool /var/tmp /var/www");

    /// The one place below `/usr` for what does not come with the system; it has the same folders
    /// as `/usr`.
    private static final Path LOCAL = Path.of("/usr/local");

    private static final List<Path> OF_LOCAL =
            paths(
                    "/usr/local/bin /usr/local/etc /usr/local/games /usr/local/include",
                    "/usr/local/lib /usr/local/lib64 /usr/local/libexec /usr/local/man",
                    "/usr/local/sbin /usr/local/share /usr/local/src");

    @Override
    public boolean standIn(Path folder) {
        return Stream.of(SHARED, WHOLE, List.of(home))
                .flatMap(List::stream)
                .anyMatch(one -> one.startsWith(folder));
    }

    @Override
    public boolean have(Path folder) {
        List<Path> alone = folder.startsWith(LOCAL) ? OF_LOCAL : WHOLE;
        return alone.stream().anyMatch(folder::startsWith);
    }

    private static List<Path> paths(String... lines) {
        return Stream.of(lines).flatMap(line -> Stream.of(line.split(" "))).map(Path::of).toList();
    }
}
