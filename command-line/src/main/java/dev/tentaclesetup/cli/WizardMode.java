package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.frontend.WizardFrontEnd;
import dev.tentaclesetup.core.problem.ExitCode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;

/// Opens the wizard, where there is one and a display for it.
final class WizardMode {

    private final Terminal terminal;
    private final CliMessages words;
    private final LoggedRun log;
    private final boolean askForRights;

    /// @param askForRights where an administrator's rights are missing and the system can be asked
    WizardMode(Terminal terminal, CliMessages words, LoggedRun log, boolean askForRights) {
        this.terminal = terminal;
        this.words = words;
        this.log = log;
        this.askForRights = askForRights;
    }

    int run(AnswerSources sources) throws IOException {
        Optional<WizardFrontEnd> wizard = ServiceLoader.load(WizardFrontEnd.class).findFirst();
        if (wizard.isEmpty() || !wizard.get().available()) {
            terminal.err().println(words.text("no-display"));
            return ExitCode.USAGE.code();
        }
        OptionalInt elsewhere = askForRights ? elevated().run(sources) : OptionalInt.empty();
        if (elsewhere.isPresent()) {
            return elsewhere.getAsInt();
        }
        return wizard.get().run(sources.draft(terminal), log);
    }

    private ElevatedWizard elevated() {
        var problems = new ProblemText(terminal.err(), Messages.system(), words);
        return new ElevatedWizard(new AdministratorRights.SystemRights(), problems);
    }
}
