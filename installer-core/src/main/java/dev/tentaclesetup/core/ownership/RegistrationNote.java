package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What this set-up has registered of an instance, so that a later run knows its own record from
/// one of a host that this one is a copy of. Holds no secret.
///
/// @param server web address of the server
/// @param recordId of the record there
/// @param thumbprint of the agent's certificate
/// @param host on which that was
/// @param configuration the instance's configuration file there
public record RegistrationNote(
        String server,
        String recordId,
        Thumbprint thumbprint,
        HostIdentity host,
        Path configuration) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Whether the note is about this record of this server.
    public boolean isAbout(String otherServer, String id) {
        return server.equals(otherServer) && recordId.equals(id);
    }

    /// Whether it was written for another configuration file, which is still there. One that is
    /// gone was moved to where it is found now.
    public boolean ofAnotherFile(Path file) {
        if (configuration.equals(file) || Files.notExists(configuration)) {
            return false;
        }
        try {
            return Files.notExists(file) || !Files.isSameFile(configuration, file);
        } catch (IOException e) {
            return true;
        }
    }

    byte[] text() {
        var node = JSON.createObjectNode();
        node.put("server", server);
        node.put("record", recordId);
        node.put("thumbprint", thumbprint.hex());
        node.put("configuration", configuration.toString());
        node.putObject("host")
                .put("machine-id", host.machineId())
                .put("hardware", host.hardware())
                .put("name", host.name());
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    /// The one that is kept of an instance; empty without one.
    static Optional<RegistrationNote> of(InstanceArchive archive) {
        return archive.registration().flatMap(RegistrationNote::read);
    }

    /// Empty for what is no note: without one, less is known, and nothing else is wrong.
    private static Optional<RegistrationNote> read(byte[] text) {
        try {
            JsonNode node = JSON.readTree(text);
            JsonNode host = node.path("host");
            return Optional.of(
                    new RegistrationNote(
                            node.path("server").asString(""),
                            node.path("record").asString(""),
                            new Thumbprint(node.path("thumbprint").asString("")),
                            new HostIdentity(
                                    host.path("machine-id").asString(""),
                                    host.path("hardware").asString(""),
                                    host.path("name").asString("")),
                            Path.of(node.path("configuration").asString(""))));
        } catch (JacksonException | InvalidPathException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no thumbprint
        }
    }
}
