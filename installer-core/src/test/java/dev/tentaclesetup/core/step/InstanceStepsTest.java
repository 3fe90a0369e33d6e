package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.IndexPort;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The steps that write an instance's own files, on real files.
@Timeout(60)
class InstanceStepsTest {

    private static final InstanceName NAME = new InstanceName("Demo");

    @TempDir Path folder;
    private HostFolders folders;
    private InstanceFiles files;
    private final RunFacts facts = new RunFacts(Facts.of("Demo"));

    @BeforeEach
    void locate() throws IOException {
        folders = HostFolders.under(folder.resolve("host"));
        Path file = folders.defaultConfigurationFile(NAME);
        files = InstanceFiles.of(folders, ConfigurationFile.at(file));
        Files.createDirectories(file.getParent());
    }

    private KeptConfiguration kept() {
        return new KeptConfiguration(files, new InstanceArchive(folder.resolve("state/Demo")));
    }

    private CertificateStep certificate() {
        return new CertificateStep(
                kept(),
                Owner.UNCHANGED,
                facts,
                CertificateSource.later(InstantSource.system(), 2048),
                Optional.empty());
    }

    private ConfigurationStep configuration(int port) throws ProblemException {
        var wanted =
                new WantedConfiguration(
                        folder.resolve("data"),
                        folder.resolve("applications"),
                        Optional.of(new WantedConfiguration.Port(port, Optional.empty())),
                        OptionalInt.empty(),
                        new WantedTrust(
                                "https://octopus",
                                List.of(),
                                Answers.AgentTrust.REPLACE,
                                false,
                                false),
                        Answers.Proxies.everywhere(new Answers.Proxy.None()));
        return new ConfigurationStep(kept(), wanted, files.readIfThere(), Owner.UNCHANGED);
    }

    private IndexStep index(Path configurationFile) {
        return new IndexStep(new IndexPort(folders), NAME, configurationFile);
    }

    private static void applied(Step step) throws Exception {
        assertThat(step.holds()).isFalse();
        step.apply(_ -> {});
        step.verify();
        assertThat(step.holds()).isTrue();
    }

    private static void undone(Step step) throws Exception {
        step.undo();
        step.undone();
    }

    @Test
    void aCertificateIsStoredWithItsKeyAndGoesWithTheFile() throws Exception {
        Step step = certificate();

        applied(step);

        assertThat(facts.facts().thumbprint()).isPresent();
        assertThat(files.read().certificate().orElseThrow().thumbprint())
                .isEqualTo(facts.facts().thumbprint().orElseThrow());
        undone(step);
        assertThat(everythingBelow(folders.root())).noneMatch(Files::isRegularFile);
    }

    @Test
    void aCertificateInAnOldFileIsTakenOutAndTheRestStays() throws Exception {
        configuration(10_933).apply(_ -> {});
        byte[] before = Files.readAllBytes(files.file().path());
        Step step = certificate();

        applied(step);
        undone(step);

        assertThat(files.file().path()).hasBinaryContent(before);
    }

    @Test
    void aCertificateThatIsNotTheOneJustMadeIsNoSuccess() throws Exception {
        CertificateStep step = certificate();
        step.apply(_ -> {});
        files.file().delete();
        certificate().apply(_ -> {});

        assertThat(problem(step::verify).reason()).isEqualTo(Reason.of("not-stored"));
    }

    @Test
    void aCertificateThatThisHostCannotDecryptIsAProblem() throws Exception {
        certificate().apply(_ -> {});
        files.file().update(now -> now.with("Tentacle.Certificate", "AAAAAAAAAAAAAAAAAAAAAA=="));

        assertThat(problem(() -> certificate().holds()).id()).isEqualTo(ProblemId.CFG_KEY);
    }

