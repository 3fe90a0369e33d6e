package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.frontend.WizardFrontEnd;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.setup.SetUp;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.draft.AnswersJudge;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.engine.LiveBackend;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The graphical front end: the composition root of the wizard, found through `ServiceLoader`.
public final class WizardMain extends Application implements WizardFrontEnd {

    private AnswerDraft prefilled = AnswerDraft.empty();
    private Optional<LoggedRun> log = Optional.empty();

    /// Read while the toolkit starts, so that the window opens no later for it.
    private final FutureTask<HomeFacts> agents =
            new FutureTask<>(() -> HomeFacts.of(SetUp.system()));

    @Override
    public boolean available() {
        return Display.available();
    }

    @Override
    public int run(AnswerDraft prefilled, LoggedRun log) {
        this.prefilled = prefilled;
        this.log = Optional.of(log);
        Background.system().work().execute(agents);
        var exitCode = new CompletableFuture<Integer>();
        Platform.startup(() -> {
            try {
                open(new Stage(), exitCode);
            } catch (RuntimeException e) {
                exitCode.completeExceptionally(e);
            }
        });
        return exitCode.join();
    }

    /// For being started by the toolkit itself, with no answers.
    @Override
    public void start(Stage stage) {
        open(stage, new CompletableFuture<>());
    }

    private void open(Stage stage, CompletableFuture<Integer> exitCode) {
        WizardTheme.followSystem();
        var messages = Messages.system();
        var host = SystemHost.system();
        var draft = new DraftModel(prefilled, new AnswersJudge(host), messages);
        HostPorts ports = HostPorts.system();
        LoggedRun logged = log.orElseGet(() -> LiveBackend.log(ports, messages));
        var backend = new LiveBackend(host, ports, messages, logged);
        var context = new WizardContext(draft, backend, Background.system(), messages);
        var window = new WizardWindow(stage, context, getHostServices()::showDocument);
        stage.setOnHidden(event -> {
            backend.close();
            exitCode.complete(window.exitCode());
        });
        if (agents.state() == Future.State.SUCCESS) {
            window.show(Optional.of(agents.resultNow()));
        } else {
            window.show();
        }
    }
}
