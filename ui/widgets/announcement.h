#pragma once

class QWidget;

namespace ccr::ui {

/// Has screen readers say what the widget shows now: they do not look by themselves at what appears away from the keyboard.
void announce(QWidget *shown);

} // namespace ccr::ui
