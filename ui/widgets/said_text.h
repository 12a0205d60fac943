#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ccr::ui {

/// A text as the language of the window has it now.
using SaidText = std::function<QString()>;

/// Gives a label or a button a text that nobody gives it again, since it tells what has happened: it is said anew when the language
/// changes, as long as it stands there. Null: no text.
void say(QWidget &widget, SaidText text);

} // namespace ccr::ui
