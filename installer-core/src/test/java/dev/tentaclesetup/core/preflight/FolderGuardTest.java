package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderGuardTest {

    private static final InstanceName WEB = new InstanceName("web");

    @TempDir Path folder;
    private HostPorts host;
    private Path others;

    @BeforeEach
    void anotherInstance() throws Exception {
        folder = folder.toRealPath();
        var services = new MemoryService();
        host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, services);
        others = Files.createDirectories(folder.resolve("srv/other/data"));
        configure(new InstanceName("Other"), others, folder.resolve("srv/other-apps"));
    }

    private TentacleConfiguration configure(InstanceName name, Path data, Path applications)
            throws Exception {
        Path file = host.folders().defaultConfigurationFile(name);
        Files.createDirectories(file.getParent());
        var files = InstanceFiles.of(host.folders(), ConfigurationFile.at(file));
        files.update(old -> old.withHome(data).withApplicationsDirectory(applications));
        host.index().add(name, file);
        return files.read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc", "/usr/share/x", "/home", "/srv", "/etc/../srv/./", "/bin"})
    void refusesTheSystemsFoldersInAnySpelling(String path) {
        assertThat(ids(Path.of(path))).containsExactly(ProblemId.DISK_SYSTEM);
    }

    @Test
    void followsLinksToTheSystemsFolders() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc"));

        assertThat(ids(link)).containsExactly(ProblemId.DISK_SYSTEM);
        assertThat(ids(link.resolve("new"))).containsExactly(ProblemId.DISK_SYSTEM);
        assertThat(judged(link).getFirst().seen()).isEqualTo("/etc");
    }

    @Test
    void refusesTheFoldersOfAnotherInstanceWithWhatIsAboveAndBelow() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), others.getParent());

        for (Path taken :
                List.of(
                        others,
                        others.resolve("below/it"),
                        others.getParent(),
                        link.resolve("data"),
                        folder.resolve("srv/x/../other-apps"),
                        host.folders().root())) {
            assertThat(ids(taken)).as("%s", taken).containsExactly(ProblemId.DISK_OVERLAP);
            assertThat(judged(taken)).allMatch(Problem::blocks);
        }
        assertThat(Messages.in(Locale.ENGLISH).message(judged(others).getFirst()))
                .contains("which is of the instance \"Other\"");
        assertThat(judged(folder.resolve("srv/others"))).isEmpty();
    }

    @Test
    void knowsTheFoldersOfAnotherInstanceWhoseConfigurationIsBroken() throws Exception {
        Files.writeString(
                host.folders().defaultConfigurationFile(new InstanceName("Other")), "<broken");

        assertThat(ids(host.folders().defaultHome(new InstanceName("Other"))))
                .containsExactly(ProblemId.DISK_OVERLAP);
    }

    /// The vendor's tools put other instances below the applications folder of one that has the
    /// folder for all.
    @Test
    void onlyWarnsOfTheUsualFolderInsideAnotherInstances() throws Exception {
        configure(new InstanceName("Vendors"), others, host.folders().applications());
        Path usual = host.folders().defaultApplications(WEB);

        assertThat(ids(usual)).containsExactly(ProblemId.DISK_OVERLAP);
        assertThat(judged(usual)).noneMatch(Problem::blocks);
        assertThat(judged(host.folders().applications().resolve("elsewhere")))
                .allMatch(Problem::blocks);
    }

    @Test
    void seesThroughLinksThatTheInstancesOwnFoldersOverlap() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);

        assertThat(guard(Optional.empty()).beside(data).refuses(wanted(link.resolve("x")), true))
                .get()
                .matches(Problem::blocks)
                .extracting(Problem::id)
                .isEqualTo(ProblemId.DISK_OVERLAP);
    }

    @Test
    void refusesTheSetUpsOwnFolders() {
        assertThat(ids(host.state().path().resolve("x"))).containsExactly(ProblemId.DISK_OVERLAP);
        assertThat(ids(host.folders().indexFolder())).containsExactly(ProblemId.DISK_OVERLAP);
        assertThat(ids(Path.of("/opt/tentacle-setup/runtime/x")))
                .containsExactly(ProblemId.DISK_OVERLAP);
    }

    @Test
    void takesAFolderWithFilesOfOthersOnlyWhenThatIsAccepted() throws Exception {
        Path full = Files.createDirectories(folder.resolve("website/html")).getParent();

        assertThat(ids(full)).containsExactly(ProblemId.DISK_FOREIGN);
        assertThat(judged(full).getFirst().seen()).isEqualTo("html");
        assertThat(judged(full).getFirst().answer()).isEqualTo("paths.data");
        assertThat(judged(full, true, Optional.empty())).isEmpty();
        assertThat(judged(others, true, Optional.empty())).allMatch(Problem::blocks).isNotEmpty();
    }

    @Test
    void takesAFolderThatIsEmptyOrMissingOrLeftByAnAgent() throws Exception {
        Path left = Files.createDirectories(folder.resolve("left/Logs")).getParent();
        Files.createDirectory(left.resolve("lost+found"));
        Path usual = host.folders().defaultApplications(WEB);
        Files.createDirectories(usual.resolve("shop"));

        assertThat(ids(left)).isEmpty();
        assertThat(ids(usual)).isEmpty();
        assertThat(ids(folder.resolve("missing"))).isEmpty();
        assertThat(ids(Files.createDirectory(folder.resolve("empty")))).isEmpty();
    }

    @Test
    void leavesAnInstanceTheFoldersThatItHas() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data/website")).getParent();
        TentacleConfiguration own = configure(WEB, data, Path.of("/srv"));

        assertThat(judged(data, false, Optional.of(own))).isEmpty();
        assertThat(guard(Optional.of(own)).refuses(wanted(Path.of("/srv")), false)).isEmpty();
    }

    @Test
    void aRefusedFolderIsNotEvenTried() throws Exception {
        Path full = Files.createDirectories(folder.resolve("website/html")).getParent();
        var before = Files.getLastModifiedTime(full);

        assertThat(
                        CheckRunner.run(
                                        new WantedFolderCheck(
                                                guard(Optional.empty()),
                                                AnswerKey.PATHS_DATA,
                                                full,
                                                false))
                                .finding()
                                .problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.DISK_FOREIGN);
        assertThat(Files.getLastModifiedTime(full)).isEqualTo(before);
    }

    /// Opening it would wait for ever.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsRefusedAtOnceAsNoFolder() throws Exception {
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
        var check =
                new WantedFolderCheck(guard(Optional.empty()), AnswerKey.PATHS_DATA, pipe, false);

        assertThat(CheckRunner.run(check).finding().problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.DISK_RO);
    }

    @Test
    void keepsFromDeletionWhatOthersNeed() {
        FolderGuard guard = guard(Optional.empty());

        assertThat(guard.keeps(Path.of("/srv"))).get().matches(Problem::blocks);
        assertThat(guard.keeps(others.getParent())).get().matches(Problem::blocks);
        assertThat(guard.keeps(folder.resolve("state"))).get().matches(Problem::blocks);
        assertThat(guard.keeps(others.resolve("below"))).isEmpty();
        assertThat(guard.keeps(folder.resolve("mine"))).isEmpty();
        assertThat(Messages.in(Locale.ENGLISH).fix(guard.keeps(Path.of("/srv")).orElseThrow()))
                .contains("remove.delete");
    }

    private FolderGuard guard(Optional<TentacleConfiguration> own) {
        return new FolderGuard(host, new OwnFolders(host.folders(), WEB, own));
    }

    private static WantedFolders.Folder wanted(Path path) {
        return new WantedFolders.Folder(path, AnswerKey.PATHS_DATA.text());
    }

    private List<Problem> judged(Path path) {
        return judged(path, false, Optional.empty());
    }

    private List<Problem> judged(Path path, boolean accept, Optional<TentacleConfiguration> own) {
        return guard(own).refuses(wanted(path), accept).stream().toList();
    }

    private List<ProblemId> ids(Path path) {
        return judged(path).stream().map(Problem::id).toList();
    }
}
