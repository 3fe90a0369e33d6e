package dev.tentaclesetup.ui.widget;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The small signs of states. Their shapes are in `app.css`, one for each state.
public final class StatusIcons {

    private static final Map<Status, PseudoClass> CLASSES = new EnumMap<>(Status.class);

    static {
        for (Status mark : Status.values()) {
            CLASSES.put(mark, PseudoClass.getPseudoClass(mark.styleName()));
        }
    }

    private StatusIcons() {}

    /// Shows this state, and no other, on a node by a pseudo class of the state's name.
    public static void on(Node node, Status shown) {
        CLASSES.forEach((mark, style) -> node.pseudoClassStateChanged(style, mark == shown));
    }

    /// A new sign for this state.
    public static StackPane sign(Status mark) {
        var shape = new Region();
        shape.getStyleClass().add(Style.SHAPE);
        var sign = new StackPane(shape);
        sign.getStyleClass().add(Style.MARK);
        on(sign, mark);
        return sign;
    }
}
