#include "ui/widgets/overview_strip.h"

#include "ui/models/line_marks.h"
#include "ui/models/log_rows.h"
#include "ui/theme/highlight_colours.h"
#include "ui/theme/theme.h"
#include "ui/widgets/log_view.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr int partHeight = 2;

QColor mixed(const QColor &colour, const QColor &ground, qreal share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a * share + b * (1 - share)); };
    return {mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue())};
}

// Even one line in a thousand is seen.
QColor colourOf(const LogDensity &part, const QColor &ground, int most)
{
    const int count = part.errors > 0 ? part.errors : part.warnings;
    if (count == 0) return part.matches > 0 ? foundPair().ground : ground;
    const QColor colour = part.errors > 0 ? themeColours().error : themeColours().warn;
    return mixed(colour, ground, 0.5 + 0.5 * count / std::max(1, most));
}

} // namespace

OverviewStrip::OverviewStrip(LogView &view, QWidget *parent) : QWidget(parent), m_view(view)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(250ms);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        m_density = {};
        update();
    });
    connect(&view, &LogView::viewportMoved, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::watch(LogRows *rows, LineMarks *marks)
{
    if (m_rows) m_rows->disconnect(this);
    if (m_marks) m_marks->disconnect(this);
    m_rows = rows;
    m_marks = marks;
    connect(rows, &LogRows::rowsAppended, this, &OverviewStrip::refreshSoon);
    connect(rows, &LogRows::rowsRemoved, this, &OverviewStrip::refreshSoon);
    connect(rows, &LogRows::rowsReset, this, &OverviewStrip::refreshSoon);
    connect(marks, &LineMarks::changed, this, qOverload<>(&QWidget::update));
    refreshSoon();
}

void OverviewStrip::refreshSoon()
{
    if (!m_refresh.isActive()) m_refresh.start();
}

int OverviewStrip::yOf(qint64 row) const
{
    const qint64 count = std::max<qint64>(1, m_rows->count());
    return static_cast<int>(row * height() / count);
}

void OverviewStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange) m_density = {}; // it has the colours of the theme before
    QWidget::changeEvent(event);
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = palette().color(QPalette::AlternateBase);
    painter.fillRect(rect(), ground);
    if (!m_rows || m_rows->count() == 0) return;
    const int parts = std::max(1, height() / partHeight);
    if (m_density.height() != parts) {
        const QList<LogDensity> density = m_rows->density(parts);
        int most = 1;
        for (const LogDensity &part : density) most = std::max({most, part.errors, part.warnings});
        m_density = QImage(1, parts, QImage::Format_RGB32);
        for (int i = 0; i < parts; ++i) m_density.setPixelColor(0, i, colourOf(density.at(i), ground, most));
    }
    painter.drawImage(QRect(3, 0, width() - 3, parts * partHeight), m_density);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColours().accent);
    for (auto mark = m_marks->notes().keyBegin(); mark != m_marks->notes().keyEnd(); ++mark)
        painter.drawRect(QRect(0, yOf(m_rows->rowOf(*mark)) - 1, 5, 3));
    painter.setPen(palette().color(QPalette::Dark));
    painter.setBrush(Qt::NoBrush);
    const int top = yOf(m_view.firstVisibleRow());
    const int bottom = std::max(top + 4, yOf(m_view.lastVisibleRow() + 1));
    painter.drawRect(QRect(0, std::min(top, height() - 5), width() - 1, bottom - top - 1));
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (!m_rows || m_rows->count() == 0 || event->button() != Qt::LeftButton) return;
    const int y = std::clamp(static_cast<int>(event->position().y()), 0, height() - 1);
    Q_EMIT rowChosen(std::min(m_rows->count() - 1, y * m_rows->count() / std::max(1, height())));
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_rows || m_rows->count() == 0) return;
    const int y = std::clamp(static_cast<int>(event->position().y()), 0, height() - 1);
    Q_EMIT rowChosen(std::min(m_rows->count() - 1, y * m_rows->count() / std::max(1, height())));
}

} // namespace ccr::ui
