package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The agents of this host. Arrows and first letters choose, Enter changes, Delete removes
/// [wizard-reference 9.10].
final class InstanceList extends ListView<InstanceRow> {

    private final HomePageModel model;
    private boolean following;

    /// @param change what Enter does
    /// @param remove what Delete does
    /// @param close what Escape does, which a list keeps for itself
    InstanceList(HomePageModel model, Runnable change, Runnable remove, Runnable close) {
        super(model.rows());
        this.model = model;
        setId("instances");
        getStyleClass().add(Style.INSTANCES);
        setAccessibleText(Texts.text("wizard.home.list"));
        setCellFactory(list -> new InstanceCell());
        getSelectionModel()
                .selectedItemProperty()
                .subscribe((before, now) -> {
                    if (now != null && !following) {
                        model.select(now);
                    }
                });
        model.selected().subscribe(this::follow);
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Runnable action = action(event, change, remove, close);
                    if (action != null) {
                        event.consume();
                        action.run();
                    }
                });
        setOnKeyTyped(event -> beginningWith(event.getCharacter()).ifPresent(model::select));
    }

    private static @Nullable Runnable action(
            KeyEvent event, Runnable change, Runnable remove, Runnable close) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return null;
        }
        if (event.getCode() == KeyCode.ENTER) {
            return change;
        }
        if (event.getCode() == KeyCode.DELETE) {
            return remove;
        }
        return event.getCode() == KeyCode.ESCAPE ? close : null;
    }

    /// The next one whose name begins with what was typed.
    private Optional<InstanceRow> beginningWith(String typed) {
        String letter = typed.strip().toLowerCase(Locale.ROOT);
        int at = getSelectionModel().getSelectedIndex();
        int size = model.rows().size();
        return letter.isEmpty()
                ? Optional.empty()
                : Stream.concat(
                                IntStream.range(at + 1, size).boxed(),
                                IntStream.range(0, Math.max(at, 0)).boxed())
                        .map(model.rows()::get)
                        .filter(row -> row.name().toLowerCase(Locale.ROOT).startsWith(letter))
                        .findFirst();
    }

    /// The list forgets what is selected when a row is replaced.
    private void follow(Optional<InstanceRow> chosen) {
        following = true;
        int place = chosen.map(model.rows()::indexOf).orElse(-1);
        if (place < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != place) {
            getSelectionModel().clearAndSelect(place);
            getFocusModel().focus(place);
            scrollTo(Math.max(0, place - 2));
        }
        following = false;
    }
}
