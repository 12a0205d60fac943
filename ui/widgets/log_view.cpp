#include "ui/widgets/log_view.h"

#include "ui/theme/highlight_colours.h"
#include "ui/theme/theme.h"
#include "ui/widgets/log_view_accessible.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr int gutter = 18; ///< left of the text: a stripe in the colour of the level, and marks
constexpr int stripe = 3;
constexpr int margin = 4;
constexpr qsizetype maxLayouts = 600;

} // namespace

LogView::LogView(QWidget *parent) : QAbstractScrollArea(parent), m_pill(new QToolButton(viewport()))
{
    installLogViewAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Base);
    verticalScrollBar()->setSingleStep(1);
    m_pill->setObjectName(u"newLines"_s);
    m_pill->setFocusPolicy(Qt::NoFocus); // F does the same
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setAutoFillBackground(true);
    m_pill->setAccessibleName(tr("Show the newest lines"));
    m_pill->hide();
    connect(m_pill, &QToolButton::clicked, this, [this] { setFollowing(true); });
    m_dragScroll.setInterval(50ms);
    connect(&m_dragScroll, &QTimer::timeout, this, [this] { dragTo(viewport()->mapFromGlobal(QCursor::pos())); });
    restyle();
}

LogView::~LogView() = default;

void LogView::setRows(LogRows *rows)
{
    if (m_rows) m_rows->disconnect(this);
    m_rows = rows;
    m_topLine = 0;
    m_currentLine = -1;
    m_wantedLine = -1;
    m_awaitedLine = -1;
    m_anchor = m_end = {};
    m_expanded.clear();
    connect(rows, &LogRows::rowsReset, this, &LogView::rowsReset);
    connect(rows, &LogRows::rowsAppended, this, &LogView::rowsAppended);
    connect(rows, &LogRows::rowsRemoved, this, &LogView::rowsRemoved);
    connect(rows, &LogRows::recordsRead, this, [this] {
        m_layouts.clear();
        updateScrollBars();
        viewport()->update();
    });
    rowsReset();
}

void LogView::setMarks(LineMarks *marks)
{
    if (m_marks) m_marks->disconnect(this);
    m_marks = marks;
    connect(marks, &LineMarks::changed, viewport(), qOverload<>(&QWidget::update));
    viewport()->update();
}

void LogView::setHighlights(const HighlightRules *rules)
{
    m_highlights = rules;
    connect(rules, &HighlightRules::changed, this, &LogView::forgetLayouts);
    forgetLayouts();
}

void LogView::setFound(const QList<QRegularExpression> &found)
{
    m_found = found;
    forgetLayouts();
}

void LogView::forgetLayouts()
{
    m_layouts.clear();
    m_widest = 0;
    updateScrollBars();
    viewport()->update();
}

void LogView::restyle()
{
    setFont(monospaceFont());
    m_lineHeight = fontMetrics().height() + 3;
    forgetLayouts();
}

// They are made anew in no time, and take some megabytes.
void LogView::hideEvent(QHideEvent *event)
{
    m_layouts = {};
    QAbstractScrollArea::hideEvent(event);
}

// Another filter: the reader stays where he was.
void LogView::rowsReset()
{
    m_layouts.clear();
    m_widest = 0;
    m_newRows = 0;
    const qint64 wanted = m_awaitedLine >= 0 ? m_awaitedLine : m_topLine;
    const qint64 row = m_rows->rowOf(wanted);
    const qint64 current = m_currentShift >= 0 ? currentRow() : -1;
    if (m_isFollowing)
        setTop(bottom());
    else if (current >= 0) // the line that he reads stays where it was
        setTop(moved({current, 0}, -static_cast<int>(std::min<qint64>(m_currentShift, visibleLines() - 1))));
    else
        setTop({row, 0});
    if (!m_isFollowing && row >= m_rows->count() && wanted > 0) m_awaitedLine = wanted; // its rows may still come
    showPill();
    if (m_wantedLine >= 0) goToLine(m_wantedLine);
    Q_EMIT currentChanged();
}

void LogView::rowsAppended(qint64 count)
{
    const qint64 awaited = m_awaitedLine >= 0 ? m_rows->rowOf(m_awaitedLine) : m_rows->count();
    if (m_isFollowing)
        setTop(bottom());
    else if (awaited < m_rows->count())
        setTop({awaited, 0});
    else if (m_awaitedLine < 0 && m_countsNew)
        m_newRows += count;
    updateScrollBars();
    showPill();
    viewport()->update();
    if (m_wantedLine >= 0) goToLine(m_wantedLine);
}

void LogView::rowsRemoved(qint64 count)
{
    m_top = m_top.row >= count ? Top{m_top.row - count, m_top.line} : Top{};
    setTop(m_isFollowing ? bottom() : m_top);
}

