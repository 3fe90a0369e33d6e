package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_DESCRIPTION;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The calls as Windows gets them: numbers of levels, and bytes at the places where 64-bit Windows
/// has them.
class ServiceDetailsTest {

    private static final ServiceName NAME = ServiceName.forWindowsInstance("web");
    private static final int ACCESS_DENIED = 5;
    private static final int INVALID_LEVEL = 124;
    private static final int INVALID_PARAMETER = 87;

    private final Levels levels = new Levels();
    private final ServiceDetails details = new ServiceDetails(new SC_HANDLE(), levels);

    /// Keeps what each level is given, in words of 32 bits, and fails where it is told.
    private static final class Levels implements DetailCalls {
        private final List<String> written = new ArrayList<>();
        private final Map<Integer, int[]> kept = new HashMap<>();
        private final Map<Integer, Integer> errors = new HashMap<>();
        private int error;

        @Override
        public boolean change(SC_HANDLE service, int level, ChangeServiceConfig2Info info) {
            info.write();
            written.add(level + " " + content(level, info));
            return succeeds(level);
        }

        private static String content(int level, ChangeServiceConfig2Info info) {
            Pointer memory = info.getPointer();
            return switch (level) {
                case 1 -> ((SERVICE_DESCRIPTION) info).lpDescription;
                case 2 -> actions(memory);
                default -> String.valueOf(memory.getInt(0));
            };
        }

        /// `dwResetPeriod`, two texts, `cActions` and the address of as many pairs.
        private static String actions(Pointer memory) {
            var text = new StringBuilder("reset after " + memory.getInt(0));
            assertThat(memory.getPointer(8).getWideString(0)).isEmpty();
            assertThat(memory.getPointer(16).getWideString(0)).isEmpty();
            for (int i = 0; i < memory.getInt(24); i++) {
                Pointer action = memory.getPointer(32).share(8L * i);
                text.append(", %d in %d".formatted(action.getInt(0), action.getInt(4)));
            }
            return text.toString();
        }

        @Override
        public boolean query(SC_HANDLE service, int level, Memory memory) {
            assertThat(memory.size()).isEqualTo(8 * 1024);
            if (!kept.containsKey(level)) {
                error = INVALID_LEVEL;
                return false;
            }
            int[] words = kept.get(level);
            memory.write(0, words, 0, words.length);
            if (level == 2) {
                // The actions follow the structure in the same memory.
                memory.setPointer(32, memory.share(40));
            }
            return succeeds(level);
        }

        private boolean succeeds(int level) {
            error = errors.getOrDefault(level, 0);
            return error == 0;
        }

        @Override
        public int lastError() {
            return error;
        }
    }

    private static ServiceConfiguration wanted(int start, boolean delayed) {
        return new ServiceConfiguration(
                "Web",
                "\"C:\\Tentacle.exe\"",
                start,
                Optional.of(delayed),
                List.of(),
                "LocalSystem",
                "runs deployments",
                Optional.of(Recovery.RESTART),
                Map.of());
    }

