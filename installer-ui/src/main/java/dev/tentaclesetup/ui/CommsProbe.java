package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.CommsAddressCheck;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Mark;
import dev.tentaclesetup.ui.widget.Texts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Dials the address at which a server talks to agents and compares the certificate that it shows
/// with the one that the server's API names (halibut sheet 11.3).
///
/// @param messages the core's sentences
record CommsProbe(Messages messages) {

    /// @param typed host and port, or an `https` address
    /// @param expected the server's thumbprint; empty when it is not known
    CheckRow dial(String typed, String expected) throws InterruptedException {
        Optional<URI> address = CommsAddress.parse(typed);
        if (address.isEmpty()) {
            return new CheckRow(
                    Mark.PROBLEM, Texts.text("wizard.connection.comms.address"), "", "");
        }
        List<String> thumbprints = expected.isEmpty() ? List.of() : List.of(expected);
        Finding finding =
                CheckRunner.run(
                        new CommsAddressCheck(
                                address.get(), new Answers.Proxy.Automatic(), thumbprints));
        if (!finding.problems().isEmpty()) {
            return row(finding.problems().getFirst());
        }
        return CheckRow.of(
                Mark.OK,
                Texts.text(
                        expected.isEmpty()
                                ? "wizard.connection.comms.reachable"
                                : "wizard.connection.comms.matches"));
    }

    private CheckRow row(Problem problem) {
        return new CheckRow(
                Mark.PROBLEM,
                messages.message(problem),
                problem.id().text(),
                messages.fix(problem));
    }
}
