package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Folders that others need are neither taken nor deleted.
@Timeout(300)
class GuardedFoldersIT {

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void aFolderOfTheSystemIsRefusedAlsoBehindALinkAndWhenItIsAccepted() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

        for (Path system :
                new Path[] {Path.of("/srv"), Path.of("/usr"), link.resolve("tentacle")}) {
            Product.Ended ended =
                    run(
                            listening()
                                    .replaceFirst("applications = .*", "applications = " + system)
                                    .replace("[service]", "accept-existing = yes\n\n[service]"));

            assertThat(ended.exit()).as("%s", ended).isEqualTo(10);
            assertThat(ended.err())
                    .contains("DISK-SYSTEM", "paths.applications", system.toString())
                    .doesNotContain("Exception");
        }
        assertThat(Path.of("/etc/tentacle")).doesNotExist();
    }

    @Test
    void aFolderWithFilesOfOthersIsTakenOnlyWhenThatIsAccepted() throws Exception {
        Path website = Files.createDirectories(folder.resolve("website"));
        Files.writeString(website.resolve("index.html"), "stays");
        String file = listening().replaceFirst("applications = .*", "applications = " + website);

        Product.Ended refused = run(file);
        assertThat(refused.exit()).as("%s", refused).isEqualTo(10);
        assertThat(refused.err())
                .contains("DISK-FOREIGN", "index.html", "paths.accept-existing = yes");

        Product.Ended done = run(file.replace("[service]", "accept-existing = yes\n\n[service]"));
        assertThat(done.exit()).as("%s", done).isZero();
        assertThat(website.resolve("index.html")).hasContent("stays");

        Product.Ended again = run(reconfigure(file));
        assertThat(again.exit()).as("its own folder by now: %s", again).isZero();
    }

    @Test
    void theFolderOfAnotherInstanceIsNeitherTakenNorDeleted() throws Exception {
        String first = listening();
        assertThat(run(first).exit()).isZero();
        String second =
                listening()
                        .replace("instance = Demo", "instance = Second")
                        .replace("name = web-one", "name = web-two")
                        .replaceFirst("applications = .*", "applications = " + folder.resolve("a"));

        Product.Ended same = run(second);
        assertThat(same.exit()).as("%s", same).isEqualTo(10);
        assertThat(same.err()).contains("DISK-OVERLAP", "the instance \"Demo\"", "paths.data");

        Path shared = folder.resolve("instance/applications");
        String inside =
                second.replaceFirst("data = .*", "data = " + folder.resolve("b"))
                        .replaceFirst("applications = .*", "applications = " + folder.resolve("c"));
        assertThat(run(inside).exit()).isZero();
        Path configuration = product.machine().resolve("Second/tentacle-Second.config");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(folder.resolve("c").toString(), shared.getParent().toString()));

        Product.Ended removed =
                run(
                        answers.removal()
                                .replace("instance = Demo", "instance = Second")
                                .replace("confirm = Demo", "confirm = Second"));
        assertThat(removed.exit()).as("%s", removed).isEqualTo(10);
        assertThat(removed.err()).contains("DISK-OVERLAP", "remove.delete");
        assertThat(shared).exists();
        assertThat(configuration).exists();
    }

    @Test
    void aFolderNearTheRootIsNotDeletedAndThatIsSaidInASentence() throws Exception {
        assertThat(run(listening()).exit()).isZero();
        Path configuration = product.machine().resolve("Demo/tentacle-Demo.config");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace(folder.resolve("instance/applications").toString(), "/srv"));

        Product.Ended removed = run(answers.removal());

        assertThat(removed.exit()).as("%s", removed).isEqualTo(10);
        assertThat(removed.err())
                .contains("DISK-SYSTEM", "/srv", "remove.delete")
                .doesNotContain("Exception");
        assertThat(configuration).exists();
    }

    private String listening() {
        return answers.listening(FreePort.next());
    }

    private static String reconfigure(String file) {
        return file.replace("instance = Demo", "instance = Demo\nif-exists = reconfigure");
    }

    private Product.Ended run(String file) throws Exception {
        Path path = Files.writeString(folder.resolve("answers.ini"), file);
        return product.setUp("--silent", "--answers", path.toString());
    }
}
