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

QColor groundOf(StateShape shape, IconInk ink)
{
    switch (ink) {
    case IconInk::Light: return QColor(0xF2F4F7);
    case IconInk::Dark: return QColor(0x1B1F27);
    case IconInk::Colours: break;
    }
    return colourOf(shape);
}

/// One icon; drawn on a ground of 16 x 16.
class StatePainter
{
public:
    StatePainter(QPixmap &pixmap, const QColor &ground, bool isOpen)
        : m_painter(&pixmap), m_scale(pixmap.width() / 16.0), m_ground(ground), m_isOpen(isOpen)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.scale(m_scale, m_scale);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ground);
    }

    void draw(StateShape shape)
    {
        switch (shape) {
        case StateShape::Warning:
            m_painter.drawPolygon(QPolygonF{{8, 1}, {15.5, 15}, {0.5, 15}});
            beginMark();
            m_painter.drawRect(QRectF(7.2, 5.5, 1.6, 5));
            m_painter.drawRect(QRectF(7.2, 11.8, 1.6, 1.6));
            break;
        case StateShape::Problem:
            m_painter.drawEllipse(QRectF(1, 1, 14, 14));
            beginMark();
            m_painter.setPen(QPen(Qt::white, 2, Qt::SolidLine, Qt::RoundCap));
            m_painter.drawLine(QPointF(5, 5), QPointF(11, 11));
            m_painter.drawLine(QPointF(11, 5), QPointF(5, 11));
            break;
        case StateShape::Running:
            drawPlate();
            m_painter.drawPolygon(QPolygonF{{6, 4}, {12, 8}, {6, 12}});
            break;
        case StateShape::NotRecording:
            drawPlate();
            m_painter.drawRect(onPixels({4.5, 4, 2.5, 8}));
            m_painter.drawRect(onPixels({9, 4, 2.5, 8}));
            break;
        case StateShape::Stopped:
            drawPlate();
            m_painter.drawRect(onPixels({5, 5, 6, 6}));
            break;
        }
    }

    void drawDot()
    {
        beginMark();
        m_painter.setPen(Qt::NoPen);
        m_painter.drawEllipse(QRectF(9.5, 9.5, 6.5, 6.5));
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
        m_painter.setBrush(m_isOpen ? m_ground : QColor(0x17774A));
        m_painter.drawEllipse(QRectF(10.5, 10.5, 4.5, 4.5));
    }

private:
    void drawPlate()
    {
        m_painter.drawRoundedRect(onPixels({1, 1, 14, 14}), 4, 4);
        beginMark();
    }

    void beginMark()
    {
        if (m_isOpen) m_painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        m_painter.setBrush(Qt::white);
    }

    // Sizes such as 22 and 24 would have grey edges.
    QRectF onPixels(const QRectF &area) const
    {
        const auto snapped = [this](qreal position) { return qRound(position * m_scale) / m_scale; };
        return {QPointF(snapped(area.left()), snapped(area.top())), QPointF(snapped(area.right()), snapped(area.bottom()))};
    }

    QPainter m_painter;
    const qreal m_scale;
    const QColor m_ground;
    const bool m_isOpen; ///< marks are holes
};

QPixmap drawState(StateShape shape, bool isBusy, IconInk ink, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    StatePainter painter(pixmap, groundOf(shape, ink), ink != IconInk::Colours);
    painter.draw(shape);
    if (isBusy) painter.drawDot();
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

QIcon stateIcon(StateShape shape, bool isBusy, IconInk ink)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128}) icon.addPixmap(drawState(shape, isBusy, ink, size));
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
