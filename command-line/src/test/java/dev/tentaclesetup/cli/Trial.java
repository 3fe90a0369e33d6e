package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A practice server, the product, and a host with a file of another program, of which every trace
/// of a run can be told.
final class Trial implements AutoCloseable {

    /// Below the folder of the machine configuration.
    static final String STATE = "TentacleSetup";

    /// Where each run that is to change something leaves its log.
    static final String LOGS = "TentacleSetup/logs";

    private final Path folder;
    private final PracticeServer server;
    private final Product product;
    private final AnswerText answers;
    private SortedMap<String, String> before = new TreeMap<>();

    Trial(Path folder) throws Exception {
        this.folder = folder;
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        Path instance = Files.createDirectories(folder.resolve("instance"));
        answers = new AnswerText(server, instance);
        Files.createDirectories(product.machine());
        Files.writeString(instance.resolve("somebody-elses.txt"), "stays");
        begin();
    }

    PracticeServer server() {
        return server;
    }

    Product product() {
        return product;
    }

    AnswerText answers() {
        return answers;
    }

    /// What is there now has to be there in the end.
    void begin() throws IOException {
        before = everything();
    }

    @Override
    public void close() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    void putBack(int exit, String problem, String text) throws Exception {
        Product.Ended ended = product.setUp("--silent", "--answers", write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.err()).contains(problem).doesNotContain("{0}", "{1}", "{2}");
        assertThat(ended.lastLine()).startsWith("undone");
        assertUntouched();
    }

    void assertUntouched() throws IOException {
        assertFilesUntouched();
        assertThat(product.processes()).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(server.machines(MachineKind.WORKER)).isEmpty();
    }

    void assertFilesUntouched() throws IOException {
        assertThat(everything()).isEqualTo(before);
    }

    /// Of the machine configuration all but set-up's own journals, and the instance's folders.
    private SortedMap<String, String> everything() throws IOException {
        var all = Tree.of(product.machine(), STATE);
        Tree.of(folder.resolve("instance"))
                .forEach((name, words) -> all.put("instance/" + name, words));
        return all;
    }

    Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("answers.ini"), text);
    }
}
