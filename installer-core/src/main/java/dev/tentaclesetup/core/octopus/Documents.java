package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reading the server's JSON without trusting it: bounded, members optional, wrong types as absent.
final class Documents {

    private static final int DEEPEST = 100;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxDocumentLength(Transport.LARGEST_ANSWER)
                                                    .build())
                                    .build())
                    .build();

    private Documents() {}

    /// @throws ProblemException when the answer is not JSON
    static JsonNode parse(ApiAnswer answer) throws ProblemException {
        try {
            return MAPPER.readTree(answer.text());
        } catch (JacksonException unreadable) {
            throw new ProblemException(
                    Problem.of(
                            ProblemId.SRV_ANSWER,
                            ForeignBody.describe(answer),
                            answer.call().purpose().phrase()),
                    unreadable);
        }
    }

    /// A document of our own or one that was read before.
    static ObjectNode object(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static String text(JsonNode node, String member) {
        return optional(node, member).orElse("");
    }

    /// The member as text; empty when it is absent, null or not a plain value.
    static Optional<String> optional(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asString())
                : Optional.empty();
    }

    static boolean flag(JsonNode node, String member) {
        return node.path(member).asBoolean(false);
    }

    static List<String> texts(JsonNode node, String member) {
        var texts = new ArrayList<String>();
        for (JsonNode item : node.path(member)) {
            if (item.isValueNode()) {
                texts.add(item.asString());
            }
        }
        return texts;
    }
}
