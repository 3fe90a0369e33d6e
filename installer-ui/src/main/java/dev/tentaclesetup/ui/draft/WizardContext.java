package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.engine.WizardBackend;

/// What every page model is made of.
///
/// @param draft the answers so far
/// @param backend the engine
/// @param background where work goes
/// @param messages the core's sentences
public record WizardContext(
        DraftModel draft, WizardBackend backend, Background background, Messages messages) {}
