package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BrokenIndexFile;
import dev.tentaclesetup.instance.InstanceFailure.NameTaken;
import dev.tentaclesetup.instance.InstanceFailure.NoSingleInstance;
import dev.tentaclesetup.instance.InstanceFailure.UnknownInstance;
import dev.tentaclesetup.instance.json.Json;
import dev.tentaclesetup.instance.json.JsonException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The instances of this host: a folder with one JSON file each [tentacle-configuration 2.1].
///
/// The official program takes every file in the folder for an instance and fails for all of them
/// when one is broken. Here broken files are listed apart from the others in [Content#broken()],
/// and nothing but finished entries ever stands in the folder, not even for a moment: an entry is
/// staged outside ([AtomicFile.Staging#BESIDE_FOLDER]), and so is its lock.
public final class InstanceIndex {

    private static final int MAX_FILES = 10_000;
    private static final int MAX_BYTES = 64 * 1024;
    private static final String MODE = "rw-r--r--"; // no secrets; the service account reads it

    private static final Comparator<InstanceRecord> BY_NAME =
            new Comparator<>() { // and not a chain of lambdas: the agent loads this at its start
                @Override
                public int compare(InstanceRecord a, InstanceRecord b) {
                    int order = a.name().compareToIgnoreCase(b.name());
                    return order != 0 ? order : a.name().compareTo(b.name());
                }
            };

    private final Path folder;

    private InstanceIndex(Path folder) {
        this.folder = folder;
    }

    public static InstanceIndex of(HostFolders folders) {
        return new InstanceIndex(folders.indexFolder());
    }

    /// What the folder holds.
    ///
    /// @param instances sorted by name
    /// @param broken files that are no entries; the official program fails while one is there
    public record Content(List<InstanceRecord> instances, List<BrokenIndexFile> broken) {
        public Content {
            instances = List.copyOf(instances);
            broken = List.copyOf(broken);
        }
    }

    /// Reads the whole folder; an index without folder is empty.
    public Content read() throws InstanceException {
        List<InstanceRecord> instances = new ArrayList<>();
        List<BrokenIndexFile> broken = new ArrayList<>();
        for (Path file : files()) {
            try {
                instances.add(entry(file));
            } catch (NoSuchFileException e) {
                if (Files.isSymbolicLink(file)) {
                    broken.add(new BrokenIndexFile(file, "a link to nothing"));
                } // else it was removed in between
            } catch (IOException | JsonException e) {
                broken.add(new BrokenIndexFile(file, String.valueOf(e.getMessage())));
            }
        }
        instances.sort(BY_NAME);
        return new Content(instances, broken);
    }

    /// All instances that can be read, sorted by name.
    public List<InstanceRecord> list() throws InstanceException {
        return read().instances();
    }

    /// The instance of this name, ignoring case; among several the one spelled exactly so.
    public Optional<InstanceRecord> find(String name) throws InstanceException {
        List<InstanceRecord> hits = new ArrayList<>();
        for (InstanceRecord entry : list()) {
            if (entry.name().equals(name)) {
                return Optional.of(entry);
            }
            if (entry.name().equalsIgnoreCase(name)) {
                hits.add(entry);
            }
        }
        return hits.size() == 1 ? Optional.of(hits.getFirst()) : Optional.empty();
    }

    /// The instance of this name.
    ///
    /// @throws InstanceException with [UnknownInstance], or [NoSingleInstance] when only other
    ///   spellings exist
    public InstanceRecord select(String name) throws InstanceException {
        Optional<InstanceRecord> found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> available = list().stream().map(InstanceRecord::name).toList();
        List<String> similar = available.stream().filter(name::equalsIgnoreCase).toList();
        throw new InstanceException(
                similar.isEmpty()
                        ? new UnknownInstance(name, available)
                        : new NoSingleInstance(similar));
    }

    /// The instance that is meant when none is named: `Tentacle`, else the only one
    /// [tentacle-configuration 2.3].
    ///
    /// @throws InstanceException with [NoSingleInstance]
    public InstanceRecord selectDefault() throws InstanceException {
        List<InstanceRecord> all = list();
        for (InstanceRecord entry : all) {
            if (entry.name().equals(InstanceName.DEFAULT.text())) {
                return entry;
            }
        }
        if (all.size() == 1) {
            return all.getFirst();
        }
        throw new InstanceException(
                new NoSingleInstance(all.stream().map(InstanceRecord::name).toList()));
    }

    /// Adds an instance, or points an existing one (ignoring case, spelling kept) to another file.
    ///
    /// @throws InstanceException with [NameTaken] when another name has the same index file
    public InstanceRecord add(InstanceName name, Path configurationFile) throws InstanceException {
        try {
            Files.createDirectories(folder);
            try (var _ = LockFile.take(lockFile())) {
                InstanceRecord added = place(name, configurationFile.toAbsolutePath().normalize());
                AtomicFile.write(
                        added.indexFile(), json(added), MODE, AtomicFile.Staging.BESIDE_FOLDER);
                return added;
            }
        } catch (IOException e) {
            throw InstanceException.access(folder, "write", e);
        }
    }

    private InstanceRecord place(InstanceName name, Path configurationFile)
            throws InstanceException {
        Path canonical = folder.resolve(name.indexFileName());
        for (InstanceRecord existing : list()) {
            if (existing.name().equalsIgnoreCase(name.text())) {
                return new InstanceRecord(existing.name(), configurationFile, existing.indexFile());
            }
            if (existing.indexFile().equals(canonical)) {
                throw new InstanceException(new NameTaken(name.text(), existing.name()));
            }
        }
        return new InstanceRecord(name.text(), configurationFile, canonical);
    }

    /// Removes an instance from the index, and nothing else of it; harmless when it is not there.
    ///
    /// @return whether it was there
    public boolean remove(String name) throws InstanceException {
        Optional<InstanceRecord> found = find(name);
        if (found.isEmpty()) {
            return false;
        }
        Path file = found.get().indexFile();
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw InstanceException.access(file, "delete", e);
        }
    }

    private List<Path> files() throws InstanceException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!Files.isDirectory(entry)) {
                    files.add(entry);
                }
                if (files.size() > MAX_FILES) {
                    throw new IOException("more than " + MAX_FILES + " files");
                }
            }
        } catch (IOException e) {
            throw InstanceException.access(folder, "list", e);
        }
        return files;
    }

    private static InstanceRecord entry(Path file) throws IOException, JsonException {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(AtomicFile.read(file, MAX_BYTES)))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("not UTF-8", e);
        }
        if (!(Json.read(text) instanceof Json.Obj object)) {
            throw new IOException("not a JSON object");
        }
        String name = member(object, "Name");
        Path configuration = Path.of(member(object, "ConfigurationFilePath"));
        return new InstanceRecord(name, configuration.toAbsolutePath().normalize(), file);
    }

    private static String member(Json.Obj object, String name) throws IOException {
        Json found = object.member(name).orElse(new Json.Null());
        String value =
                found instanceof Json.Num number ? number.literal() : found.asText().orElse("");
        if (value.isBlank() || value.indexOf('\0') >= 0) {
            throw new IOException("no usable member " + name);
        }
        return value;
    }

    private static byte[] json(InstanceRecord entry) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("Name", Json.text(entry.name()));
        members.put("ConfigurationFilePath", Json.text(entry.configurationFile().toString()));
        return new Json.Obj(members)
                .indented(System.lineSeparator())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path lockFile() {
        return AtomicFile.parent(folder).resolve(".instances.lock");
    }
}
