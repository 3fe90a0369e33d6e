package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A conversation recorded from the reference's library and services.
///
/// @param name what happens in it
/// @param frames in the order seen by the dialler
record Recording(String name, List<Frame> frames) {

    static final List<String> NAMES =
            List.of(
                    "listening-cancel-v2",
                    "listening-capabilities",
                    "listening-file-transfer",
                    "listening-large-upload",
                    "listening-script-v1",
                    "listening-script-v2",
                    "listening-types",
                    "listening-unknown-service",
                    "listening-unknown-ticket-v2",
                    "polling-capabilities",
                    "polling-file-transfer",
                    "polling-idle",
                    "polling-script-v2",
                    "polling-unknown-service");

    /// One unit of the wire.
    ///
    /// @param dialler whether the dialler has sent it
    record Frame(boolean dialler, JsonNode json) {

        boolean control() {
            return kind().equals("control");
        }

        boolean message() {
            return kind().equals("message");
        }

        private String kind() {
            return json.get("kind").asString();
        }

        String text() {
            return json.get("text").asString();
        }

        byte[] bytes(String field) {
            return Base64.getDecoder().decode(json.get(field).asString());
        }

        boolean has(String field) {
            return json.has(field);
        }

        JsonNode decoded() {
            return json.get("decoded");
        }
    }

    static Recording load(String name) {
        try (InputStream in = Recording.class.getResourceAsStream("/vectors/" + name + ".json")) {
            JsonNode root = JsonMapper.shared().readTree(Objects.requireNonNull(in));
            List<Frame> frames = new ArrayList<>();
            for (JsonNode frame : root.get("frames")) {
                frames.add(new Frame(frame.get("from").asString().equals("dialler"), frame));
            }
            return new Recording(name, frames);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
