package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedData;
import dev.tentaclesetup.practice.store.SeedUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is wrong with an account or a record at the server, and what its sentence tells the user to
/// do.
@Timeout(300)
class RegistrationWaysOutIT extends WaysOut {

    @Test
    @WayOut(ProblemId.AUTH_PASS)
    void aPasswordIsPutRightOrAnApiKeyUsed() throws Exception {
        serve(PracticeServer.builder().password(SeedUser.ADMINISTRATOR, "practice").start());
        String key = listening();
        String password =
                key.replace(
                        "api-key.env = KEY", "username = admin\npassword.env = PORTAL_PASSWORD");
        variable("PORTAL_PASSWORD", "practise");

        refusedBy(ProblemId.AUTH_PASS, "use an API key instead", plan(password));
        variable("PORTAL_PASSWORD", "practice");
        goesOn(plan(password));
        goesOn(plan(key));
    }

    @Test
    @WayOut(ProblemId.PERM_SPACE)
    void aSpaceOfTheAccountIsChosen() throws Exception {
        String text = listening();
        variable("KEY", server.apiKey(SeedUser.OTHER_SPACES_ONLY));

        refusedBy(ProblemId.PERM_SPACE, "Choose one of its spaces: Payments", plan(text));
        goesOn(plan(text, "--set", "server.space=Payments"));
    }

    @Test
    @WayOut(ProblemId.PERM_CREATE)
    void theKeyOfAnAccountThatMayDoItIsUsed() throws Exception {
        String text = listening();
        variable("KEY", server.apiKey(SeedUser.READER));

        refusedBy(ProblemId.PERM_CREATE, "Use another API key", apply(text));
        variable("KEY", server.apiKey(SeedUser.INSTALLER));
        goesOn(apply(text));
    }

    @Test
    @WayOut(ProblemId.THUMB_SELF)
    void theThumbprintOfTheServerTakesThePlaceOfTheAgentsOwn() throws Exception {
        String text = listening();
        String again = "setup.if-exists=reconfigure";
        Matcher own =
                Pattern.compile("(?m)^ +thumbprint +([0-9A-F]{40})").matcher(apply(text).out());
        assertThat(own.find()).isTrue();

        refusedBy(
                ProblemId.THUMB_SELF,
                "from Configuration > Thumbprint in the portal",
                plan(text, "--set", again, "--set", "server.thumbprint=" + own.group(1)));
        goesOn(plan(text, "--set", again, "--set", "server.thumbprint=" + server.thumbprint()));
    }

    @Test
    @WayOut(ProblemId.REG_NOENV)
    void anEnvironmentIsMade() throws Exception {
        serve(PracticeServer.builder().seed(SeedData.standard().withEnvironments()).start());
        String text = listening();

        refusedBy(ProblemId.REG_NOENV, "Create an environment in the portal", plan(text));
        send("POST", "/api/Spaces-1/environments", "{\"Name\":\"Test\"}", 201);
        goesOn(plan(text));
    }

    @Test
    @WayOut(ProblemId.REG_MISSING)
    void aNameThatExistsIsUsed() throws Exception {
        String text = listening();

        refusedBy(
                ProblemId.REG_MISSING,
                "Use a name that exists: Test, Production",
                plan(text.replace("environment = Test", "environment = Tset")));
        goesOn(plan(text));
    }

    @Test
    @WayOut({ProblemId.REG_NAME, ProblemId.REG_TAKEOVER})
    void anotherNameIsChosenOrTheUpdateAllowed() throws Exception {
        goesOn(apply(listening()));
        String text =
                listening()
                        .replace("instance = Demo", "instance = Second")
                        .replace("instance/", "second/");

        refusedBy(ProblemId.REG_NAME, "registration.on-conflict = update", plan(text));
        warnedOf(
                ProblemId.REG_TAKEOVER,
                "choose another registration.name",
                plan(text, "--set", "registration.on-conflict=update"));
        goesOn(plan(text, "--set", "registration.name=web-two"));
    }

