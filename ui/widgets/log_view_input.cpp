#include "ui/widgets/log_view.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qint64 maxCopiedRows = 10'000;
constexpr qsizetype maxCopied = 32 * 1024 * 1024; ///< characters
constexpr int linesForOneNotch = 3;

} // namespace

qint64 LogView::currentRow() const
{
    if (!m_rows || m_currentLine < 0 || m_rows->count() == 0) return -1;
    return std::min(m_rows->rowOf(m_currentLine), m_rows->count() - 1);
}

void LogView::setCurrentRow(qint64 row, bool extendsSelection)
{
    if (!m_rows || row < 0 || row >= m_rows->count()) return;
    moveCurrent(row, extendsSelection);
    const Top atEnd = showingAtEnd(row);
    Top wanted = m_top;
    const bool isAbove = row < m_top.row || (row == m_top.row && m_top.line > 0);
    const bool isBelow = atEnd > m_top;
    const qint64 distance = std::max(m_top.row - row, atEnd.row - m_top.row);
    if ((isAbove || isBelow) && distance > 2)
        wanted = moved({row, 0}, -visibleLines() / 2);
    else if (isAbove)
        wanted = {row, 0};
    else if (isBelow)
        wanted = atEnd;
    setTop(wanted);
    setFollowing(row == m_rows->count() - 1);
}

void LogView::goToLine(qint64 line)
{
    m_wantedLine = line;
    const qint64 row = m_rows->rowOf(line);
    if (row >= m_rows->count() || m_rows->lineAt(row) != line) return; // another filter is on its way, or the file still read
    m_wantedLine = -1;
    setCurrentRow(row);
}

void LogView::moveCurrent(qint64 row, bool extendsSelection)
{
    m_currentLine = m_rows->lineAt(row);
    m_selectsRows = true;
    m_end = {m_currentLine, 0};
    if (!extendsSelection || m_anchor.line < 0) m_anchor = m_end;
    viewport()->update();
    Q_EMIT currentChanged();
    QAccessibleValueChangeEvent event(this, currentText());
    QAccessible::updateAccessibility(&event);
}

bool LogView::isExpanded(qint64 row) const
{
    return m_expanded.contains(m_rows->lineAt(row));
}

void LogView::setExpanded(qint64 row, bool expanded)
{
    const qint64 line = m_rows->lineAt(row);
    if (expanded)
        m_expanded.insert(line);
    else
        m_expanded.remove(line);
    m_layouts.remove(line);
    // What was opened stays where it is looked at.
    setTop(m_top);
    if (m_top < bottom()) setFollowing(false);
}

void LogView::selectAll()
{
    if (!m_rows || m_rows->count() == 0) return;
    m_selectsRows = true;
    m_anchor = {m_rows->lineAt(0), 0};
    m_end = {m_rows->lineAt(m_rows->count() - 1), 0};
    viewport()->update();
}

LogRowLayout::Selection LogView::selectionIn(qint64 row, const LogRowLayout &layout) const
{
    if (m_anchor.line < 0) return {};
    const auto [begin, end] = std::minmax(m_anchor, m_end);
    const qint64 line = m_rows->lineAt(row);
    if (line < begin.line || line > end.line) return {};
    if (m_selectsRows) return {.isWholeRow = true};
    const int length = static_cast<int>(layout.text().text.size());
    return {.begin = line == begin.line ? std::min(begin.offset, length) : 0,
            .end = line == end.line ? std::min(end.offset, length) : length};
}

QString LogView::selectedText() const
{
    if (!m_rows || m_rows->count() == 0 || m_anchor.line < 0) return {};
    const auto [begin, end] = std::minmax(m_anchor, m_end);
    if (!m_selectsRows && begin != end) return textBetween(begin, end);
    const qint64 first = m_rows->rowOf(m_selectsRows ? begin.line : m_currentLine);
    const qint64 last = m_selectsRows ? m_rows->rowOf(end.line + 1) : first + 1;
    QStringList lines;
    qsizetype size = 0;
    for (qint64 row = first; row < std::min({last, first + maxCopiedRows, m_rows->count()}) && size < maxCopied; ++row)
        if (const LogRows::Record record = m_rows->readRecord(row)) {
            lines.append(plainLine(*record));
            size += lines.constLast().size();
        }
    return lines.join(u'\n');
}

