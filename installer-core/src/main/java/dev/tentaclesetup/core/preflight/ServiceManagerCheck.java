package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.Detection;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether the host can run the service that is wanted.
///
/// @param host that is set up
/// @param instance the instance's name
/// @param confined whether the service gets an account of its own, which confines it
public record ServiceManagerCheck(HostPorts host, String instance, boolean confined)
        implements HostCheck<Void> {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return instance;
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Void> observe() throws InterruptedException {
        return Observation.perhaps(
                switch (host.services().detect()) {
                    case Detection.Absent absent -> Optional.of(missing(absent));
                    case Detection.Present present -> old(present.version()).or(this::readOnly);
                });
    }

    /// Without the rights of an administrator another check says so.
    private Optional<Problem> readOnly() {
        return host.services()
                .definitions()
                .filter(folder -> host.administrator())
                .filter(folder -> Files.isDirectory(folder) && !Files.isWritable(folder))
                .map(folder ->
                        Problem.blocker(ProblemId.DISK_RO, "", folder.toString())
                                .at(AnswerKey.SERVICE_INSTALL.text(), 0));
    }

    private Problem missing(Detection.Absent absent) {
        return Problem.blocker(ProblemId.SYS_NOSYSTEMD, absent.missing(), foreground())
                .at(AnswerKey.SERVICE_INSTALL.text(), 0);
    }

    /// What an administrator gives to a host without systemd, for whatever starts programs there.
    private String foreground() {
        return host.program().agentCommand(instance).stream()
                .map(word -> word.contains(" ") ? "\"" + word + "\"" : word)
                .collect(Collectors.joining(" "));
    }

    private Optional<Problem> old(String version) {
        OptionalInt first = host.style().confiningVersion();
        return confined && first.isPresent() && older(version, first.getAsInt())
                ? Optional.of(
                        Problem.of(
                                        ProblemId.SYS_OLD,
                                        version,
                                        version,
                                        Integer.toString(first.getAsInt()))
                                .at(AnswerKey.SERVICE_ACCOUNT.text(), 0))
                : Optional.empty();
    }

    private static boolean older(String version, int first) {
        Matcher number = NUMBER.matcher(version);
        return number.lookingAt() && Integer.parseInt(number.group()) < first;
    }
}