    @Test
    @WayOut(ProblemId.REG_KIND)
    void aNameBesideTheOneOfAnotherKindIsChosen() throws Exception {
        String text = listening();
        String there =
                """
                {"Name":"web-one","Roles":["web"],"EnvironmentIds":["Environments-1"],
                 "Endpoint":{"CommunicationStyle":"Ssh","Host":"ssh.example.com","Port":22}}
                """;
        send("POST", "/api/Spaces-1/machines", there, 201);

        refusedBy(
                ProblemId.REG_KIND,
                "Choose another registration.name",
                plan(text, "--set", "registration.on-conflict=update"));
        goesOn(plan(text, "--set", "registration.name=web-two"));
    }

    @Test
    @WayOut(ProblemId.REG_SEVERAL)
    void theRecordsThatAreNotNeededAreDeleted() throws Exception {
        String text = listening();
        goesOn(apply(text));
        forgetRecords();
        String first = send("GET", "/api/Spaces-1/machines/Machines-1", "", 200);
        String second =
                first.replaceAll("\"(Id|Slug)\" *: *\"[^\"]*\" *,", "")
                        .replace("web-one", "web-two");
        send("POST", "/api/Spaces-1/machines", second, 201);
        String renamed = text.replace("web-one", "web-three");
        String again = "setup.if-exists=reconfigure";

        refusedBy(ProblemId.REG_SEVERAL, "Delete those", plan(renamed, "--set", again));
        goesOn(plan(text, "--set", again, "--set", "registration.on-conflict=update"));
        send("DELETE", "/api/Spaces-1/machines/Machines-2", "", 200);
        goesOn(plan(renamed, "--set", again));
    }

    /// As if another program had registered the instance.
    private void forgetRecords() throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path ->
                                    path.getFileName()
                                            .toString()
                                            .matches("registration.json|footprint-.*"))
                            .toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    @WayOut(ProblemId.REG_LIMIT)
    void machinesThatAreNoLongerUsedAreRemoved() throws Exception {
        String text = listening();
        server.faults().inject(new Fault.LicenceLimit());

        refusedBy(ProblemId.REG_LIMIT, "Remove machines that are no longer used", apply(text));
        server.faults().clear();
        goesOn(apply(text));
    }

    @Test
    @WayOut(ProblemId.REG_REFUSED)
    void theAnswerThatTheServerSpeaksOfIsChanged() throws Exception {
        String text = listening();

        Product.Ended refused = apply(text.replace("web-server", "w".repeat(201)));

        refusedBy(ProblemId.REG_REFUSED, "Change the answer that the server's words", refused);
        assertThat(refused.err()).contains("A role has at most 200 characters");
        goesOn(apply(text));
    }

    @Test
    @WayOut(ProblemId.REG_DISABLED)
    void aDisabledMachineIsEnabledInThePortal() throws Exception {
        String text = listening();
        goesOn(apply(text));
        String record = "/api/Spaces-1/machines/Machines-1";
        String enabled = send("GET", record, "", 200);
        send("PUT", record, enabled.replaceFirst("(\"IsDisabled\" *: *)false", "$1true"), 200);

        warnedOf(
                ProblemId.REG_DISABLED,
                "Enable the machine in the portal",
                plan(text, "--set", "setup.if-exists=reconfigure"));
        send("PUT", record, enabled, 200);
        goesOn(plan(text, "--set", "setup.if-exists=reconfigure"));
    }

    @Test
    @WayOut(ProblemId.ADDR_WRONG)
    void theAddressOfThisHostIsAnswered() throws Exception {
        goesOn(apply(listening()));
        String other = server.machines(MachineKind.TARGET).getFirst().endpoint().toString();
        String port = other.replaceAll("(?s).*https://[^:]+:(\\d+).*", "$1");
        String text =
                listening()
                        .replace("instance = Demo", "instance = Second")
                        .replace("instance/", "second/")
                        .replace("name = web-one", "name = web-two");

        refusedBy(
                ProblemId.ADDR_WRONG,
                "as connection.public-host",
                apply(
                        text,
                        "--set",
                        "connection.public-host=127.0.0.1",
                        "--set",
                        "connection.public-port=" + port));
        goesOn(apply(text, "--set", "connection.public-host=localhost"));
    }
}
