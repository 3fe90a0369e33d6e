package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What became of answers before anything was changed. Holds the connection to the server, which
/// the plan's steps use, so it is closed after the run.
public sealed interface Preparation extends AutoCloseable {

    @Override
    void close();

    /// A plan can be carried out; empty when nothing has to change.
    ///
    /// @param answers that the plan was made from: everything that was left open, such as the
    ///   account, is decided. Empty where nothing is set up
    /// @param warnings worth showing, nothing blocks
    /// @param effective the answers as they are shown, each with its origin; empty where they are
    ///   shown already
    record Ready(
            Plan plan,
            Optional<Answers> answers,
            List<Problem> warnings,
            Optional<OctopusClient> client,
            List<EffectiveAnswer> effective)
            implements Preparation {
        public Ready {
            warnings = List.copyOf(warnings);
            effective = List.copyOf(effective);
        }

        @Override
        public void close() {
            client.ifPresent(OctopusClient::close);
        }
    }

    /// Something has to be solved first; nothing was changed.
    ///
    /// @param problems everything that was found, at least one of them blocks
    record Blocked(List<Problem> problems) implements Preparation {
        public Blocked {
            problems = List.copyOf(problems);
        }

        @Override
        public void close() {
            // Whatever was open has been closed when this was made.
        }
    }
}
