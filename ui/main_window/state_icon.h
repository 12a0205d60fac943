#pragma once

#include "proxy/api/proxy_control.h"

#include <QIcon>

namespace ccr::ui {

/// What the program's icon tells at a glance, each by a shape of its own.
enum class StateShape
{
    Running,
    NotRecording, ///< it serves, and the user wished that nothing is recorded
    Stopped,
    Warning, ///< it serves, and something is wrong
    Problem
};
StateShape shapeOf(const proxy::ProxyState &state, bool isRecording);
/// The same in a line of text.
QChar stateGlyph(StateShape shape);

/// With one ink the mark in the shape is left open, so that a panel of any colour shows through.
enum class IconInk
{
    Colours,
    Light,
    Dark
};

/// A dot is added while requests are live.
QIcon stateIcon(StateShape shape, bool isBusy = false, IconInk ink = IconInk::Colours);
/// One word for the state.
QString statusWord(const proxy::ProxyState &state);

} // namespace ccr::ui
