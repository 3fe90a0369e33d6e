package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineDocumentsTest {

    private static final String PRINT = "B1C0A6F7D0E3425A9E8F7061524338495A6B7C8D";

    @Test
    void readsAThumbprintInAnySpelling() {
        assertThat(thumbprint("b1c0\u2011a6f7\u2013d0e3:425a9e8f70615243 38495a6b7c8d"))
                .isEqualTo(PRINT);
    }

    @Test
    void keepsATextThatIsNoThumbprint() {
        assertThat(thumbprint("none yet")).isEqualTo("none yet");
        assertThat(thumbprint("")).isEmpty();
    }

    private static String thumbprint(String text) {
        var document = Documents.object();
        document.putObject("Endpoint").put("Thumbprint", text);
        return MachineDocuments.read(MachineKind.TARGET, document).thumbprint();
    }
}
