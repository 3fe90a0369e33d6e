package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is mounted where. A folder that is mounted a second time somewhere else (`mount --bind`)
/// has two real paths, and what is done to one of them happens to the other.
///
/// @param mounts in the order in which they were made; a later one hides an earlier one
record MountPoints(List<Mount> mounts) {

    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int MOST = 20_000;
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    /// A part of a file system that is seen at a place.
    ///
    /// @param device the file system
    /// @param root the folder of the file system that is seen
    /// @param place where it is seen
    record Mount(String device, Path root, Path place) {

        /// Where this mount shows what the other one shows there; empty when it does not.
        private Optional<Path> shows(Mount other, Path real) {
            Path inside = other.root.resolve(other.place.relativize(real)).normalize();
            return device.equals(other.device) && inside.startsWith(root)
                    ? Optional.of(place.resolve(root.relativize(inside)).normalize())
                    : Optional.empty();
        }
    }

    MountPoints {
        mounts = List.copyOf(mounts);
    }

    /// Those of this host; none where the system does not list them.
    static MountPoints ofHost() {
        if (!Files.isReadable(TABLE)) {
            return new MountPoints(List.of());
        }
        // Bytes of paths that are no UTF-8 are of no use here, and must not stop the reading.
        try (Stream<String> lines = Files.lines(TABLE, StandardCharsets.ISO_8859_1)) {
            return of(lines.limit(MOST).toList());
        } catch (IOException | UncheckedIOException unreadable) {
            return new MountPoints(List.of());
        }
    }

    /// As the Linux kernel lists them.
    ///
    /// @param lines of `/proc/self/mountinfo`, each byte one character
    static MountPoints of(List<String> lines) {
        return new MountPoints(
                lines.stream().map(MountPoints::mount).flatMap(Optional::stream).toList());
    }

    /// `36 35 98:0 /root /place options …`
    private static Optional<Mount> mount(String line) {
        String[] words = line.split(" ", 6);
        try {
            return words.length < 6
                    ? Optional.empty()
                    : Optional.of(new Mount(words[2], path(words[3]), path(words[4])))
                            .filter(mount -> mount.root.isAbsolute() && mount.place.isAbsolute());
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    /// Blanks, tabs, line ends and backslashes are written as `\040`.
    private static Path path(String written) {
        String bytes =
                OCTAL.matcher(written)
                        .replaceAll(code ->
                                Matcher.quoteReplacement(
                                        Character.toString(Integer.parseInt(code.group(1), 8))));
        return Path.of(
                new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    /// Every path of the folder, the given one first.
    ///
    /// @param real as of [RealFolder#of]
    List<Path> paths(Path real) {
        Optional<Mount> at = at(real);
        return Stream.concat(
                        Stream.of(real),
                        at.stream()
                                .flatMap(shown ->
                                        mounts.stream()
                                                .flatMap(other ->
                                                        visible(other, other.shows(shown, real)))))
                .distinct()
                .toList();
    }

    /// Not hidden by what is mounted above it.
    private Stream<Path> visible(Mount mount, Optional<Path> path) {
        return path.filter(shown -> at(shown).filter(mount::equals).isPresent()).stream();
    }

    /// The mount that shows what is at the path.
    private Optional<Mount> at(Path path) {
        return mounts.stream()
                .filter(mount -> path.startsWith(mount.place))
                .reduce((earlier, later) ->
                        Comparator.comparingInt((Mount one) -> one.place.getNameCount())
                                                .compare(earlier, later)
                                        > 0
                                ? earlier
                                : later);
    }
}
