#pragma once

#include "ui/models/waterfall.h"

#include <QBrush>

class QPainter;
class QPalette;

namespace ccr::ui {

/// What a phase is filled with, in the colours of the theme.
QBrush phaseBrush(Phase phase);
/// The same on a selected row: where phases differ by pattern alone, in the colour of the text there.
QBrush selectedPhaseBrush(Phase phase, const QPalette &palette);
/// A gap in the stream, hollow: the ground shows through.
void drawStall(QPainter *painter, const QRectF &area, const QBrush &ground, const QColor &outline);

} // namespace ccr::ui