QString LogView::textBetween(const TextPlace &begin, const TextPlace &end) const
{
    QStringList parts;
    qsizetype size = 0;
    const qint64 last = std::min(m_rows->rowOf(end.line + 1), m_rows->count());
    for (qint64 row = m_rows->rowOf(begin.line); row < last && parts.size() < maxCopiedRows && size < maxCopied; ++row) {
        const LogRows::Record record = m_rows->readRecord(row);
        if (!record) continue;
        const qint64 line = m_rows->lineAt(row);
        const QString text =
            lineTextOf(*record,
                       {.isExpanded = m_expanded.contains(line), .source = m_rows->sourceAt(row), .componentWidth = m_componentWidth})
                .text;
        const int from = line == begin.line ? begin.offset : 0;
        parts.append(text.mid(from, line == end.line ? end.offset - from : -1));
        size += parts.constLast().size();
    }
    return parts.join(u'\n');
}

QString LogView::currentText() const
{
    const qint64 row = currentRow();
    if (row < 0) return {};
    const LogRows::Record record = m_rows->recordAt(row);
    return record ? plainLine(*record) : QString();
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (!m_rows || m_rows->count() == 0) return QAbstractScrollArea::keyPressEvent(event);
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const qint64 last = m_rows->count() - 1;
    const qint64 now = currentRow();
    const auto go = [&](qint64 row) { setCurrentRow(std::clamp<qint64>(row, 0, last), extends); };
    if (event->matches(QKeySequence::SelectAll)) return selectAll();
    if (event->modifiers().testFlag(Qt::ControlModifier) && event->key() != Qt::Key_Home && event->key() != Qt::Key_End)
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up: return go(now < 0 ? last : now - 1);
    case Qt::Key_Down: return go(now < 0 ? m_top.row : now + 1);
    case Qt::Key_PageUp: return go((now < 0 ? last : now) - visibleLines());
    case Qt::Key_PageDown: return go((now < 0 ? m_top.row : now) + visibleLines());
    case Qt::Key_Home: return go(0);
    case Qt::Key_End: return go(last);
    case Qt::Key_Right:
    case Qt::Key_Plus:
        if (now >= 0) setExpanded(now, true);
        return;
    case Qt::Key_Left:
    case Qt::Key_Minus:
        if (now >= 0) setExpanded(now, false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const LogRows::Record record = now >= 0 ? m_rows->recordAt(now) : nullptr; record && !record->exchangeId.empty())
            Q_EMIT requestClicked(QString::fromStdString(record->exchangeId));
        return;
    case Qt::Key_Escape:
        if (!m_selectsRows && m_anchor != m_end) {
            m_anchor = m_end;
            return viewport()->update();
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

LogView::TextPlace LogView::textPlaceAt(const QPoint &point)
{
    TextPlace place;
    eachVisible([&](qint64 row, int y, LogRowLayout &layout) {
        if (point.y() < y && place.line >= 0) return; // above the row, and a row above was seen already
        const int height = layout.lineCount() * m_lineHeight;
        const qreal inside = std::clamp(point.y() - y, 0, height - 1);
        place = {m_rows->lineAt(row), layout.cursorAt({qreal(point.x() - textLeft()), inside})};
    });
    return place;
}

bool LogView::press(const LogPlace &place, Qt::KeyboardModifiers modifiers)
{
    if (place.row < 0) return true;
    if (place.isGutter) {
        Q_EMIT markClicked(m_rows->lineAt(place.row));
        return true;
    }
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        moveCurrent(place.row, true);
        return true;
    }
    if (!place.span) return false;
    if (place.span->part == LinePart::FieldCount) {
        moveCurrent(place.row, false);
        setExpanded(place.row, !isExpanded(place.row));
        return true;
    }
    return false;
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton || !m_rows || press(placeAt(point), event->modifiers())) return;
    m_pressedAt = point;
    m_isDragging = true;
    const TextPlace at = textPlaceAt(point);
    if (at.line < 0) return;
    moveCurrent(m_rows->rowOf(at.line), false);
    m_anchor = m_end = at;
    m_selectsRows = true; // until the mouse moves
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_isDragging) {
        if ((point - m_pressedAt).manhattanLength() < QApplication::startDragDistance() && m_selectsRows) return;
        return dragTo(point);
    }
    const LogPlace place = m_rows ? placeAt(point) : LogPlace{};
    const bool isLink =
        place.isGutter || (place.span && (place.span->part == LinePart::Request || place.span->part == LinePart::FieldCount));
    viewport()->setCursor(isLink && place.row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString note = place.row >= 0 && m_marks ? m_marks->notes().value(m_rows->lineAt(place.row)) : QString();
    viewport()->setToolTip(place.isGutter ? note : QString());
}

