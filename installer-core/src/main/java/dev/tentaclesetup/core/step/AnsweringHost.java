package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;

/// Calls the address of a listening agent's record as its server does.
public final class AnsweringHost implements DeregisterStep.OtherHost {

    @Override
    public boolean answersFor(Machine machine) throws InterruptedException {
        if (!machine.uri().startsWith("https:")) {
            return false;
        }
        try {
            var seen =
                    Thumbprint.of(
                            CertificateDial.of(
                                    URI.create(machine.uri()), new Answers.Proxy.None()));
            return machine.hasThumbprint(seen);
        } catch (ProblemException | IllegalArgumentException e) {
            return false; // nothing answers there
        }
    }
}
