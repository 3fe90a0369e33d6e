package dev.tentaclesetup.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedContractsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tentaclesetup/contracts");

    @Test
    void everyContractHasAHandler() throws Exception {
        List<String> served =
                Arrays.stream(ContractHandlers.class.getMethods())
                        .filter(method -> method.getName().equals("of"))
                        .map(method -> method.getParameterTypes()[0].getSimpleName())
                        .toList();

        assertThat(contracts()).isNotEmpty().containsExactlyInAnyOrderElementsOf(served);
    }

    /// The interfaces that have a name on the wire.
    private static List<String> contracts() throws IOException {
        List<String> contracts = new ArrayList<>();
        try (var files = Files.newDirectoryStream(SOURCES, "*.java")) {
            for (Path file : files) {
                if (Files.readString(file).contains("    String NAME = ")) {
                    contracts.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        return contracts;
    }
}
