package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/// What is wrong on this host, and what its sentence tells the user to do.
@Timeout(300)
class HostWaysOutIT extends WaysOut {

    private static final int PRIVILEGED = 81;
    private static final String LOCAL = "mode = listening\nlisten-address = 127.0.0.1";

    @Test
    @WayOut(ProblemId.PORT_USED)
    void anotherPortIsChosenOrTheOtherProgramStopped() throws Exception {
        int port;
        String text;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            text = answers.listening(port).replace("mode = listening", LOCAL);

            refusedBy(ProblemId.PORT_USED, "Choose another port, or stop", plan(text));
            goesOn(plan(text, "--set", "connection.listen-port=" + FreePort.next()));
        }
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.PORT_ZOMBIE)
    void whatAScriptLeftBehindIsEnded() throws Exception {
        Process left = holder();
        String text;
        try (BufferedReader out = left.inputReader()) {
            text = answers.listening(Integer.parseInt(out.readLine()));
            refusedBy(ProblemId.PORT_ZOMBIE, "End that process", plan(text));
        } finally {
            left.destroyForcibly().waitFor();
        }
        goesOn(plan(text));
    }

    /// Holds a port until its input ends.
    public static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (var socket = new ServerSocket(0)) {
                System.out.println(socket.getLocalPort());
                var _ = System.in.read();
            }
        }
    }

    private static Process holder() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path classes =
                Path.of(Holder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var builder = new ProcessBuilder(java, "-cp", classes.toString(), Holder.class.getName());
        builder.environment().put("TentacleHome", "/of/an/agent/that/is/gone");
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Test
    @EnabledIf("privilegedPortsAreBarred")
    @WayOut(ProblemId.PORT_PRIV)
    void aPortThatEveryAccountMayUseIsChosen() throws Exception {
        dropPrivileges();
        String text = answers.listening(PRIVILEGED);

        refusedBy(ProblemId.PORT_PRIV, "Choose a port above 1023", plan(text));
        goesOn(plan(listening()));
    }

    static boolean privilegedPortsAreBarred() throws Exception {
        Path first = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
        return Integer.parseInt(Files.readAllLines(first).getFirst().strip()) > PRIVILEGED;
    }

    @Test
    @WayOut(ProblemId.DISK_RO)
    void theListOfInstancesIsOpenedToTheUser() throws Exception {
        Path machine = Files.createDirectories(product().machine());
        rights(machine, "r-xr-xr-x");
        dropPrivileges();
        String text = listening();
        Product.Ended refused = plan(text);

        refusedBy(ProblemId.DISK_RO, "with the rights to write there", refused);
        rights(machine, "rwxr-xr-x");
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.DISK_RO)
    void anotherFolderIsChosenOrTheRightGiven() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        rights(closed, "r-xr-xr-x");
        dropPrivileges();
        String text = listening();
        String there = text.replaceFirst("data = .*", "data = " + closed.resolve("data"));

        refusedBy(ProblemId.DISK_RO, "Choose another folder, or run the set-up", plan(there));
        goesOn(plan(text));
        rights(closed, "rwxr-xr-x");
        goesOn(plan(there));
    }

    @Test
    @WayOut(ProblemId.LOG_FILE)
    void theLogOfARunIsWrittenElsewhere() throws Exception {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        rights(closed, "r-xr-xr-x");
        dropPrivileges();
        String text = listening();
        String again = "setup.if-exists=reconfigure";
        String there = closed.resolve("run.log").toString();

        warnedOf(
                ProblemId.LOG_FILE,
                "give another file with --log FILE",
                apply(text, "--log", there));
        goesOn(apply(text, "--set", again, "--log", folder.resolve("run.log").toString()));
        rights(closed, "rwxr-xr-x");
        goesOn(apply(text, "--set", again, "--log", there));
    }

    @Test
    @WayOut(ProblemId.DISK_SYSTEM)
    void aFolderThatIsForTheInstanceAloneIsChosen() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.DISK_SYSTEM,
                "for this instance alone",
                plan(text.replaceFirst("data = .*", "data = /etc")));
        goesOn(plan(text));
    }

    private static void rights(Path folder, String rights) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(rights));
    }

    @Test
    @EnabledIf("mayMount")
    @WayOut(ProblemId.DISK_FULL)
    void spaceIsFreedOrAnotherFolderChosen() throws Exception {
        Path small = Files.createDirectories(folder.resolve("small"));
        Path filler = small.resolve("filler");
        String text = listening();
        String there = text.replaceFirst("data = .*", "data = " + small.resolve("data"));
        try {
            assertThat(mount(small)).isZero();
            Files.write(filler, new byte[200 * 1024 * 1024]);

            refusedBy(ProblemId.DISK_FULL, "Free some space or choose another", plan(there));
            Files.delete(filler);
            assertThat(plan(there).exit()).isZero();
            assertThat(plan(text).exit()).isZero();
        } finally {
            assertThat(command("umount", small.toString())).isZero();
        }
    }

    static boolean mayMount() throws Exception {
        Path place = Files.createTempDirectory("mount");
        boolean mounted = mount(place) == 0;
        boolean unmounted = !mounted || command("umount", place.toString()) == 0;
        Files.delete(place);
        return mounted && unmounted;
    }

    private static int mount(Path place) throws Exception {
        return command("mount", "-t", "tmpfs", "-o", "size=700m", "none", place.toString());
    }

    private static int command(String... words) throws Exception {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    }

    @Test
    @WayOut(ProblemId.DISK_IO)
    void whatStandsInTheWayOfAFileIsTakenAway() throws Exception {
        Path entry = product().machine().resolve("Demo/tentacle-Demo.config");
        Files.createDirectories(entry);
        String text = listening();
        Product.Ended refused = plan(text);

        refusedBy(ProblemId.DISK_IO, "Solve what is wrong with " + entry, refused);
        Files.delete(entry);
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.DISK_OVERLAP)
    void foldersBesideEachOtherAreChosen() throws Exception {
        String text = listening();
        String inside = folder.resolve("instance/data/applications").toString();

        refusedBy(
                ProblemId.DISK_OVERLAP,
                "not inside each other",
                plan(text.replaceFirst("applications = .*", "applications = " + inside)));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.SVC_CRASH)
    void theAgentStartsWhenItsLastLinesAreHeeded() throws Exception {
        String text = listening();
        goesOn(apply(text, "--set", "service.start-now=no"));
        Path logs = folder.resolve("instance/data/Logs");
        Files.writeString(logs, "no folder");
        String[] again = {"--set", "setup.if-exists=reconfigure", "--set", "service.start-now=yes"};
        Product.Ended refused = apply(text, again);

        refusedBy(ProblemId.SVC_CRASH, "Solve what the last lines of its log say", refused);
        assertThat(refused.err()).contains("The folder " + logs + " for log files");
        Files.delete(logs);
        goesOn(apply(text, again));
    }

    @Test
    @WayOut(ProblemId.SVC_PATH)
    void anotherInstanceNameIsChosen() throws Exception {
        goesOn(apply(listening().replace("instance = Demo", "instance = Web  Shop")));
        String text =
                listening()
                        .replace("instance/", "second/")
                        .replace("name = web-one", "name = web-two");
        String same = text.replace("instance = Demo", "instance = Web-Shop");

        refusedBy(ProblemId.SVC_PATH, "Choose another instance name", plan(same));
        goesOn(plan(text));
    }

    @Test
    void aNameThatNeedsTheFileOfAnotherIsReplacedByOneThatDoesNot() throws Exception {
        goesOn(apply(listening().replace("instance = Demo", "instance = Web Shop")));
        String text =
                listening()
                        .replace("instance/", "second/")
                        .replace("name = web-one", "name = web-two");
        String same = text.replace("instance = Demo", "instance = Web-Shop");

        refusedBy(ProblemId.INST_EXISTS, "Choose another setup.instance", plan(same));
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.INST_EXISTS)
    void theInstanceIsChangedOrAnotherOneMade() throws Exception {
        String text = listening();
        goesOn(apply(text));
        String another = listening().replace("instance/", "second/");

        refusedBy(ProblemId.INST_EXISTS, "setup.if-exists = reconfigure", plan(text));
        goesOn(plan(text, "--set", "setup.if-exists=reconfigure"));
        String[] other = {"--set", "setup.instance=Other", "--set", "registration.name=web-two"};
        goesOn(plan(another, other));
    }

    @Test
    @WayOut(ProblemId.INST_MISSING)
    void theInstanceIsNamedAsItIsListed() throws Exception {
        goesOn(apply(listening()));
        String wrong = answers.removal().replace("Demo", "Dmeo");
        Product.Ended refused = plan(wrong);

        refusedBy(ProblemId.INST_MISSING, "tentacle list-instances", refused);
        String listed =
                product().begin("dev.tentaclesetup.cli.TentacleMain", "list-instances").end().out();
        assertThat(listed).contains("Demo");
        goesOn(plan(answers.removal()));
    }

    @Test
    @WayOut(ProblemId.PLAN_OTHER)
    void theHashOfThePlanThatIsRightIsExpected() throws Exception {
        String text = listening();
        Product.Ended refused = apply(text, "--expect-plan", "000000000000");
        Matcher hash = Pattern.compile("The plan is ([0-9a-f]{12}) ").matcher(refused.err());

        refusedBy(ProblemId.PLAN_OTHER, "give its hash to --expect-plan", refused);
        assertThat(hash.find()).isTrue();
        goesOn(apply(text, "--expect-plan", hash.group(1)));
    }
}