    private ServiceException failureOfWriting() {
        return catchThrowableOfType(
                ServiceException.class,
                () -> details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, true)));
    }

    @Test
    void failsWithoutAnAdministratorsRights() {
        levels.errors.put(2, ACCESS_DENIED);
        assertThat(failureOfWriting().failure())
                .isEqualTo(new NotElevated("ChangeServiceConfig2 level 2 " + NAME));
        assertThat(levels.written).hasSize(2);
    }

    @Test
    void failsWithTheNumberOfTheSystem() {
        levels.errors.put(1, INVALID_PARAMETER);
        assertThat(failureOfWriting().failure())
                .isInstanceOfSatisfying(
                        NativeFailed.class,
                        failed -> assertThat(failed.code()).isEqualTo(INVALID_PARAMETER));
        assertThat(levels.written).hasSize(1);
    }

    @Test
    void goesOnWhereTheSystemDoesNotKnowALevel() throws ServiceException {
        for (int level = 1; level <= 7; level++) {
            levels.errors.put(level, INVALID_LEVEL);
        }
        details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, true));
        assertThat(levels.written).hasSize(5);
    }

    @Test
    void writesOneRestartAfterFiveSecondsAlsoAfterAnExitCode() throws ServiceException {
        details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, false));
        assertThat(levels.written)
                .containsExactly(
                        "1 runs deployments", "2 reset after 86400, 1 in 5000", "4 1", "7 60000");
    }

    @Test
    void forgetsEveryRestart() throws ServiceException {
        details.recover(NAME, Recovery.NONE);
        assertThat(levels.written).containsExactly("2 reset after 0", "4 0");
    }

    @Test
    void writesEveryRestartOfSeveral() {
        var actions = ServiceDetails.actions(new Recovery(60, 3, 250, false));
        actions.write();
        assertThat(Levels.actions(actions.getPointer()))
                .isEqualTo("reset after 60, 1 in 250, 1 in 250, 1 in 250");
    }

    @Test
    void delaysAServiceThatWasNotDelayed() throws ServiceException {
        levels.kept.put(3, new int[] {0});
        details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, true));
        assertThat(levels.written).last().isEqualTo("3 1");
    }

    @Test
    void delaysNoLongerAServiceThatWasDelayed() throws ServiceException {
        levels.kept.put(3, new int[] {1});
        details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, false));
        assertThat(levels.written).last().isEqualTo("3 0");
    }

    @Test
    void leavesTheDelayAloneThatIsAsWanted() throws ServiceException {
        levels.kept.put(3, new int[] {1});
        details.write(NAME, wanted(ServiceConfiguration.AUTOMATIC, true));
        assertThat(levels.written).noneMatch(call -> call.startsWith("3 "));
    }

    /// Windows refuses a delay for any other start.
    @Test
    void doesNotDelayAServiceThatIsStartedByHand() throws ServiceException {
        details.write(NAME, wanted(ServiceConfiguration.MANUAL, true));
        assertThat(levels.written).noneMatch(call -> call.startsWith("3 "));
    }

    @Test
    void knowsNothingOfLevelsThatTheSystemDoesNotTell() {
        assertThat(details.description()).isEmpty();
        assertThat(details.delayed()).isEmpty();
        assertThat(details.recovery()).isEmpty();
        levels.kept.put(2, actions(86_400, 1, 1, 5_000));
        assertThat(details.recovery()).isEmpty();
    }

    @Test
    void readsADelay() {
        levels.kept.put(3, new int[] {1});
        assertThat(details.delayed()).contains(true);
        levels.kept.put(3, new int[] {0});
        assertThat(details.delayed()).contains(false);
    }

    @Test
    void readsTheRecoveryThatItWrites() {
        levels.kept.put(2, actions(86_400, 1, 1, 5_000));
        levels.kept.put(4, new int[] {1});
        assertThat(details.recovery()).contains(Recovery.RESTART);
    }

    @Test
    void readsASystemsOwnRecoveryAsNone() {
        levels.kept.put(2, actions(0, 0, 0, 0));
        levels.kept.put(4, new int[] {0});
        assertThat(details.recovery()).contains(new Recovery(0, 0, 0, false));
    }

    @Test
    void doesNotTakeARebootForARestart() {
        int reboot = 2;
        levels.kept.put(2, actions(60, 1, reboot, 1_000));
        levels.kept.put(4, new int[] {0});
        assertThat(details.recovery()).contains(new Recovery(60, 0, 1_000, false));
    }

    /// A structure of 40 bytes, whose addresses are put in later, and one action.
    private static int[] actions(int reset, int count, int type, int delay) {
        return new int[] {reset, 0, 0, 0, 0, 0, count, 0, 0, 0, type, delay};
    }
}