void LogView::showPill()
{
    m_pill->setVisible(!m_isFollowing && m_newRows > 0);
    if (!m_pill->isVisibleTo(viewport())) return;
    m_pill->setText(u"↓ "_s + tr("%n new", nullptr, static_cast<int>(std::min<qint64>(m_newRows, INT_MAX))));
    m_pill->adjustSize();
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - 6);
}

void LogView::setWrapping(bool wraps)
{
    m_isWrapping = wraps;
    m_layouts.clear();
    horizontalScrollBar()->setValue(0);
    setTop(m_isFollowing ? bottom() : m_top);
}

void LogView::setFollowing(bool following)
{
    const bool changes = m_isFollowing != following;
    m_isFollowing = following;
    if (following && m_rows) {
        m_newRows = 0;
        setTop(bottom());
    }
    showPill();
    if (changes) Q_EMIT followingChanged(following);
}

int LogView::textLeft() const
{
    return gutter - horizontalScrollBar()->value();
}

int LogView::visibleLines() const
{
    return std::max(1, viewport()->height() / m_lineHeight);
}

LogRowLayout &LogView::layoutOf(qint64 row)
{
    const qint64 line = m_rows->lineAt(row);
    if (const auto found = m_layouts.constFind(line); found != m_layouts.constEnd()) return **found;
    if (m_layouts.size() >= maxLayouts) m_layouts.clear();
    LogRowLook look{.font = font(),
                    .palette = palette(),
                    .lineHeight = m_lineHeight,
                    .width = m_isWrapping ? qreal(std::max(100, viewport()->width() - gutter - margin)) : 0.0,
                    .severity = m_rows->severityAt(row),
                    .isContext = !m_rows->isMatch(row),
                    .found = m_found};
    LineText text;
    if (const LogRows::Record record = m_rows->recordAt(row)) {
        m_componentWidth = std::clamp(static_cast<int>(record->component.size()), m_componentWidth, 14);
        text = lineTextOf(*record,
                          {.isExpanded = m_expanded.contains(line), .source = m_rows->sourceAt(row), .componentWidth = m_componentWidth});
        if (m_highlights) look.highlights = m_highlights->hitsIn(text.text);
    } else {
        text.text = u"…"_s; // comes with recordsRead()
    }
    auto layout = std::make_shared<LogRowLayout>(std::move(text), look);
    m_layouts.insert(line, layout);
    if (!m_isWrapping && layout->width() > m_widest) {
        m_widest = static_cast<int>(layout->width()) + 1;
        QTimer::singleShot(0, this, &LogView::updateScrollBars);
    }
    return *layout;
}

int LogView::linesOf(qint64 row)
{
    const bool isOne = !m_isWrapping && !m_expanded.contains(m_rows->lineAt(row));
    return isOne ? 1 : layoutOf(row).lineCount();
}

LogView::Top LogView::moved(Top top, int lines)
{
    top.line += lines;
    while (top.line < 0 && top.row > 0) top.line += linesOf(--top.row);
    for (int own = 0; top.row < m_rows->count() && top.line >= (own = linesOf(top.row));) {
        top.line -= own;
        ++top.row;
    }
    top.line = std::max(0, top.line);
    return top;
}

// The top when this row is the last one that is seen.
LogView::Top LogView::showingAtEnd(qint64 row)
{
    int left = visibleLines();
    for (; row >= 0; --row) {
        const int lines = linesOf(row);
        if (lines >= left) return {row, lines - left};
        left -= lines;
    }
    return {};
}

LogView::Top LogView::bottom()
{
    return showingAtEnd(m_rows->count() - 1);
}

void LogView::setTop(Top top)
{
    m_awaitedLine = -1;
    m_top = std::clamp(top, Top{}, bottom());
    m_topLine = m_rows->count() > 0 ? m_rows->lineAt(m_top.row) : 0;
    const qint64 shift = currentRow() - m_top.row;
    m_currentShift = currentRow() >= 0 && shift >= 0 && shift < visibleLines() ? shift : -1;
    updateScrollBars();
    viewport()->update();
    Q_EMIT viewportMoved();
}

void LogView::scrollBy(int lines)
{
    if (!m_rows || m_rows->count() == 0) return;
    const Top before = m_top;
    setTop(moved(m_top, lines));
    if (m_top < before || (lines < 0 && m_top < bottom()))
        setFollowing(false);
    else if (m_top == bottom())
        setFollowing(true);
}

void LogView::scrollContentsBy(int dx, int dy)
{
    if (dx != 0) viewport()->update();
    if (dy == 0 || m_setsScrollBar || !m_rows) return;
    const qint64 row = verticalScrollBar()->value();
    const bool isEnd = row == verticalScrollBar()->maximum();
    setTop(isEnd ? bottom() : Top{row, 0});
    setFollowing(isEnd);
}

