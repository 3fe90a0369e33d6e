package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No problem is a dead end: what its sentence tells the user to do is done by a test, or the
/// sentence says whom to ask for what.
class EveryWayOutTest {

    private static final List<Class<?>> TESTS =
            List.of(
                    ServerWaysOutIT.class,
                    PortalAddressIT.class,
                    RegistrationWaysOutIT.class,
                    HostWaysOutIT.class,
                    AnswerWaysOutIT.class,
                    ClonesIT.class,
                    DamagedConfigurationIT.class,
                    GuardedFoldersIT.class,
                    TrustIT.class,
                    VerifyIT.class,
                    WaysOfPollingIT.class,
                    CertificateIT.class,
                    CertificateIT.class,
                    WaysOfPollingIT.class,
                    RemovalWaysOutIT.class,
                    SetUpFailuresIT.class,
                    SetUpStoppedIT.class,
                    SetUpsAtOnceIT.class);

    private static final Path SYSTEM_TEST = Path.of("..", "jpackage", "system-test");
    private static final Path CATALOGUE = Path.of("..", "docs", "reference", "problems.md");

    /// Whom the sentence tells the user to ask.
    private static final Map<ProblemId, String> ASKED = asked();

    /// Done where a real systemd and root are; the file there that does it.
    private static final Map<ProblemId, String> ON_A_REAL_SYSTEM = onARealSystem();

    /// Where alone it can be done.
    private static final Map<ProblemId, String> ELSEWHERE = elsewhere();

    private static Map<ProblemId, String> asked() {
        String network = "the administrator of the network";
        String server = "the server's administrator";
        String proxy = "the proxy's administrator";
        var asked = new EnumMap<ProblemId, String>(ProblemId.class);
        asked.put(ProblemId.NET_TIMEOUT, network);
        asked.put(ProblemId.NET_RESET, network);
        asked.put(ProblemId.NET_UNREACH, network);
        asked.put(ProblemId.TLS_INTERCEPT, network);
        asked.put(ProblemId.FW_REMOTE, network);
        asked.put(ProblemId.URL_OLD, server);
        asked.put(ProblemId.TLS_VERSION, server);
        asked.put(ProblemId.TLS_SHA1, server);
        asked.put(ProblemId.CLOCK, server);
        asked.put(ProblemId.PROXY_NTLM, proxy);
        asked.put(ProblemId.PROXY_DENY, proxy);
        asked.put(ProblemId.REG_UNSEEN, "the account");
        asked.put(ProblemId.RUN_BUG, "the authors of this program");
        return asked;
    }

    private static Map<ProblemId, String> onARealSystem() {
        var there = new EnumMap<ProblemId, String>(ProblemId.class);
        for (ProblemId id :
                List.of(
                        ProblemId.FW_LOCAL,
                        ProblemId.PRIV_NONE,
                        ProblemId.SVC_ACCOUNT,
                        ProblemId.SVC_ACL,
                        ProblemId.SVC_OTHERS_ACCOUNT,
                        ProblemId.SVC_COMMAND,
                        ProblemId.SVC_TIMEOUT)) {
            there.put(id, "way-out-cases");
        }
        return there;
    }

    private static Map<ProblemId, String> elsewhere() {
        var elsewhere = new EnumMap<ProblemId, String>(ProblemId.class);
        for (ProblemId id :
                List.of(
                        ProblemId.SVC_RIGHT,
                        ProblemId.SVC_PASS,
                        ProblemId.SVC_DOMAIN,
                        ProblemId.SVC_BARRED,
                        ProblemId.SVC_MANAGED,
                        ProblemId.SVC_DELETING,
                        ProblemId.SVC_DEPENDS,
                        ProblemId.SVC_DEPENDENTS,
                        ProblemId.SVC_DISABLED,
                        ProblemId.SVC_NAME,
                        ProblemId.DISK_OPEN,
                        ProblemId.DISK_REMOTE,
                        ProblemId.PRIV_DECLINED)) {
            elsewhere.put(id, "Windows");
        }
        elsewhere.put(ProblemId.SYS_UNITDENY, "a host with SELinux or AppArmor");
        elsewhere.put(ProblemId.SYS_LIB, "a minimal system without a library");
        elsewhere.put(ProblemId.SYS_NOEXEC, "a host with a file system that starts no programs");
        elsewhere.put(ProblemId.FIPS, "a host in FIPS mode");
        elsewhere.put(ProblemId.SYS_OLD, "a systemd of 2018 or before");
        elsewhere.put(ProblemId.HOST_SLOW, "a host with a disk or a domain that hangs");
        elsewhere.put(ProblemId.SVC_BUSY, "an installed product that is upgraded below a script");
        elsewhere.put(ProblemId.CFG_FOREIGN, "a host whose folder is copied beside itself");
        return elsewhere;
    }

    @Test
    void everyProblemHasExactlyOneWay() throws Exception {
        var ways = new EnumMap<ProblemId, Integer>(ProblemId.class);
        List<Set<ProblemId>> kinds =
                List.of(done(), ASKED.keySet(), ON_A_REAL_SYSTEM.keySet(), ELSEWHERE.keySet());
        kinds.forEach(kind -> kind.forEach(id -> ways.merge(id, 1, Integer::sum)));

        assertThat(ways.keySet()).isEqualTo(produced());
        assertThat(ways.values()).containsOnly(1);
    }

    /// Those that the catalogue does not call reserved.
    private static Set<ProblemId> produced() throws IOException {
        String all = Files.readString(CATALOGUE);
        return Arrays.stream(ProblemId.values())
                .filter(id -> !section(all, id).contains("Reserved"))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemId.class)));
    }

    private static String section(String all, ProblemId id) {
        String rest = all.substring(all.indexOf("## " + id.text() + "\n") + 3);
        int end = rest.indexOf("\n## ");
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static Set<ProblemId> done() {
        return TESTS.stream()
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .flatMap(method -> Stream.ofNullable(method.getAnnotation(WayOut.class)))
                .flatMap(way -> Stream.of(way.value()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ProblemId.class)));
    }

    @Test
    void whoIsAskedIsNamed() {
        assertThat(ASKED)
                .allSatisfy((id, who) ->
                        assertThat(fix(id)).as(id.text()).containsIgnoringCase("ask " + who));
    }

    /// Neither "ask for" nor "have it allowed" says who can do it.
    @Test
    void noSentenceLeavesOpenWhomToAsk() {
        var vague = new ArrayList<String>();
        for (ProblemId id : ProblemId.values()) {
            String fix = fix(id).toLowerCase(Locale.ROOT);
            if (fix.contains("ask for")
                    || fix.matches(".*\\bhave .* (allowed|enabled|exempted).*")) {
                vague.add(id.text());
            }
        }

        assertThat(vague).isEmpty();
    }

    @Test
    void theSystemTestNamesWhatItDoes() {
        assertThat(ON_A_REAL_SYSTEM)
                .allSatisfy((id, file) ->
                        assertThat(SYSTEM_TEST.resolve(file)).content().contains(id.text()));
    }

    private static String fix(ProblemId id) {
        return Messages.in(Locale.ENGLISH).fix(Problem.of(id, "", "a", "b", "c", "d"));
    }
}
