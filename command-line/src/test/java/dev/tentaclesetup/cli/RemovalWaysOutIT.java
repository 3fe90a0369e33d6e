package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is left to do after a removal, which the removal itself says.
@Timeout(300)
class RemovalWaysOutIT extends WaysOut {

    @Test
    @WayOut(ProblemId.REG_REMAINS)
    void aRecordThatStaysIsDeletedInThePortalAndItsNameIsFree() throws Exception {
        installed();
        variable("KEY", server.apiKey(SeedUser.READER));

        Product.Ended removed = apply(answers.removal());

        assertThat(removed.exit()).as("%s", removed).isEqualTo(24);
        assertThat(wayOut(ProblemId.REG_REMAINS, removed))
                .contains("Delete it in the portal", "/infrastructure/machines/Machines-1");
        variable("KEY", server.apiKey());
        send("DELETE", "/api/Spaces-1/machines/Machines-1", "", 200);
        goesOn(apply(listening()));
    }

    @Test
    @WayOut({ProblemId.REG_UNKNOWN, ProblemId.DISK_STAYS})
    void whatCannotBeKnownIsFoundInThePortalAndOnTheDisk() throws Exception {
        installed();
        forgotten();

        Product.Ended removed = apply(answers.removal());

        assertThat(removed.exit()).as("%s", removed).isEqualTo(24);
        assertThat(wayOut(ProblemId.REG_UNKNOWN, removed)).contains("Search the portal");
        assertThat(wayOut(ProblemId.DISK_STAYS, removed)).contains("Delete by hand");
        String found = send("GET", "/api/Spaces-1/machines/all", "", 200);
        assertThat(found).contains("web-one");
        send("DELETE", "/api/Spaces-1/machines/Machines-1", "", 200);
        FileTree.delete(folder.resolve("instance"));
        goesOn(apply(listening()));
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    @Test
    @WayOut(ProblemId.SVC_IDLE)
    void aServiceWithoutItsCertificateIsSetUpAgain() throws Exception {
        String text = installed();
        String part = "[remove]\ndelete = certificate\nderegister = no\n";

        Product.Ended removed = apply(answers.removal().replaceFirst("(?s)\\[remove].*", part));

        assertThat(removed.exit()).as("%s", removed).isZero();
        assertThat(wayOut(ProblemId.SVC_IDLE, removed)).contains("service.start-now = yes");
        assertThat(product().processes()).isEmpty();
        goesOn(
                apply(
                        text,
                        "--set",
                        "setup.if-exists=reconfigure",
                        "--set",
                        "service.start-now=yes",
                        "--set",
                        "registration.on-conflict=update"));
        assertThat(product().processes()).isNotEmpty();
    }

    private String installed() throws Exception {
        String text = listening();
        goesOn(apply(text));
        return text;
    }

    /// As an instance that another program made, and whose configuration is lost.
    private void forgotten() throws Exception {
        Path machine = product().machine();
        FileTree.delete(machine.resolve("TentacleSetup"));
        Files.writeString(machine.resolve("Demo/tentacle-Demo.config"), "");
    }
}
