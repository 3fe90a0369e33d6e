package dev.tentaclesetup.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.instance.InstanceFailure.BadValue;
import dev.tentaclesetup.instance.InstanceFailure.NoMachineKey;
import dev.tentaclesetup.instance.InstanceFailure.UnreadableSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretProtectionTest {

    private static final String OTHER_ID = "816490f117f14c7a8fa2697781ed795b";
    private static final String KEY_FILE =
            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=.AAECAwQFBgcICQoLDA0ODw==";

    @TempDir Path folder;

    private SecretProtection machine(String machineId) throws IOException {
        return SecretProtection.of(Recorded.machine(folder, machineId));
    }

    private static String text(SecretProtection protection, String stored)
            throws InstanceException {
        return new String(protection.unprotect("Key", stored, SecretText::decode));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, MachineKeyProtection",
        "Mac OS X, MachineKeyProtection",
        "Windows Server 2025, DataProtection",
        "Windows 11, DataProtection"
    })
    void isChosenByTheOperatingSystem(String osName, String scheme) {
        assertThat(SecretProtection.of(HostFolders.under(folder), osName))
                .extracting(chosen -> chosen.getClass().getSimpleName())
                .isEqualTo(scheme);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "816490f117f14c7a8fa2697781ed795b, FooBar, yspqcK7xCvd5c+1OSB7kxw==",
                "0123456789abcdef0123456789abcdef, FooBar, Zz+077nDHCzDRyMIlgLHUw==",
                "816490f117f14c7a8fa2697781ed795b, s3cret-Pröxy\"pw,"
                        + " gYShgf19d4TUkrnTx559892exZOr5H4eSv0LkDMt52s="
            })
    void isTheOfficialSchemeOfTheMachineId(String machineId, String plain, String stored)
            throws Exception {
        SecretProtection protection = machine(machineId + "\n");

        assertThat(protection.protect(plain.getBytes(UTF_8))).isEqualTo(stored);
        assertThat(text(protection, stored)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "816490f117f14c7a8fa2697781ed795\n",
                "816490f117f14c7a8fa2697781ed795b0\n"
            })
    void isTheOfficialSchemeOfTheKeyFileWhereTheMachineIdIsNotUsable(String machineId)
            throws Exception {
        Files.writeString(folder.resolve("machinekey"), KEY_FILE);
        SecretProtection protection = machine(machineId);

        assertThat(protection.protect("FooBar".getBytes(UTF_8)))
                .isEqualTo("4l1w69GcFc5X0gpolxjn1w==");
        assertThat(text(protection, "4l1w69GcFc5X0gpolxjn1w==")).isEqualTo("FooBar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\nmore\n", "\n\n"})
    void takesTheFirstLineOfTheMachineIdHoweverItEnds(String end) throws Exception {
        assertThat(text(machine(OTHER_ID + end), "yspqcK7xCvd5c+1OSB7kxw==")).isEqualTo("FooBar");
    }

    @Test
    void readsAValueOfTheKeyFileThoughTheMachineHasAnIdNow() throws Exception {
        Files.writeString(folder.resolve("machinekey"), KEY_FILE + "\n");

        assertThat(text(machine(OTHER_ID), "4l1w69GcFc5X0gpolxjn1w==")).isEqualTo("FooBar");
    }

    @Test
    void makesAKeyFileOnDemandThatOnlyItsOwnerCanRead() throws Exception {
        SecretProtection protection = machine("");

        String stored = protection.protect("FooBar".getBytes(UTF_8));

        Path key = folder.resolve("machinekey");
        assertThat(key).content().matches("[A-Za-z0-9+/]{43}=\\.[A-Za-z0-9+/]{22}==");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(text(machine(""), stored)).isEqualTo("FooBar");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("machine-id", "machinekey");
    }

    @Test
    void makesTheKeyFileOfAMovedHomeInTheHome() throws Exception {
        Path official = folder.resolve("official").resolve("machinekey");
        Path own = folder.resolve("own").resolve("machinekey");

        String stored = twoPlaces(official, own).protect("x".getBytes(UTF_8));

        assertThat(own).exists();
        assertThat(official.getParent()).doesNotExist();
        assertThat(text(twoPlaces(official, own), stored)).isEqualTo("x");
    }

    @Test
    void usesTheOfficialKeyFileWhereThereIsOneAndTheNextPlaceWhereTheLastIsImpossible()
            throws Exception {
        Path official = folder.resolve("official").resolve("machinekey");
        Path blocked = Files.writeString(folder.resolve("file"), "").resolve("machinekey");

        String stored = twoPlaces(official, blocked).protect("x".getBytes(UTF_8));

        assertThat(official).exists();
        Path unused = folder.resolve("unused").resolve("machinekey");
        assertThat(twoPlaces(official, unused).protect("x".getBytes(UTF_8))).isEqualTo(stored);
        assertThat(unused.getParent()).doesNotExist();
    }

    private SecretProtection twoPlaces(Path first, Path last) {
        return SecretProtection.of(
                new HostFolders(
                        folder, folder, folder, folder.resolve("none"), List.of(first, last)));
    }

    @Test
    void neverReplacesADamagedKeyFileByANewOne() throws Exception {
        Path key = Files.writeString(folder.resolve("machinekey"), "damaged");

        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() -> machine("").protect(new byte[1]))
                .satisfies(e -> {
                    assertThat(e.failure()).isInstanceOf(NoMachineKey.class);
                    assertThat(e).hasMessageContaining(key.toString());
                });
        assertThat(key).hasContent("damaged");
    }

    @Test
    void readingMakesNoKeyFile() throws Exception {
        SecretProtection protection = machine("");

        assertUnreadable(protection, "yspqcK7xCvd5c+1OSB7kxw==");

        assertThat(folder.resolve("machinekey")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yspqcK7xCvd5c+1OSB7kxw==", // of another machine
                "Zz+077nDHCzDRyMIlgLHUQ==",
                "Zz+077nDHCzDRyMIlgLH",
                "%%%",
                "AAAA",
                "$OctopusMachineKeyV1$AAAA",
                "$OctopusMachineKeyV1$"
            })
    void namesASecretThatIsDamagedOrOfAnotherMachine(String stored) throws Exception {
        Files.writeString(folder.resolve("machinekey"), KEY_FILE);

        assertUnreadable(machine(Recorded.MACHINE_ID), stored);
    }

    @Test
    void triesTheNextKeyWhenTheReaderRejectsWhatComesOut() throws Exception {
        Files.writeString(folder.resolve("machinekey"), KEY_FILE);
        String ofTheKeyFile = machine("").protect("good".getBytes(UTF_8));
        SecretProtection both = machine(OTHER_ID);
        String ofTheMachineId = both.protect("bad".getBytes(UTF_8));

        SecretProtection.Reader<String> goodOnly =
                plain -> {
                    if (!new String(plain, UTF_8).equals("good")) {
                        throw new InstanceException(new BadValue("Key", ""));
                    }
                    return "good";
                };

        assertThat(both.unprotect("Key", ofTheKeyFile, goodOnly)).isEqualTo("good");
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() -> both.unprotect("Key", ofTheMachineId, goodOnly))
                .extracting(InstanceException::failure)
                .isInstanceOf(UnreadableSecret.class);
    }

    @Test
    void readsTheAnnouncedFormWithItsOwnVector() throws Exception {
        Files.writeString(folder.resolve("machinekey"), KEY_FILE);
        byte[] vector = Base64.getDecoder().decode("AAECAwQFBgcICQoLDA0ODw==");
        byte[] encrypted = Base64.getDecoder().decode("4l1w69GcFc5X0gpolxjn1w==");
        byte[] both = new byte[32];
        System.arraycopy(vector, 0, both, 0, 16);
        System.arraycopy(encrypted, 0, both, 16, 16);

        String stored = "$OctopusMachineKeyV1$" + Base64.getEncoder().encodeToString(both);

        assertThat(text(machine(OTHER_ID), stored)).isEqualTo("FooBar");
    }

    @Test
    void wipesWhatItLentToTheReader() throws Exception {
        byte[][] lent = new byte[1][];

        machine(OTHER_ID)
                .unprotect(
                        "Key",
                        "yspqcK7xCvd5c+1OSB7kxw==",
                        plain -> {
                            lent[0] = plain;
                            return "";
                        });

        assertThat(lent[0]).containsOnly(0);
    }

    @ParameterizedTest
    @MethodSource("dev.tentaclesetup.instance.Seeds#seeds")
    void readsBackWhateverItProtects(long seed) throws Exception {
        var random = new Random(seed);
        SecretProtection protection = machine(OTHER_ID);
        String plain = Seeds.text(random, 200);

        String stored = protection.protect(SecretText.encode(plain.toCharArray()));

        assertThat(text(protection, stored)).isEqualTo(plain);
        assertThat(stored).matches("[A-Za-z0-9+/]+={0,2}");
    }

    private static void assertUnreadable(SecretProtection protection, String stored) {
        assertThatExceptionOfType(InstanceException.class)
                .isThrownBy(() -> text(protection, stored))
                .satisfies(e -> {
                    assertThat(e.failure())
                            .asInstanceOf(
                                    org.assertj.core.api.InstanceOfAssertFactories.type(
                                            UnreadableSecret.class))
                            .satisfies(f -> {
                                assertThat(f.key()).isEqualTo("Key");
                                assertThat(f.attempts()).isNotEmpty();
                            });
                });
    }
}
