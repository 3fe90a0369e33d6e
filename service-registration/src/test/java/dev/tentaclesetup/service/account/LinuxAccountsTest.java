package dev.tentaclesetup.service.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.ForeignAccount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinuxAccountsTest {
    private static final DedicatedAccount WANTED =
            new DedicatedAccount(
                    "tentacle-web", "web", Path.of("/var/lib/octopus").toAbsolutePath());
    private static final String OURS =
            "tentacle-web:x:990:980:Tentacle Setup, instance web:/srv:/usr/sbin/nologin\n";

    private final Map<String, CommandResult> answers = new HashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final ServiceAccounts accounts =
            new LinuxAccounts((command, _) -> {
                String line = String.join(" ", command);
                if (!command.getFirst().equals("getent")) {
                    changes.add(line);
                }
                return answers.getOrDefault(
                        line, new CommandResult(command.getFirst().equals("getent") ? 2 : 0, ""));
            });

    private void passwd(String line) {
        answers.put("getent passwd tentacle-web", new CommandResult(0, line));
        answers.put("getent group 980", new CommandResult(0, "tentacle-web:x:980:\n"));
    }

    @Test
    void findsNobody() throws Exception {
        assertThat(accounts.find("tentacle-web")).isEmpty();
        assertThat(accounts.find("--help")).isEmpty();
    }

    @Test
    void findsAnAccountAndWhoseItIs() throws Exception {
        passwd(OURS);
        FoundAccount found = accounts.find("tentacle-web").orElseThrow();
        assertThat(found.id()).isEqualTo("990");
        assertThat(found.group()).contains("tentacle-web");
        assertThat(found.madeFor("web")).isTrue();
        assertThat(found.madeFor("web2")).isFalse();
        passwd("tentacle-web:x:1000:980:Somebody,,,:/home/x:/bin/bash\n");
        assertThat(accounts.find("tentacle-web").orElseThrow().madeFor()).isEmpty();
    }

    @Test
    void makesAnAccountThatCannotLogOn() throws Exception {
        accounts.create(WANTED);
        assertThat(changes)
                .containsExactly(
                        "useradd --system --user-group --no-create-home --home-dir "
                                + WANTED.home()
                                + " --shell /usr/sbin/nologin --comment Tentacle Setup, instance"
                                + " web tentacle-web");
    }

    @Test
    void givesAnAccountItsNumberBack() throws Exception {
        accounts.create(new DedicatedAccount("t", "web", WANTED.home(), Optional.of("990")));
        assertThat(changes.getFirst()).endsWith(" --uid 990 t");
    }

    @Test
    void makesNothingTwice() throws Exception {
        passwd(OURS);
        accounts.create(WANTED);
        assertThat(changes).isEmpty();
    }

    @Test
    void neverTakesOrRemovesSomebodyElsesAccount() {
        passwd("tentacle-web:x:1000:980:Somebody:/home/x:/bin/bash\n");
        assertThatThrownBy(() -> accounts.create(WANTED))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.failure()).isEqualTo(new ForeignAccount("tentacle-web")));
        assertThatThrownBy(() -> accounts.remove(WANTED)).isInstanceOf(ServiceException.class);
        assertThat(changes).isEmpty();
    }

    @Test
    void removesTheAccountAndAGroupThatIsLeft() throws Exception {
        accounts.remove(WANTED);
        assertThat(changes).isEmpty();
        passwd(OURS);
        accounts.remove(WANTED);
        assertThat(changes).containsExactly("userdel tentacle-web");
        answers.put("getent group tentacle-web", new CommandResult(0, "tentacle-web:x:980:\n"));
        accounts.remove(WANTED);
        assertThat(changes).endsWith("userdel tentacle-web", "groupdel tentacle-web");
    }

    @Test
    void tellsWhatUseraddSaid() {
        answers.put(
                "useradd --system --user-group --no-create-home --home-dir "
                        + WANTED.home()
                        + " --shell /usr/sbin/nologin --comment Tentacle Setup, instance web"
                        + " tentacle-web",
                new CommandResult(1, "useradd: Permission denied.\n"));
        assertThatThrownBy(() -> accounts.create(WANTED))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.failure()).isInstanceOf(CommandFailed.class));
    }

    @ParameterizedTest
    @CsvSource({
        "Tentacle, tentacle",
        "web 01, tentacle-web_01",
        "A.b, tentacle-a_b",
        "a-very-long-name-of-an-instance-indeed, tentacle-a-very-long-name-of-an"
    })
    void namesAnAccountAfterItsInstance(String instance, String name) {
        assertThat(accounts.usualName(instance)).isEqualTo(name);
        assertThat(DedicatedAccount.isName(name)).isTrue();
    }
}
