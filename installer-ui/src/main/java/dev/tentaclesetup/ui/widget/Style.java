package dev.tentaclesetup.ui.widget;

/// Names of the style classes in `app.css`, in one place.
public final class Style {

    public static final String ACTION_BAR = "action-bar";
    public static final String BANNER = "banner";
    public static final String BODY = "body";
    public static final String BRAND = "brand";
    public static final String CARD = "card";
    public static final String CHECK_LIST = "check-list";
    public static final String CHECK_ROW = "check-row";
    public static final String CHIP = "chip";
    public static final String CHIP_FIELD = "chip-field";
    public static final String CHIP_MENU = "chip-menu";
    public static final String CHOICE = "choice";
    public static final String CHOICE_TITLE = "choice-title";
    public static final String COMPACT = "compact";
    public static final String DETAIL = "detail";
    public static final String FIELD = "field";
    public static final String FIELD_LABEL = "field-label";
    public static final String FORM = "form";
    public static final String HEADING = "heading";
    public static final String LEAD = "lead";
    public static final String LINK = "link";
    public static final String LOG = "log";
    public static final String MARK = "mark";
    public static final String MONO = "mono";
    public static final String MUTED = "muted";
    public static final String PAGE = "page";
    public static final String PROBLEM_LINE = "problem-line";
    public static final String RESULT = "result";
    public static final String SECTION = "section";
    public static final String SIDEBAR = "sidebar";
    public static final String STATE_WORD = "state-word";
    public static final String STEP_LINE = "step-line";
    public static final String STEP_ROW = "step-row";
    public static final String STEP_TITLE = "step-title";
    public static final String SUMMARY_KEY = "summary-key";
    public static final String SUMMARY_ROW = "summary-row";
    public static final String SUMMARY_VALUE = "summary-value";
    public static final String THUMBPRINT = "thumbprint";

    private Style() {}
}
