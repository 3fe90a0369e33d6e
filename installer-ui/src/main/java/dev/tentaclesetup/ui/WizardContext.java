package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;

/// What every page model is made of.
///
/// @param draft the answers so far
/// @param backend the engine
/// @param background where work goes
/// @param messages the core's sentences
record WizardContext(
        DraftModel draft, WizardBackend backend, Background background, Messages messages) {}
