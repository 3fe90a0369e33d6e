package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.frontend.WizardFrontEnd;
import dev.tentaclesetup.core.problem.ExitCode;
import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/// Opens the wizard, where there is one and a display for it.
final class WizardMode {

    private final Terminal terminal;
    private final CliMessages words;

    WizardMode(Terminal terminal, CliMessages words) {
        this.terminal = terminal;
        this.words = words;
    }

    int run(AnswerSources sources) throws IOException {
        Optional<WizardFrontEnd> wizard = ServiceLoader.load(WizardFrontEnd.class).findFirst();
        if (wizard.isEmpty() || !wizard.get().available()) {
            terminal.err().println(words.text("no-display"));
            return ExitCode.USAGE.code();
        }
        return wizard.get().run(sources.draft(terminal));
    }
}
