package dev.tentaclesetup.ui.review;

/// One line of the plan.
///
/// @param title the step in words
/// @param before the value now, empty when there is none
/// @param after the value wanted, empty when it is removed
/// @param destructive whether something of the user's is deleted
record PlannedStep(String title, String before, String after, boolean destructive) {}