void LogView::updateScrollBars()
{
    if (!m_rows) return;
    m_setsScrollBar = true;
    const Top end = bottom();
    const qint64 last = end.line > 0 ? end.row + 1 : end.row;
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<qint64>(last, INT_MAX)));
    verticalScrollBar()->setPageStep(visibleLines());
    const bool isEnd = m_top == end;
    verticalScrollBar()->setValue(isEnd ? verticalScrollBar()->maximum() : static_cast<int>(m_top.row));
    const int room = viewport()->width() - gutter - margin;
    horizontalScrollBar()->setRange(0, m_isWrapping ? 0 : std::max(0, m_widest - room));
    horizontalScrollBar()->setPageStep(room);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
    m_setsScrollBar = false;
}

void LogView::eachVisible(const std::function<void(qint64, int, LogRowLayout &)> &visit)
{
    if (!m_rows) return;
    int y = -m_top.line * m_lineHeight;
    for (qint64 row = m_top.row; row < m_rows->count() && y < viewport()->height(); ++row) {
        LogRowLayout &layout = layoutOf(row);
        visit(row, y, layout);
        y += layout.lineCount() * m_lineHeight;
    }
}

qint64 LogView::lastVisibleRow()
{
    qint64 last = m_top.row;
    eachVisible([&last](qint64 row, int, LogRowLayout &) { last = row; });
    return last;
}

LogPlace LogView::placeAt(const QPoint &point)
{
    LogPlace place;
    eachVisible([&](qint64 row, int y, LogRowLayout &layout) {
        if (point.y() < y || point.y() >= y + layout.lineCount() * m_lineHeight) return;
        place.row = row;
        place.isGutter = point.x() < gutter;
        const int character = layout.characterAt({qreal(point.x() - textLeft()), qreal(point.y() - y)});
        if (character < 0 || place.isGutter) return;
        if (const LineSpan *span = layout.text().spanAt(character)) place.span = *span;
    });
    return place;
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    eachVisible([&](qint64 row, int y, LogRowLayout &layout) { paintRow(painter, row, y, layout); });
    if (!hasFocus() || currentRow() >= 0) return;
    painter.setPen(themeColours().accent); // no line can show it
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void LogView::paintRow(QPainter &painter, qint64 row, int y, LogRowLayout &layout)
{
    const QRect area(0, y, viewport()->width(), layout.lineCount() * m_lineHeight);
    const LogRowLayout::Selection selection = selectionIn(row, layout);
    if (selection.isWholeRow)
        painter.fillRect(area, palette().color(QPalette::Highlight));
    else if (layout.lineColour() >= 0)
        painter.fillRect(area, highlightPair(layout.lineColour()).ground);
    painter.setClipRect(QRect(gutter, 0, viewport()->width() - gutter, viewport()->height()));
    layout.draw(painter, QPointF(textLeft(), y), selection, QRectF(viewport()->rect()));
    painter.setClipping(false);
    const Severity severity = m_rows->severityAt(row);
    if (severity >= Severity::Warn && m_rows->isMatch(row))
        painter.fillRect(QRect(0, y, stripe, area.height()), severity >= Severity::Error ? themeColours().error : themeColours().warn);
    if (m_marks && m_marks->contains(m_rows->lineAt(row))) {
        painter.setPen(selection.isWholeRow ? palette().color(QPalette::HighlightedText) : themeColours().accent);
        painter.setFont(font());
        const bool hasNote = !m_marks->notes().value(m_rows->lineAt(row)).isEmpty();
        painter.drawText(QRect(stripe, y, gutter - stripe, m_lineHeight), Qt::AlignCenter, hasNote ? u"◆"_s : u"◇"_s);
    }
    if (!hasFocus() || row != currentRow()) return;
    painter.setPen(themeColours().accent);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_isWrapping) m_layouts.clear();
    if (m_rows) {
        const bool wasCurrentVisible = m_currentShift >= 0;
        setTop(m_isFollowing ? bottom() : m_top);
        if (!m_isFollowing && wasCurrentVisible && m_currentShift < 0) setTop(showingAtEnd(currentRow())); // it stays so
    }
    showPill();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_pill->setAccessibleName(tr("Show the newest lines"));
        showPill();
    }
    if (event->type() == QEvent::PaletteChange) forgetLayouts();
    if (event->type() == QEvent::FontChange && font() != monospaceFont()) restyle();
    if (event->type() == QEvent::FontChange) m_lineHeight = fontMetrics().height() + 3;
}

} // namespace ccr::ui
