package dev.tentaclesetup.ui;

import dev.tentaclesetup.ui.connection.ConnectionPage;
import dev.tentaclesetup.ui.connection.ConnectionPageModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.host.HostPage;
import dev.tentaclesetup.ui.host.HostPageModel;
import dev.tentaclesetup.ui.registration.RegistrationPage;
import dev.tentaclesetup.ui.registration.RegistrationPageModel;
import dev.tentaclesetup.ui.review.ReviewPage;
import dev.tentaclesetup.ui.review.ReviewPageModel;
import dev.tentaclesetup.ui.server.EarlierRunModel;
import dev.tentaclesetup.ui.server.ServerPage;
import dev.tentaclesetup.ui.server.ServerPageModel;
import dev.tentaclesetup.ui.setup.ResultView;
import dev.tentaclesetup.ui.setup.SetupPage;
import dev.tentaclesetup.ui.setup.SetupPageModel;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.shell.WizardStep;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/// Makes the pages and their models, each when it is first needed, and connects them.
final class WizardPages {

    private final WizardContext context;
    private final Consumer<String> browser;
    private final Consumer<WizardStep> go;
    private final Consumer<WizardStep> retry;
    private final Consumer<String> manage;
    private final ServerPageModel server;
    private final ReviewPageModel review;
    private final SetupPageModel setup;

    /// @param browser opens a web address
    /// @param go goes to a step that was visited
    /// @param retry goes back to a step after everything was put back
    /// @param manage goes to the list of agents
    WizardPages(
            WizardContext context,
            Consumer<String> browser,
            Consumer<WizardStep> go,
            Consumer<WizardStep> retry,
            Consumer<String> manage) {
        this.context = context;
        this.browser = browser;
        this.go = go;
        this.retry = retry;
        this.manage = manage;
        this.server = new ServerPageModel(context);
        this.review = new ReviewPageModel(context);
        this.setup = new SetupPageModel(context);
    }

    /// The model of the set-up itself.
    SetupPageModel setup() {
        return setup;
    }

    /// Begins the set-up that the review page planned.
    void commit() {
        review.planned().get().ifPresent(setup::start);
    }

    /// A new page for a step.
    WizardPage page(WizardStep step) {
        ReadOnlyObjectProperty<SpaceFacts> choices = server.choices();
        return switch (step) {
            case SERVER -> new ServerPage(server, new EarlierRunModel(context), browser);
            case CONNECTION ->
                    new ConnectionPage(new ConnectionPageModel(context, server.server(), choices));
            case REGISTRATION -> new RegistrationPage(new RegistrationPageModel(context, choices));
            case HOST -> new HostPage(new HostPageModel(context));
            case REVIEW -> new ReviewPage(review, choices.map(SpaceFacts::serverThumbprint), go);
            case SETUP -> new SetupPage(setup, new ResultView(browser, retry, manage));
        };
    }
}
