package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/// Fetches the secrets that a draft refers to [wizard-reference 10.3]. What cannot be fetched
/// becomes a problem of the draft; `.prompt` is left to the front end.
public final class SecretResolver {

    private final Map<String, String> environment;
    private final Optional<InputStream> standardInput;

    /// @param environment the environment variables
    /// @param standardInput empty when it is used for something else
    public SecretResolver(Map<String, String> environment, Optional<InputStream> standardInput) {
        this.environment = Map.copyOf(environment);
        this.standardInput = standardInput;
    }

    /// The same draft with every secret known that can be known. Reads standard input at most once.
    public AnswerDraft resolve(AnswerDraft draft) {
        AnswerDraft resolved = draft;
        var problems = new ArrayList<Problem>();
        boolean inputUsed = false;
        for (AnswerKey key : draft.keys()) {
            if (!(draft.value(key).orElse(null) instanceof AnswerValue.Reference reference)) {
                continue;
            }
            boolean fromInput = reference.source() instanceof SecretSource.StandardInput;
            try {
                Optional<Secret> secret = fetch(reference.source(), inputUsed);
                if (secret.isPresent()) {
                    resolved =
                            resolved.with(
                                    key,
                                    new AnswerValue.Known(
                                            secret.get(), reference.origin(), reference.line()));
                }
            } catch (Unusable unusable) {
                resolved = resolved.without(key);
                problems.add(unusable.problem(key, reference));
            }
            inputUsed |= fromInput;
        }
        return resolved.withProblems(problems);
    }

    private Optional<Secret> fetch(SecretSource source, boolean inputUsed) throws Unusable {
        return switch (source) {
            case SecretSource.Environment variable ->
                    Optional.of(fromEnvironment(variable.variable()));
            case SecretSource.FirstLine file -> Optional.of(fromFile(file.file()));
            case SecretSource.StandardInput _ -> Optional.of(fromInput(inputUsed));
            case SecretSource.Prompt _, SecretSource.Stored _ -> Optional.empty();
        };
    }

    private Secret fromEnvironment(String variable) throws Unusable {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw new Unusable("empty", variable);
        }
        return Secret.of(value.toCharArray());
    }

    private Secret fromFile(Path file) throws Unusable {
        if (!Files.isRegularFile(file)) {
            throw new Unusable("no-file", file.toString());
        }
        if (!managed(file) && !SecretFileRights.closed(file)) {
            throw new Unusable("open-file", file.toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return firstLine(in, file.toString());
        } catch (IOException unreadable) {
            throw new Unusable("unreadable", file.toString());
        }
    }

    /// Files that the service manager or the container engine puts there; their modes are theirs.
    private boolean managed(Path file) {
        Path real = file.toAbsolutePath().normalize();
        String credentials = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        return real.startsWith("/run/secrets")
                || (credentials.startsWith("/") && real.startsWith(Path.of(credentials)));
    }

    private Secret fromInput(boolean used) throws Unusable {
        if (used || standardInput.isEmpty()) {
            throw new Unusable("input-taken", "");
        }
        try {
            return firstLine(new BufferedInputStream(standardInput.get(), 1), "");
        } catch (IOException unreadable) {
            throw new Unusable("unreadable", "");
        }
    }

    private static Secret firstLine(InputStream in, String where) throws IOException, Unusable {
        return switch (SecretLine.read(in)) {
            case SecretLine.Read(Secret secret) -> secret;
            case SecretLine.Refused(String reason) -> throw new Unusable(reason, where);
        };
    }

    /// Why one secret cannot be used.
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final String where;

        Unusable(String reason, String where) {
            super(reason);
            this.reason = reason;
            this.where = where;
        }

        Problem problem(AnswerKey key, AnswerValue.Reference reference) {
            return Problem.of(
                            ProblemId.ANS_SECRET,
                            where,
                            Argument.text(key.text()),
                            Argument.phrase("secret." + reason),
                            Argument.text(where))
                    .at(key.text(), reference.line());
        }
    }
}
