package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.core.frontend.WizardFrontEnd;
import java.util.ServiceLoader;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Opens a window (`bare`, or the `wizard`) and prints one character when its first frame has been
/// laid out. [WizardBenchmark] holds the watch and ends the process.
public final class FirstPageMain {

    private FirstPageMain() {}

    /// @param args `bare` or `wizard`
    public static void main(String[] args) {
        Platform.startup(FirstPageMain::watch);
        if (args[0].equals("bare")) {
            Application.launch(Bare.class);
        } else {
            var wizard =
                    ServiceLoader.load(WizardFrontEnd.class).stream().findFirst().orElseThrow();
            Application.launch(wizard.type().asSubclass(Application.class));
        }
    }

    private static void watch() {
        Window.getWindows()
                .addListener(
                        (ListChangeListener<Window>)
                                change -> {
                                    if (!change.getList().isEmpty()) {
                                        whenLaidOut(change.getList().getFirst().getScene());
                                    }
                                });
    }

    private static void whenLaidOut(Scene scene) {
        scene.addPostLayoutPulseListener(FirstPageMain::report);
    }

    private static void report() {
        System.out.write('.');
        System.out.flush();
    }

    /// The least that can be shown.
    public static final class Bare extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Button("OK")), 960, 600));
            stage.show();
        }
    }
}
