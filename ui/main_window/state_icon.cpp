#include "ui/main_window/state_icon.h"

#include "ui/workspace/trouble_text.h"

#include <QCoreApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using Status = proxy::ProxyState::Status;

namespace {

class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(ccr::ui::StateWords)
};

QColor colourOf(StateShape shape)
{
    switch (shape) {
    case StateShape::Running:
    case StateShape::NotRecording: return QColor(0x1F6FEB);
    case StateShape::Stopped: return QColor(0x737C8B);
    case StateShape::Warning: return QColor(0xD07800);
    case StateShape::Problem: return QColor(0xC4242B);
    }
    return {};
}

QPixmap drawState(StateShape shape, bool isBusy, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 16.0, size / 16.0);
    painter.setPen(Qt::NoPen);
    const QColor ground = colourOf(shape);
    painter.setBrush(ground);
    switch (shape) {
    case StateShape::Warning:
        painter.drawPolygon(QPolygonF{{8, 1}, {15.5, 15}, {0.5, 15}});
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(7.2, 5.5, 1.6, 5));
        painter.drawRect(QRectF(7.2, 11.8, 1.6, 1.6));
        break;
    case StateShape::Problem:
        painter.drawEllipse(QRectF(1, 1, 14, 14));
        painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(5, 5), QPointF(11, 11));
        painter.drawLine(QPointF(11, 5), QPointF(5, 11));
        break;
    case StateShape::Running:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
        painter.setBrush(Qt::white);
        painter.drawPolygon(QPolygonF{{6, 4}, {12, 8}, {6, 12}});
        break;
    case StateShape::NotRecording:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(4.5, 4, 2.5, 8));
        painter.drawRect(QRectF(9, 4, 2.5, 8));
        break;
    case StateShape::Stopped:
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 4, 4);
        painter.setBrush(Qt::white);
        painter.drawRect(QRectF(5, 5, 6, 6));
        break;
    }
    if (isBusy) {
        painter.setPen(QPen(Qt::white, 1));
        painter.setBrush(QColor(0x17774A));
        painter.drawEllipse(QRectF(10, 10, 5.5, 5.5));
    }
    return pixmap;
}

} // namespace

StateShape shapeOf(const proxy::ProxyState &state, bool isRecording)
{
    if (state.status == Status::Failed) return StateShape::Problem;
    if (!state.configProblem.isEmpty()) return StateShape::Warning;
    if (state.status != Status::Running) return StateShape::Stopped;
    if (restingProviders(state) > 0) return StateShape::Warning;
    return isRecording ? StateShape::Running : StateShape::NotRecording;
}

QChar stateGlyph(StateShape shape)
{
    switch (shape) {
    case StateShape::Running: return u'●';
    case StateShape::NotRecording: return u'‖';
    case StateShape::Stopped: return u'□';
    case StateShape::Warning: return u'△';
    case StateShape::Problem: return u'✕';
    }
    return {};
}

QIcon stateIcon(StateShape shape, bool isBusy)
{
    QIcon icon;
    for (const int size : {16, 22, 32, 64, 128}) icon.addPixmap(drawState(shape, isBusy, size));
    return icon;
}

QString statusWord(const proxy::ProxyState &state)
{
    switch (state.status) {
    case Status::Running: return StateWords::tr("Running");
    case Status::Starting: return StateWords::tr("Starting");
    case Status::Stopped: return StateWords::tr("Stopped");
    case Status::Failed: return StateWords::tr("Not listening");
    }
    return {};
}

} // namespace ccr::ui
