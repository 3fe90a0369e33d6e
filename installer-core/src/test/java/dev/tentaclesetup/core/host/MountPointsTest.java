package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountPointsTest {

    private static final MountPoints HOST =
            MountPoints.of(
                    List.of(
                            "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
                            "22 21 0:5 / /proc rw - proc proc rw",
                            "30 21 8:1 /etc /mnt/again rw - ext4 /dev/sda1 rw",
                            "31 21 8:2 / /srv rw - ext4 /dev/sdb1 rw",
                            "32 21 8:2 /web /var/www rw - ext4 /dev/sdb1 rw",
                            "33 21 8:1 /opt/a\\040b /mnt/blank rw - ext4 /dev/sda1 rw",
                            "34 21 8:1 /usr /srv/usr rw - ext4 /dev/sda1 rw",
                            "35 31 0:9 / /srv/usr rw - tmpfs tmpfs rw"));

    private static List<Path> paths(String path) {
        return HOST.paths(Path.of(path));
    }

    @Test
    void knowsAFolderThatIsMountedOnceMoreFromBothSides() {
        assertThat(paths("/mnt/again/octopus"))
                .containsExactly(Path.of("/mnt/again/octopus"), Path.of("/etc/octopus"));
        assertThat(paths("/etc")).containsExactly(Path.of("/etc"), Path.of("/mnt/again"));
        assertThat(paths("/mnt/blank")).contains(Path.of("/opt/a b"));
    }

    @Test
    void tellsPartsOfAFileSystemApart() {
        assertThat(paths("/srv/web/html"))
                .containsExactly(Path.of("/srv/web/html"), Path.of("/var/www/html"));
        assertThat(paths("/srv/other")).containsExactly(Path.of("/srv/other"));
        assertThat(paths("/home/x")).containsExactly(Path.of("/home/x"));
    }

    @Test
    void seesWhatIsOnTopOnly() {
        assertThat(paths("/srv/usr/x")).containsExactly(Path.of("/srv/usr/x"));
        assertThat(paths("/usr/x")).containsExactly(Path.of("/usr/x"));
    }

    @Test
    void linesOfAnotherFormAreNoMounts() {
        assertThat(MountPoints.of(List.of("", "x", "1 2 3 4 5", "1 2 8:1 net:[1] a b c")).mounts())
                .isEmpty();
        assertThat(new MountPoints(List.of()).paths(Path.of("/x"))).containsExactly(Path.of("/x"));
    }
}
