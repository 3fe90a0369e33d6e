package dev.tentaclesetup.agent;

import dev.tentaclesetup.service.systemd.ReadySignal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The host of an ordinary process: systemd, which hears when the agent works, or a person at a
/// keyboard, who ends it by an empty line.
record ProcessHost(Map<String, String> environment, AgentOptions.Host host) implements ServiceHost {

    private static final System.Logger LOG = System.getLogger(ProcessHost.class.getName());
    private static final Duration WITHOUT_END = Duration.ofSeconds(Long.MAX_VALUE);

    @Override
    public boolean wantsReports() {
        return environment.containsKey(ReadySignal.VARIABLE);
    }

    /// Nothing waits for a unit of ours at boot, and systemd has a limit of its own for its start.
    @Override
    public Duration firstAnswerLimit() {
        return WITHOUT_END;
    }

    /// To the status of the unit, beside the journal, which has what was printed.
    @Override
    public void failed(String reason) {
        try {
            signal().status(reason);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ready(String status) throws InterruptedException {
        signal().ready(status);
    }

    @Override
    public void status(String status) throws InterruptedException {
        signal().status(status);
    }

    /// Nothing to do: what the agent prints of its log is in the journal.
    @Override
    public void event(System.Logger.Level level, String text) {}

    private ReadySignal signal() {
        return new ReadySignal(environment);
    }

    @Override
    public void awaitStop() throws InterruptedException {
        boolean keyboard =
                switch (host) {
                    case CONSOLE -> true;
                    case NON_INTERACTIVE -> false;
                    case AUTOMATIC -> hasTerminal();
                };
        if (keyboard) {
            LOG.log(System.Logger.Level.INFO, "Running. Press <enter> to shut down...");
            awaitEnter();
        } else {
            new CountDownLatch(1).await();
        }
    }

    private static boolean hasTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Waits for an empty line or the end of input.
    private static void awaitEnter() {
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            String line = keyboard.readLine();
            while (line != null && !line.isBlank()) {
                line = keyboard.readLine();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Standard input cannot be read; stopping.", e);
        }
    }
}
