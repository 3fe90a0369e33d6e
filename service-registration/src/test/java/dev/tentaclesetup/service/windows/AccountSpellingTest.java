package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccountSpellingTest {

    private static final Map<String, String> GERMAN =
            Map.of(
                    "NT-AUTORITÄT\\SYSTEM", "S-1-5-18",
                    "NT-AUTORITÄT\\Lokaler Dienst", "S-1-5-19",
                    "NT-AUTORITÄT\\Netzwerkdienst", "S-1-5-20",
                    ".\\deploy", "S-1-5-21-1-2-3-1001",
                    "WEB01\\deploy", "S-1-5-21-1-2-3-1001",
                    "CORP\\deploy", "S-1-5-21-9-9-9-1001");

    private final AccountSpelling spelling =
            new AccountSpelling(account -> {
                if (!GERMAN.containsKey(account)) {
                    throw NativeErrors.ofLookup(account, 1332);
                }
                return GERMAN.get(account);
            });

    @ParameterizedTest
    @CsvSource({
        "localsystem, LocalSystem",
        ".\\LocalSystem, LocalSystem",
        "NT-AUTORITÄT\\SYSTEM, LocalSystem",
        "NT-AUTORITÄT\\Lokaler Dienst, NT AUTHORITY\\LocalService",
        "NT-AUTORITÄT\\Netzwerkdienst, NT AUTHORITY\\NetworkService",
        "nt authority\\networkservice, nt authority\\networkservice",
        ".\\deploy, .\\deploy",
        "CORP\\nobody, CORP\\nobody"
    })
    void spellsTheSystemsOwnAccountsAsTheServiceManagerDoes(String given, String wanted) {
        assertThat(spelling.canonical(given)).isEqualTo(wanted);
    }

    @Test
    void knowsAnAccountByAnyOfItsNames() {
        assertThat(spelling.same(".\\deploy", "WEB01\\deploy")).isTrue();
        assertThat(spelling.same("LocalSystem", "localsystem")).isTrue();
        assertThat(spelling.same(".\\deploy", "CORP\\deploy")).isFalse();
        assertThat(spelling.same("CORP\\nobody", "CORP\\noone")).isFalse();
        assertThat(spelling.same("NT SERVICE\\a", "NT SERVICE\\b")).isFalse();
    }
}
