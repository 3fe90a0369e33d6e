package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What is needed to run into a problem with the real command line, to do what its sentence says,
/// and to run again.
///
/// A way out of what is found before a change ends in a plan (`--plan` asks all that a run asks
/// first); one of what stops a change ends in a finished run.
abstract class WaysOut {

    @TempDir Path folder;
    PracticeServer server;
    AnswerText answers;
    private final Map<String, String> variables = new HashMap<>();
    private final Set<ProblemId> told = EnumSet.noneOf(ProblemId.class);
    private boolean privileged = true;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        variable("KEY", server.apiKey());
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product().processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    /// In the place of the usual one.
    final void serve(PracticeServer other) {
        server.close();
        server = other;
        variable("KEY", server.apiKey());
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    final void variable(String name, String value) {
        variables.put(name, value);
    }

    /// Names that resolve to the loopback address in the product's processes.
    final void hosts(String... names) throws Exception {
        String lines = "127.0.0.1 localhost " + String.join(" ", names) + "\n";
        Path file = Files.writeString(folder.resolve("hosts"), lines);
        variable("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + file);
    }

    final Product product() {
        var product = new Product(folder, variables);
        return privileged ? product : product.withoutPrivileges();
    }

    /// From now on, for root too.
    final void dropPrivileges() {
        privileged = false;
    }

    final String listening() {
        return answers.listening(FreePort.next());
    }

    /// The same answers for another web address.
    final String at(String text, String url) {
        return text.replace("url = " + server.url(), "url = " + url);
    }

    /// A plan, or why there is none.
    final Product.Ended plan(String text, String... options) throws Exception {
        return run(text, "--plan", options);
    }

    final Product.Ended apply(String text, String... options) throws Exception {
        return run(text, "--silent", options);
    }

    /// It ends well, and no problem that was told before is told again.
    final void goesOn(Product.Ended ended) {
        assertThat(ended.exit()).as("%s", ended).isZero();
        for (ProblemId id : told) {
            assertThat(ended.err()).as("%s", ended).doesNotContain(" " + id.text() + "  ");
        }
    }

    private Product.Ended run(String text, String first, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        var arguments = new ArrayList<>(List.of(first, "--answers", file.toString()));
        arguments.addAll(List.of(options));
        return product().setUp(arguments.toArray(String[]::new));
    }

    /// The way out of a problem, as it was printed.
    final String wayOut(ProblemId id, Product.Ended ended) {
        String head = "(fail|warn) +" + id.text() + "  .*";
        List<String> lines = ended.err().lines().toList();
        List<String> found =
                lines.stream()
                        .dropWhile(line -> !line.matches(head))
                        .skip(1)
                        .takeWhile(line -> line.startsWith("       "))
                        .dropWhile(line -> !line.startsWith("       fix "))
                        .toList();
        assertThat(found).as("%s in %s", id.text(), ended).isNotEmpty();
        told.add(id);
        return found.stream()
                .map(line -> line.replaceFirst("^ {7}(fix)? *", ""))
                .collect(Collectors.joining("\n"));
    }

    final void refusedBy(ProblemId id, String wayOut, Product.Ended ended) {
        assertThat(ended.exit()).as("%s", ended).isNotZero();
        assertThat(wayOut(id, ended)).contains(wayOut);
    }

    final void warnedOf(ProblemId id, String wayOut, Product.Ended ended) {
        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(wayOut(id, ended)).contains(wayOut);
    }

    /// Everything is set up and stays, and whether it is healthy is not known.
    final void unproved(ProblemId id, String wayOut, Product.Ended ended) {
        assertThat(ended.exit()).as("%s", ended).isEqualTo(23);
        assertThat(wayOut(id, ended)).contains(wayOut);
    }

    /// What a user does in the portal.
    final String send(String method, String path, String body, int status) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(server.url() + path))
                                    .header("X-Octopus-ApiKey", server.apiKey())
                                    .method(method, BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return answer.body();
        }
    }
}
