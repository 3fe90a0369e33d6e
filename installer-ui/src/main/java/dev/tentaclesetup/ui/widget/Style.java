package dev.tentaclesetup.ui.widget;

/// Names of the style classes in `app.css`, in one place. Those of the theme are in
/// [atlantafx.base.theme.Styles].
public final class Style {

    public static final String ACTION_BAR = "action-bar";
    public static final String ADDRESS_ROWS = "address-rows";
    public static final String BANNER = "banner";
    public static final String BANNER_BOX = "banner-box";
    public static final String BODY = "body";
    public static final String BRAND = "brand";
    public static final String BRAND_ARM = "arm";
    public static final String BRAND_SIGN = "brand-sign";
    public static final String BUTTONS = "buttons";
    public static final String CARD = "card";
    public static final String CAUSE = "cause";
    public static final String CHECK_FIX = "check-fix";
    public static final String CHECK_LINE = "check-line";
    public static final String CHECK_LIST = "check-list";
    public static final String CHECK_ROW = "check-row";
    public static final String CHIP = "chip";
    public static final String CHIP_FIELD = "chip-field";
    public static final String CHIP_INPUT = "chip-input";
    public static final String CHIP_MENU = "chip-menu";
    public static final String CHOICE = "choice";
    public static final String CHOICES = "choices";
    public static final String CHOICE_HELP = "choice-help";
    public static final String CHOICE_LINE = "choice-line";
    public static final String CHOICE_TITLE = "choice-title";
    public static final String CONFIRMATION = "confirmation";
    public static final String DETAIL = "detail";
    public static final String FACTS = "facts";
    public static final String FIELD = "field";
    public static final String FIELD_LABEL = "field-label";
    public static final String FIELD_LINE = "field-line";
    public static final String FORM = "form";
    public static final String HEADING = "heading";
    public static final String INSTANCES = "instances";
    public static final String INSTANCE_LINE = "instance-line";
    public static final String INSTANCE_NAME = "instance-name";
    public static final String INSTANCE_STATE = "instance-state";
    public static final String LAST = "last";
    public static final String LEAD = "lead";
    public static final String LOG = "log";
    public static final String MARK = "mark";
    public static final String MONO = "mono";
    public static final String MUTED = "muted";
    public static final String PAGE = "page";
    public static final String PATH_FIELD = "path-field";
    public static final String PLAN_CHANGE = "plan-change";
    public static final String PLAN_STEPS = "plan-steps";
    public static final String PROBLEM_LINE = "problem-line";
    public static final String RADIOS = "radios";
    public static final String RESULT = "result";
    public static final String SECRET_FIELD = "secret-field";
    public static final String SHAPE = "shape";
    public static final String SIDEBAR = "sidebar";
    public static final String STATE_WORD = "state-word";
    public static final String STEP_CIRCLE = "step-circle";
    public static final String STEP_CONTENT = "step-content";
    public static final String STEP_LINE = "step-line";
    public static final String STEP_NUMBER = "step-number";
    public static final String STEP_ROW = "step-row";
    public static final String STEP_TITLE = "step-title";
    public static final String STEP_WORD = "step-word";
    public static final String SUMMARY = "summary";
    public static final String SUMMARY_KEY = "summary-key";
    public static final String SUMMARY_ROW = "summary-row";
    public static final String SUMMARY_VALUE = "summary-value";
    public static final String THUMBPRINT = "thumbprint";
    public static final String VERDICT = "verdict";
    public static final String WIZARD = "wizard";

    private Style() {}
}
