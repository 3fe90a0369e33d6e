package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.Definitions;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitFileTest {

    private static final List<ServiceAccount> ACCOUNTS =
            List.of(
                    new ServiceAccount.SystemAccount(),
                    new NamedAccount("daemon"),
                    new OwnAccount("daemon"));
    private static final long SEED = Long.getLong("test.seed", 20261121L);

    @Test
    void rendersTheUnitOfAnOrdinaryInstance() {
        String text = UnitFile.render(Definitions.ordinary());

        assertThat(text)
                .isEqualTo(
                        """
                        [Unit]
                        Description=Octopus Deploy: Tentacle deployment agent
                        DefaultDependencies=no
                        Requires=sysinit.target
                        Conflicts=shutdown.target
                        Before=shutdown.target
                        Wants=network-online.target
                        After=sysinit.target
                        After=basic.target
                        After=network-online.target
                        StartLimitIntervalSec=0

                        [Service]
                        Type=exec
                        User=root
                        ExecStart=/opt/tentacle-setup/bin/tentacle agent --instance Tentacle --noninteractive
                        Restart=always
                        RestartSec=5
                        SuccessExitStatus=143
                        KillMode=mixed
                        TimeoutStartSec=180
                        TimeoutStopSec=30
                        OOMPolicy=continue
                        CapabilityBoundingSet=~CAP_BLOCK_SUSPEND CAP_WAKE_ALARM CAP_SYS_PACCT
                        RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK AF_PACKET AF_ALG AF_VSOCK AF_KEY
                        RestrictRealtime=yes
                        SystemCallFilter=~@obsolete @cpu-emulation
                        SystemCallErrorNumber=EPERM

                        [Install]
                        WantedBy=multi-user.target

                        [X-TentacleSetup]
                        Name=Tentacle
                        Start=AUTOMATIC
                        """);
    }

    @Test
    void confinesAnAccountOfItsOwnAndLeavesSomebodysAccountItsRights() {
        ServiceDefinition plain = Definitions.ordinary();

        String own = UnitFile.render(plain.withAccount(new OwnAccount("tentacle")));
        String named = UnitFile.render(plain.withAccount(new NamedAccount("tentacle")));

        assertThat(own).contains("User=tentacle\n", "NoNewPrivileges=yes\n", "Account=OWN\n");
        assertThat(named)
                .contains("User=tentacle\n")
                .doesNotContain("NoNewPrivileges", "SystemCallFilter", "Account=");
    }

    @Test
    void escapesWhatSystemdWouldReplaceOrSplit() {
        ServiceDefinition definition =
                ServiceDefinition.of(
                                new ServiceName("a"),
                                "100% \"sure\"",
                                List.of(
                                        "/opt/my app/$run",
                                        "a b",
                                        "$HOME",
                                        "50%",
                                        "\\",
                                        "\n",
                                        "",
                                        ";"))
                        .withEnvironment(Map.of("K", "a $b \"c\""))
                        .withAccount(new NamedAccount("deploy"));

        String text = UnitFile.render(definition);

        assertThat(text)
                .contains("\nDescription=100%% \"sure\"\n")
                .contains(
                        "\nExecStart=\"/opt/my app/$run\" \"a b\" \"$$HOME\" \"50%%\" \"\\\\\""
                                + " \"\\n\" \"\" \";\"\n")
                .contains("\nEnvironment=\"K=a $b \\\"c\\\"\"\n")
                .contains("\nUser=deploy\n");
    }

    @Test
    void parsesBackWhateverItRendered() {
        var random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            ServiceDefinition definition = Definitions.nasty(random);

            String text = UnitFile.render(definition);

            assertThat(UnitFile.parse(text)).as("seed %d, round %d", SEED, i).isEqualTo(definition);
            assertThat(UnitFile.ours(text, definition.name())).isTrue();
        }
    }

    @Test
    void readsWhatEarlierVersionsRenderedAndUnitsThatAreNamedTwice() {
        ServiceDefinition twice =
                Definitions.ordinary()
                        .withAfter(List.of("network-online.target", "basic.target", "a.mount"));
        String earlier =
                UnitFile.render(Definitions.ordinary().withAfter(List.of("network.target")))
                        .replaceAll(
                                "(DefaultDep|Requires|Conflicts|Before|After=sys|After=basic).*\n",
                                "");

        assertThat(UnitFile.parse(UnitFile.render(twice))).isEqualTo(twice);
        assertThat(UnitFile.parse(earlier).after()).containsExactly("network.target");
    }

    @Test
    void neverLetsAnArgumentBeginANewLine() {
        var random = new Random(SEED);
        long lines = UnitFile.render(Definitions.ordinary()).lines().count();
        for (int i = 0; i < 1000; i++) {
            var words = List.of("/bin/sh", Definitions.text(random), Definitions.text(random));
            ServiceDefinition definition = ServiceDefinition.of(new ServiceName("a"), "d", words);

            assertThat(UnitFile.render(definition).split("\n", -1)).hasSize((int) lines + 1);
        }
    }

    @Test
    void passesSystemdsOwnCheck(@TempDir Path folder) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")));
        var random = new Random(SEED);
        var command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
        for (int i = 0; i < 30; i++) {
            ServiceDefinition nasty = Definitions.nasty(random).withAfter(List.of());
            var words = new ArrayList<>(nasty.command());
            words.set(0, "/bin/sh");
            ServiceName name = new ServiceName("tentacle-setup-check-" + i);
            ServiceDefinition definition =
                    ServiceDefinition.of(name, nasty.description(), words)
                            .withEnvironment(nasty.environment())
                            .withReadiness(nasty.readiness())
                            .withAccount(ACCOUNTS.get(i % ACCOUNTS.size()));
            Path file = folder.resolve(name + ".service");
            Files.writeString(file, UnitFile.render(definition));
            command.add(file.toString());
        }

        CommandResult result = new ProcessCommandRunner().run(command, Duration.ofSeconds(60));

        assertThat(result.output().lines().filter(line -> line.contains("tentacle-setup-check")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ExecStart=/bin/sh $HOME",
                "ExecStart=/bin/sh %n",
                "ExecStart=/bin/sh \"open",
                "ExecStart=/bin/sh \"a\"b",
                "ExecStart=/bin/sh \\q",
                "ExecStart=sh",
                "ExecStart=",
                "ExecStart=/bin/sh\nExecStart=/bin/true",
                "ExecStart=/bin/sh \\"
            })
    void refusesToReadACommandThatMeansMoreThanItsWords(String line) {
        String text =
                UnitFile.render(Definitions.ordinary()).replaceFirst("ExecStart=.*", "@LINE@");

        assertThatThrownBy(() -> UnitFile.parse(text.replace("@LINE@", line)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotTakeAFileForOursThatOnlyTalksAboutTheMarkOrCopiesOneOfOurs() {
        String ours = UnitFile.render(Definitions.ordinary());
        var name = new ServiceName("Tentacle");

        assertThat(UnitFile.ours("[Unit]\nDescription=[X-TentacleSetup]\n", name)).isFalse();
        assertThat(UnitFile.ours(ours, name)).isTrue();
        assertThat(UnitFile.ours(ours, new ServiceName("copied"))).isFalse();
        assertThat(UnitFile.ours(ours.replace("Name=Tentacle\n", ""), name)).isTrue();
    }

    @Test
    void readsOfADamagedUnitWhatCanBeRead() {
        String text =
                UnitFile.render(
                        Definitions.ordinary()
                                .withAccount(new OwnAccount("tentacle"))
                                .withAfter(List.of("a.mount"))
                                .withEnvironment(Map.of("K", "v")));
        var name = new ServiceName("Tentacle");

        ServiceDefinition read =
                DamagedUnit.read(
                        name,
                        text.replaceFirst("ExecStart=.*", "ExecStart=tentacle %n \"open\nwhat")
                                .replace("Start=AUTOMATIC", "Start=SOMETIMES")
                                .replace("Name=Tentacle\n", ""));

        assertThat(read)
                .isEqualTo(
                        ServiceDefinition.of(
                                        name,
                                        "Tentacle",
                                        List.of("/usr/bin/env", "tentacle", "%n", "\"open"))
                                .withAccount(new OwnAccount("tentacle"))
                                .withAfter(List.of("a.mount"))
                                .withEnvironment(Map.of("K", "v")));
        assertThat(DamagedUnit.read(name, "[X-TentacleSetup]\n").command())
                .containsExactly("/usr/bin/env", "");
    }

    @Test
    void readsADamagedUnitAsAnUndamagedOneButForItsDescription() {
        var random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            ServiceDefinition whole = Definitions.nasty(random);

            ServiceDefinition read = DamagedUnit.read(whole.name(), UnitFile.render(whole));

            assertThat(UnitFile.render(read).replaceFirst("Description=.*", ""))
                    .isEqualTo(UnitFile.render(whole).replaceFirst("Description=.*", ""));
        }
    }

    @Test
    void readsSomethingOfAnyDamage() {
        var random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder(UnitFile.render(Definitions.nasty(random)));
            for (int n = random.nextInt(20); n >= 0; n--) {
                int at = random.nextInt(text.length());
                text.replace(at, at + random.nextInt(3), Definitions.text(random));
            }

            ServiceDefinition read = DamagedUnit.read(new ServiceName("a"), text.toString());

            assertThat(read.name().value()).isEqualTo("a");
        }
    }
}
