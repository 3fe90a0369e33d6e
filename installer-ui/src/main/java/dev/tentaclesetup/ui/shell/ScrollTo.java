package dev.tentaclesetup.ui.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Scrolls so far that a node can be seen.
public final class ScrollTo {

    private static final double MARGIN = 48;

    private ScrollTo() {}

    public static void inside(ScrollPane scroll, Node node) {
        Node content = scroll.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden =
                content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0) {
            return;
        }
        double top = scroll.getVvalue() * hidden;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (place.getMinY() < top + MARGIN) {
            scroll.setVvalue(Math.max(0, (place.getMinY() - MARGIN) / hidden));
        } else if (place.getMaxY() > bottom - MARGIN) {
            double wanted = place.getMaxY() + MARGIN - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(Math.min(1, wanted / hidden));
        }
    }
}
