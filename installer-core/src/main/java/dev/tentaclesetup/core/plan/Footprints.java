package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.instance.AtomicFile;
import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The [footprints][Footprint] of instances: one small file each in the state folder, for its owner
/// only, replaced as a whole.
///
/// @param state where they are
public record Footprints(StateFolder state) {

    private static final System.Logger LOG = System.getLogger(Footprints.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LARGEST = 1 << 20;
    private static final String MODE = "rw-------";
    private static final String PREFIX = "footprint-";
    private static final String SUFFIX = ".json";

    /// What is known of an instance. A file that cannot be read is as good as none: the rest of the
    /// instance is still there to be read.
    public Optional<Footprint> read(String instance) {
        return parsed(file(instance));
    }

    private static Optional<Footprint> parsed(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(parse(JSON.readTree(AtomicFile.read(file, LARGEST))))
                    : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "not a footprint: " + file, e);
            return Optional.empty();
        }
    }

    /// All that can be read.
    public List<Footprint> all() {
        var all = new ArrayList<Footprint>();
        if (Files.isDirectory(state.path())) {
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(state.path(), PREFIX + "*" + SUFFIX)) {
                files.forEach(file -> parsed(file).ifPresent(all::add));
            } catch (IOException | DirectoryIteratorException e) {
                LOG.log(System.Logger.Level.WARNING, "no footprints: " + state.path(), e);
            }
        }
        return all;
    }

    /// Whether there is one, be it readable or not.
    public boolean exists(String instance) {
        return Files.exists(file(instance));
    }

    void write(Footprint footprint) throws IOException {
        AtomicFile.write(
                file(footprint.instance()),
                JSON.writeValueAsString(members(footprint)).getBytes(StandardCharsets.UTF_8),
                MODE);
    }

    /// Deletes it, with what a killed process has left of writing it.
    void delete(String instance) throws IOException {
        Path file = file(instance);
        Files.deleteIfExists(file);
        String rests = "." + file.getFileName() + ".new-";
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        state.path(), entry -> entry.getFileName().toString().startsWith(rests))) {
            for (Path entry : entries) {
                FileTree.delete(entry);
            }
        }
    }

    private Path file(String instance) {
        String name = StateFolder.fileName(instance.toLowerCase(Locale.ROOT));
        return state.path().resolve(PREFIX + name + SUFFIX);
    }

    private static Map<String, Object> members(Footprint print) {
        var members = new LinkedHashMap<String, Object>();
        members.put("v", 1);
        members.put("instance", print.instance());
        members.put("host", print.host());
        members.put("whole", print.whole());
        members.put("configuration", text(print.configuration()));
        members.put("data", text(print.data()));
        members.put("applications", text(print.applications()));
        members.put("made", print.made().stream().map(Path::toString).toList());
        members.put("thumbprints", print.thumbprints().stream().map(Thumbprint::hex).toList());
        members.put("servers", print.servers());
        members.put("records", print.records().stream().map(Footprints::members).toList());
        return members;
    }

    private static String text(Optional<Path> path) {
        return path.map(Path::toString).orElse("");
    }

    private static Map<String, String> members(Facts.Registration record) {
        return Map.of(
                "server", record.server(),
                "space", record.space(),
                "kind", record.kind(),
                "id", record.id(),
                "name", record.name(),
                "link", record.link(),
                "address", record.address());
    }

    private static Footprint parse(JsonNode node) {
        String instance = text(node, "instance");
        if (instance.isEmpty()) {
            throw new IllegalArgumentException("no instance");
        }
        return new Footprint(
                instance,
                text(node, "host"),
                node.path("whole").asBoolean(false),
                path(text(node, "configuration")),
                path(text(node, "data")),
                path(text(node, "applications")),
                each(node.path("made"), item -> Path.of(item.asString(""))),
                each(node.path("thumbprints"), item -> new Thumbprint(item.asString(""))),
                each(node.path("servers"), item -> item.asString("")),
                each(node.path("records"), Footprints::record));
    }

    private static Facts.Registration record(JsonNode node) {
        return new Facts.Registration(
                text(node, "server"),
                text(node, "space"),
                text(node, "kind"),
                text(node, "id"),
                text(node, "name"),
                text(node, "link"),
                text(node, "address"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static Optional<Path> path(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    }

    private static <T> List<T> each(JsonNode array, Function<JsonNode, T> reading) {
        var items = new ArrayList<T>();
        array.forEach(item -> items.add(reading.apply(item)));
        return items;
    }
}
