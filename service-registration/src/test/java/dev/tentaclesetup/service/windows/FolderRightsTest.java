package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.account.FolderRights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRightsTest {

    private static final String OPEN = "O:BAD:AI(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)";
    private static final NamedAccount DEPLOYER = new NamedAccount("CORP\\deployer");

    private final Path folder = Path.of("home");
    private final MemoryDescriptors descriptors = new MemoryDescriptors();
    private final FolderRights rights = new WindowsFolderRights(descriptors);

    @Test
    void namesAnAccountThatDoesNotExistAndChangesNothing() {
        var nobody = new NamedAccount("nobody");

        assertThatThrownBy(() -> rights.restrict(folder, nobody))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e ->
                                assertThat(e.failure())
                                        .isEqualTo(
                                                new AccountRefused(
                                                        "nobody", AccountProblem.UNKNOWN, 1332)));
        assertThat(descriptors.texts).containsOnly(Map.entry(folder, OPEN));
    }

    @Test
    void refusesToRestoreWhatNobodyRead() {
        assertThatThrownBy(() -> rights.restore(folder, "nonsense"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(descriptors.texts).containsOnly(Map.entry(folder, OPEN));
    }

    @Test
    void closesAFolderToAllButSystemAndAdministrators() throws Exception {
        assertThat(rights.restricted(folder, new SystemAccount())).isFalse();

        rights.restrict(folder, new SystemAccount());

        assertThat(rights.read(folder)).isEqualTo("O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)");
        assertThat(descriptors.closed).containsEntry(folder, true);
        assertThat(rights.restricted(folder, new SystemAccount())).isTrue();
        assertThat(rights.restricted(folder, DEPLOYER)).isFalse();
    }

    @Test
    void letsTheServicesAccountReadWriteAndDelete() throws Exception {
        rights.restrict(folder, DEPLOYER);

        assertThat(rights.read(folder)).endsWith("(A;OICI;0x1301bf;;;S-1-5-21-7)");
        assertThat(rights.restricted(folder, DEPLOYER)).isTrue();
        assertThat(rights.restricted(folder, new SystemAccount())).isFalse();
    }

    @Test
    void letsTheAccountIntoAFolderThatOthersUseToo() throws Exception {
        assertThat(rights.permitted(folder, DEPLOYER)).isFalse();

        rights.permit(folder, DEPLOYER, Optional.empty());

        assertThat(rights.read(folder))
                .isEqualTo(
                        "O:BAD:AI(A;OICI;0x1301bf;;;S-1-5-21-7)"
                                + "(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)");
        assertThat(descriptors.closed).containsEntry(folder, false);
        assertThat(rights.permitted(folder, DEPLOYER)).isTrue();
    }

    @Test
    void takesTheFormerAccountsRightAway() throws Exception {
        rights.permit(folder, DEPLOYER, Optional.empty());

        rights.permit(folder, new SystemAccount(), Optional.of(DEPLOYER));

        assertThat(rights.read(folder)).isEqualTo(OPEN);
        assertThat(rights.permitted(folder, new SystemAccount())).isTrue();
    }

    @Test
    void forgetsAFormerAccountThatHasBeenDeleted() throws Exception {
        var deleted = new NamedAccount("nobody");

        rights.permit(folder, DEPLOYER, Optional.of(deleted));

        assertThat(rights.permitted(folder, deleted)).isFalse();
        assertThat(rights.permitted(folder, DEPLOYER)).isTrue();
    }

    @Test
    void keepsAFolderClosedThatIsClosed() throws Exception {
        rights.restrict(folder, new SystemAccount());

        rights.permit(folder, DEPLOYER, Optional.empty());

        assertThat(descriptors.closed).containsEntry(folder, true);
        assertThat(rights.restricted(folder, DEPLOYER)).isTrue();
    }

    @Test
    void putsBackWhatWasThere() throws Exception {
        String before = rights.read(folder);
        rights.restrict(folder, DEPLOYER);

        rights.restore(folder, before);

        assertThat(rights.read(folder)).isEqualTo(OPEN);
        assertThat(descriptors.closed).containsEntry(folder, false);
    }

    @Test
    void findsOutWhetherAVolumeKeepsAccessLists(@TempDir Path volume) throws Exception {
        assertThat(rights.kept(volume)).isTrue();
        descriptors.forgetful = true;
        assertThat(rights.kept(volume)).isFalse();
        assertThat(volume).isEmptyDirectory();
    }

    /// Descriptors in memory, for one folder and one account.
    private final class MemoryDescriptors implements SecurityDescriptors {

        private final Map<Path, String> texts = new HashMap<>(Map.of(folder, OPEN));
        private final Map<Path, Boolean> closed = new HashMap<>();
        private boolean forgetful;

        @Override
        public String read(Path path) {
            return forgetful ? OPEN : texts.getOrDefault(path, "");
        }

        @Override
        public void write(Path path, String sddl, boolean shut) {
            texts.put(path, sddl);
            closed.put(path, shut);
        }

        @Override
        public String canonical(String sddl) {
            return sddl;
        }

        @Override
        public String sid(String account) throws ServiceException {
            if (!account.equals(DEPLOYER.name())) {
                throw new ServiceException(
                        new AccountRefused(account, AccountProblem.UNKNOWN, 1332));
            }
            return "S-1-5-21-7";
        }
    }
}