    @Test
    void aChangedConfigurationComesBackByteForByte() throws Exception {
        certificate().apply(_ -> {});
        configuration(10_933).apply(_ -> {});
        Path file = files.file().path();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        byte[] before = Files.readAllBytes(file);
        ConfigurationStep step = configuration(10_940);
        assertThat(step.description().before()).contains("listen-port=10933");
        assertThat(step.description().after()).contains("listen-port=10940");

        applied(step);
        undone(step);

        assertThat(file).hasBinaryContent(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aConfigurationThatCannotBeWrittenIsNamed() throws Exception {
        ConfigurationStep step = configuration(10_933);
        Files.delete(files.file().path().getParent());
        Files.createFile(files.file().path().getParent());

        Problem problem = problem(() -> step.apply(_ -> {}));

        assertThat(problem.arguments().toString()).contains(files.file().path().toString());
    }

    @Test
    void noticesAConfigurationThatSomethingElseChangedMeanwhile() throws Exception {
        ConfigurationStep step = configuration(10_933);
        step.apply(_ -> {});
        configuration(10_940).apply(_ -> {});

        assertThat(problem(step::verify).reason()).isEqualTo(Reason.of("not-stored"));
    }

    @Test
    void saysThatAConfigurationIsNotAsBefore() throws Exception {
        configuration(10_933).apply(_ -> {});
        ConfigurationStep step = configuration(10_940);
        step.apply(_ -> {});

        assertThat(problem(step::undone).id()).isEqualTo(ProblemId.DISK_IO);
        undone(step);
    }

    @Test
    void stepsThatNeverBeganPutNothingBack() throws Exception {
        configuration(10_933).apply(_ -> {});
        byte[] before = Files.readAllBytes(files.file().path());

        undone(certificate());
        undone(configuration(10_940));
        undone(index(files.file().path()));
        undone(new ForgetCertificateStep(files));

        assertThat(files.file().path()).hasBinaryContent(before);
        assertThat(folders.indexFolder()).doesNotExist();
    }

    @Test
    void aForgottenCertificateComesBackWithItsKey() throws Exception {
        certificate().apply(_ -> {});
        Thumbprint own = facts.facts().thumbprint().orElseThrow();
        Step step = new ForgetCertificateStep(files);

        applied(step);
        assertThat(Files.readString(files.file().path())).doesNotContain(own.hex());
        undone(step);

        assertThat(InstanceFiles.thumbprint(files.read())).contains(own);
    }

    @Test
    void aNewEntryOfTheIndexIsTakenAwayAgain() throws Exception {
        Step step = index(files.file().path());

        applied(step);
        undone(step);

        assertThat(InstanceIndex.of(folders).list()).isEmpty();
        assertThat(folders.indexFolder()).isEmptyDirectory();
    }

    @Test
    void anEntryThatLedElsewhereLeadsThereAgainInTheFileItWasIn() throws Exception {
        Files.createDirectories(folders.indexFolder());
        Path odd = folders.indexFolder().resolve("odd.txt");
        Files.writeString(odd, "{\"Name\":\"DEMO\",\"ConfigurationFilePath\":\"/elsewhere\"}");
        Step step = index(files.file().path());

        applied(step);
        undone(step);

        assertThat(InstanceIndex.of(folders).list())
                .containsExactly(new InstanceRecord("DEMO", Path.of("/elsewhere"), odd));
        assertThat(odd).content().contains("/elsewhere");
    }

    @Test
    void aNameWhoseFileAnotherInstanceHasIsRefused() throws Exception {
        InstanceIndex.of(folders).add(new InstanceName("a b"), Path.of("/1"));
        var step = new IndexStep(new IndexPort(folders), new InstanceName("A-B"), Path.of("/2"));

        assertThat(problem(() -> step.apply(_ -> {})).id()).isEqualTo(ProblemId.INST_EXISTS);
        undone(step);

        assertThat(InstanceIndex.of(folders).list())
                .extracting(InstanceRecord::name)
                .containsExactly("a b");
    }

    @Test
    void noticesAnEntryThatIsGone() throws Exception {
        IndexStep step = index(files.file().path());
        step.apply(_ -> {});
        InstanceIndex.of(folders).remove("Demo");

        assertThat(problem(step::verify).reason()).isEqualTo(Reason.of("not-listed"));
    }

    private static List<Path> everythingBelow(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.toList();
        }
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