void LogView::dragTo(const QPoint &point)
{
    const bool isOutside = point.y() < 0 || point.y() >= viewport()->height();
    if (isOutside && !m_dragScroll.isActive()) m_dragScroll.start();
    if (!isOutside) m_dragScroll.stop();
    if (isOutside) scrollBy(point.y() < 0 ? -1 : 1);
    const TextPlace at = textPlaceAt(point);
    if (at.line < 0) return;
    m_selectsRows = false;
    m_end = at;
    m_currentLine = at.line;
    viewport()->update();
}

void LogView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragScroll.stop();
    if (!std::exchange(m_isDragging, false) || event->button() != Qt::LeftButton || !m_selectsRows) return;
    const LogPlace place = placeAt(event->position().toPoint());
    if (!place.span || place.span->part != LinePart::Request) return;
    if (const LogRows::Record record = m_rows->recordAt(place.row)) Q_EMIT requestClicked(QString::fromStdString(record->exchangeId));
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const LogPlace place = m_rows ? placeAt(point) : LogPlace{};
    if (place.row < 0 || place.isGutter || !place.span) return;
    const QString &text = layoutOf(place.row).text().text;
    const auto isWord = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'; };
    int begin = std::min(textPlaceAt(point).offset, static_cast<int>(text.size()) - 1);
    int end = begin;
    while (begin > 0 && isWord(text[begin - 1])) --begin;
    while (end < text.size() && isWord(text[end])) ++end;
    m_selectsRows = false;
    m_anchor = {m_rows->lineAt(place.row), begin};
    m_end = {m_anchor.line, end};
    viewport()->update();
}

// With Ctrl nothing happens: the size of the letters is the window's.
void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) return event->ignore();
    const QPoint delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
        const int notches = delta.x() != 0 ? delta.x() : delta.y();
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - notches * horizontalScrollBar()->singleStep() / 120);
        return event->accept();
    }
    m_wheel += delta.y() * linesForOneNotch;
    const int lines = m_wheel / 120;
    m_wheel -= lines * 120;
    if (lines != 0) scrollBy(-lines);
    event->accept();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard) {
        QPoint point(textLeft(), 0);
        eachVisible([&](qint64 row, int y, LogRowLayout &) {
            if (row == currentRow()) point.setY(y + m_lineHeight / 2);
        });
        Q_EMIT menuRequested(point);
        return;
    }
    const LogPlace place = m_rows ? placeAt(event->pos()) : LogPlace{};
    if (place.row >= 0 && m_selectsRows) moveCurrent(place.row, false);
    Q_EMIT menuRequested(event->pos());
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace ccr::ui
