package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.host.RightsPort;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.account.FolderRights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RightsStepTest {

    private static final Path HOME = Path.of("/home-of-it");
    private static final Path CONFIGURATION = Path.of("/configuration-of-it");
    private static final Path APPLICATIONS = Path.of("/applications-of-it");
    private static final NamedAccount DEPLOYER = new NamedAccount("CORP\\deployer");

    private final MemoryRights rights = new MemoryRights();
    private final RightsStep step = step(DEPLOYER, Optional.empty());

    private RightsStep step(ServiceAccount account, Optional<ServiceAccount> former) {
        return new RightsStep(
                new RightsPort(rights),
                List.of(HOME, CONFIGURATION, HOME),
                List.of(APPLICATIONS),
                account,
                former);
    }

    @Test
    void namesAnAccountThatWindowsDoesNotKnow() {
        rights.unknown = true;

        assertThatThrownBy(() -> step.apply(words -> {}))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_ACCOUNT));
    }

    @Test
    void failsWhereAFolderStaysOpen() throws Exception {
        rights.deaf = true;
        step.apply(words -> {});

        assertThatThrownBy(step::verify)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.SVC_ACL));
    }

    @Test
    void closesWhatIsOpenAndHoldsThen() throws Exception {
        assertThat(step.holds()).isFalse();

        step.apply(words -> {});
        step.verify();

        assertThat(step.holds()).isTrue();
        assertThat(rights.texts)
                .containsOnly(
                        Map.entry(HOME, "CORP\\deployer"),
                        Map.entry(CONFIGURATION, "CORP\\deployer"));
        assertThat(rights.writers).isEqualTo(Map.of(APPLICATIONS, Set.of(DEPLOYER)));
    }

    @Test
    void goesOverFromOneAccountToAnother() throws Exception {
        var other = new NamedAccount("CORP\\other");
        step.apply(words -> {});
        RightsStep change = step(other, Optional.of(DEPLOYER));
        assertThat(change.holds()).isFalse();

        change.apply(words -> {});
        change.verify();

        assertThat(rights.writers).isEqualTo(Map.of(APPLICATIONS, Set.of(other)));
        change.undo();
        change.undone();
        assertThat(rights.writers).isEqualTo(Map.of(APPLICATIONS, Set.of(DEPLOYER)));
    }

    /// `WEB01\deploy` may be `.\deploy`: taking the former one's rights away would take them all.
    @Test
    void isDoneForAnAccountThatMayAlreadyWhateverItsFormerName() throws Exception {
        step.apply(words -> {});

        assertThat(step(DEPLOYER, Optional.of(DEPLOYER)).holds()).isTrue();
    }

    @Test
    void takesTheFormerAccountsRightsForTheSystem() throws Exception {
        rights.writers.put(APPLICATIONS, Set.of(DEPLOYER));
        var system = new ServiceAccount.SystemAccount();
        var folders = List.of(APPLICATIONS);
        var change =
                new RightsStep(
                        new RightsPort(rights), List.of(), folders, system, Optional.of(DEPLOYER));
        assertThat(change.holds()).isFalse();

        change.apply(words -> {});
        change.verify();

        assertThat(rights.writers.get(APPLICATIONS)).doesNotContain(DEPLOYER);
    }

    @Test
    void triesEachVolumeOnce() throws Exception {
        rights.kept = false;
        var probed = new RightsPort(rights);
        var twice =
                new RightsStep(
                        probed,
                        List.of(HOME, CONFIGURATION),
                        List.of(APPLICATIONS),
                        DEPLOYER,
                        Optional.empty());

        assertThat(twice.holds()).isTrue();
        twice.apply(words -> {});
        twice.verify();

        assertThat(rights.tried).containsExactly(HOME, CONFIGURATION, APPLICATIONS);
    }

    @Test
    void putsBackWhatItChangedAndNothingElse() throws Exception {
        rights.texts.put(CONFIGURATION, "CORP\\deployer");
        step.apply(words -> {});

        step.undo();
        step.undone();

        assertThat(rights.texts)
                .containsOnly(Map.entry(HOME, "open"), Map.entry(CONFIGURATION, "CORP\\deployer"));
    }

    @Test
    void leavesAVolumeAloneThatKeepsNoRights() throws Exception {
        rights.kept = false;

        assertThat(step.holds()).isTrue();
        step.apply(words -> {});
        step.verify();

        assertThat(rights.texts).isEmpty();
    }

    /// Access lists in memory: a folder is open, or closed to all but one account.
    private static final class MemoryRights implements FolderRights {

        private final Map<Path, String> texts = new HashMap<>();
        private boolean kept = true;
        private boolean unknown;
        private final Map<Path, Set<ServiceAccount>> writers = new HashMap<>();
        private final List<Path> tried = new ArrayList<>();
        private boolean deaf;

        @Override
        public boolean kept(Path folder) {
            tried.add(folder);
            return kept;
        }

        @Override
        public String read(Path folder) {
            return folder.equals(APPLICATIONS)
                    ? String.join(",", names(folder))
                    : texts.getOrDefault(folder, "open");
        }

        @Override
        public boolean restricted(Path folder, ServiceAccount account) {
            return account instanceof NamedAccount(var name) && read(folder).equals(name);
        }

        @Override
        public void restrict(Path folder, ServiceAccount account) throws ServiceException {
            if (unknown) {
                throw new ServiceException(
                        new AccountRefused("CORP\\deployer", AccountProblem.UNKNOWN, 1332));
            }
            if (!deaf && account instanceof NamedAccount(var name)) {
                texts.put(folder, name);
            }
        }

        @Override
        public boolean permitted(Path folder, ServiceAccount account) {
            return writers.getOrDefault(folder, Set.of()).contains(account);
        }

        @Override
        public void permit(Path folder, ServiceAccount account, Optional<ServiceAccount> former) {
            var now = new HashSet<>(writers.getOrDefault(folder, Set.of()));
            former.ifPresent(now::remove);
            now.add(account);
            writers.put(folder, now);
        }

        private List<String> names(Path folder) {
            return writers.getOrDefault(folder, Set.of()).stream()
                    .map(account -> ((NamedAccount) account).name())
                    .toList();
        }

        @Override
        public void restore(Path folder, String before) {
            if (folder.equals(APPLICATIONS)) {
                writers.put(
                        folder,
                        Pattern.compile(",")
                                .splitAsStream(before)
                                .filter(name -> !name.isEmpty())
                                .map(NamedAccount::new)
                                .collect(Collectors.toSet()));
            } else {
                texts.put(folder, before);
            }
        }
    }
}
