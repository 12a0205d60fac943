#include "ui/widgets/text_view.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int margin = 4;

QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Added: return u"+"_s;
    case DiffLine::Kind::Removed: return u"−"_s;
    case DiffLine::Kind::Skipped: return u"⋯"_s;
    case DiffLine::Kind::Same: break;
    }
    return {};
}

} // namespace

TextView::TextView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFont(monospaceFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
}

void TextView::setLines(const QStringList &lines)
{
    show(lines, {});
}

void TextView::setDiff(const QList<DiffLine> &diff)
{
    QStringList lines;
    lines.reserve(diff.size());
    for (const DiffLine &line : diff)
        lines.append(line.kind == DiffLine::Kind::Skipped ? tr("%Ln line(s) without a change", nullptr, line.skipped) : line.text);
    show(lines, diff);
}

void TextView::show(const QStringList &lines, const QList<DiffLine> &diff)
{
    m_lines = lines;
    m_diff = diff;
    m_anchor = m_caret = {};
    m_longest = 0;
    for (const QString &line : m_lines) m_longest = std::max(m_longest, line.size());
    adaptBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    viewport()->update();
}

int TextView::lineHeight() const
{
    return fontMetrics().height();
}

int TextView::signWidth() const
{
    return m_diff.isEmpty() ? 0 : 2 * fontMetrics().horizontalAdvance(u'+');
}

void TextView::adaptBars()
{
    const int page = std::max(1, viewport()->height() / lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_lines.size()) - page));
    verticalScrollBar()->setPageStep(page);
    const int width = static_cast<int>(m_longest) * fontMetrics().horizontalAdvance(u'm') + 2 * margin + signWidth();
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(fontMetrics().horizontalAdvance(u'm') * 4);
}

void TextView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    adaptBars();
}

void TextView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() != QEvent::ApplicationFontChange) return;
    setFont(monospaceFont());
    adaptBars();
}

void TextView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void TextView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().base());
    painter.setFont(font());
    const int first = verticalScrollBar()->value();
    const int last = std::min(static_cast<int>(m_lines.size()) - 1, first + viewport()->height() / lineHeight() + 1);
    for (int line = first; line <= last; ++line) drawLine(painter, line, (line - first) * lineHeight());
    if (!hasFocus()) return;
    painter.setPen(themeColours().accent);
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

void TextView::drawLine(QPainter &painter, int line, int top) const
{
    const ThemeColours &colours = themeColours();
    const QFontMetrics metrics = fontMetrics();
    const int left = margin + signWidth() - horizontalScrollBar()->value();
    const int baseline = top + metrics.ascent();
    const QString &text = m_lines[line];
    QColor colour = palette().color(QPalette::Text);
    if (!m_diff.isEmpty()) {
        const DiffLine::Kind kind = m_diff[line].kind;
        const QRect row(0, top, viewport()->width(), lineHeight());
        if (kind == DiffLine::Kind::Added) painter.fillRect(row, colours.okBackground);
        if (kind == DiffLine::Kind::Removed) painter.fillRect(row, colours.errorBackground);
        if (kind == DiffLine::Kind::Added) colour = colours.ok;
        if (kind == DiffLine::Kind::Removed) colour = colours.error;
        if (kind == DiffLine::Kind::Skipped) colour = colours.muted;
        painter.setPen(colour);
        painter.drawText(margin - horizontalScrollBar()->value(), baseline, signOf(kind));
    }
    painter.setPen(colour);
    painter.drawText(left, baseline, text);
    const auto [begin, end] = selection();
    if (begin == end || line < begin.line || line > end.line) return;
    const int from = line == begin.line ? begin.column : 0;
    const int to = line == end.line ? end.column : static_cast<int>(text.size());
    const int x = left + metrics.horizontalAdvance(text.left(from));
    const QString part = text.mid(from, to - from);
    const int width = metrics.horizontalAdvance(part) + (line < end.line ? metrics.horizontalAdvance(u' ') : 0);
    painter.fillRect(x, top, width, lineHeight(), palette().highlight());
    painter.setPen(palette().color(QPalette::HighlightedText));
    painter.drawText(x, baseline, part);
}

TextView::Place TextView::placeAt(const QPoint &point) const
{
    if (m_lines.isEmpty()) return {};
    const int row = point.y() < 0 ? -1 : point.y() / lineHeight();
    const int line = std::clamp(verticalScrollBar()->value() + row, 0, static_cast<int>(m_lines.size()) - 1);
    const QString &text = m_lines[line];
    const int x = point.x() - margin - signWidth() + horizontalScrollBar()->value();
    int low = 0;
    int high = static_cast<int>(text.size());
    while (low < high) { // the last place that begins left of the pointer
        const int middle = (low + high + 1) / 2;
        const int left =
            fontMetrics().horizontalAdvance(text.left(middle - 1)) + fontMetrics().horizontalAdvance(text.mid(middle - 1, 1)) / 2;
        if (left <= x)
            low = middle;
        else
            high = middle - 1;
    }
    return {line, low};
}

std::pair<TextView::Place, TextView::Place> TextView::selection() const
{
    return std::minmax(m_anchor, m_caret);
}

void TextView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) return;
    m_caret = placeAt(event->pos());
    if (!event->modifiers().testFlag(Qt::ShiftModifier)) m_anchor = m_caret;
    viewport()->update();
}

void TextView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton)) return;
    m_caret = placeAt(event->pos());
    ensureVisible(m_caret);
    viewport()->update();
}

void TextView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Place place = placeAt(event->pos());
    if (m_lines.isEmpty()) return;
    const QString &text = m_lines[place.line];
    const auto isWord = [&text](int at) { return text[at].isLetterOrNumber() || text[at] == u'_' || text[at] == u'-'; };
    int from = place.column;
    int to = place.column;
    while (from > 0 && isWord(from - 1)) --from;
    while (to < text.size() && isWord(to)) ++to;
    m_anchor = {place.line, from};
    m_caret = {place.line, to};
    viewport()->update();
}

void TextView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event == QKeySequence::SelectAll) return selectAll();
    switch (event->key()) {
    case Qt::Key_Up: return bar->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Down: return bar->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_PageUp: return bar->triggerAction(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown: return bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    case Qt::Key_Home: return bar->setValue(bar->minimum());
    case Qt::Key_End: return bar->setValue(bar->maximum());
    case Qt::Key_Left: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Right: return horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_Escape:
        if (m_anchor == m_caret) break;
        m_anchor = m_caret;
        return viewport()->update();
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TextView::select(int line, int column, int length)
{
    if (line < 0 || line >= m_lines.size()) return;
    m_anchor = {line, column};
    m_caret = {line, column + length};
    ensureVisible(m_caret);
    viewport()->update();
}

void TextView::selectAll()
{
    if (m_lines.isEmpty()) return;
    m_anchor = {};
    m_caret = {static_cast<int>(m_lines.size()) - 1, static_cast<int>(m_lines.last().size())};
    viewport()->update();
}

void TextView::ensureVisible(const Place &place)
{
    QScrollBar *bar = verticalScrollBar();
    if (place.line < bar->value()) bar->setValue(place.line);
    if (place.line >= bar->value() + bar->pageStep()) bar->setValue(place.line - bar->pageStep() + 1);
    const int x = fontMetrics().horizontalAdvance(m_lines[place.line].left(place.column)) + signWidth();
    QScrollBar *side = horizontalScrollBar();
    if (x < side->value()) side->setValue(x);
    if (x > side->value() + viewport()->width() - 2 * margin) side->setValue(x - viewport()->width() + 8 * margin);
}

QString TextView::selectedText() const
{
    const auto [begin, end] = selection();
    if (begin == end) return {};
    if (begin.line == end.line) return m_lines[begin.line].mid(begin.column, end.column - begin.column);
    QStringList parts{m_lines[begin.line].mid(begin.column)};
    for (int line = begin.line + 1; line < end.line; ++line) parts.append(m_lines[line]);
    parts.append(m_lines[end.line].left(end.column));
    return parts.join(u'\n');
}

std::pair<int, int> TextView::cursor(bool forward) const
{
    const auto [begin, end] = selection();
    const Place &place = forward ? end : begin;
    return {place.line, place.column};
}

std::optional<FoundText> findText(const QStringList &lines, const QString &text, std::pair<int, int> from, bool forward)
{
    if (lines.isEmpty() || text.isEmpty()) return std::nullopt;
    const auto count = static_cast<int>(lines.size());
    for (int step = 0; step <= count; ++step) {
        const int line = ((from.first + (forward ? step : -step)) % count + count) % count;
        qsizetype column = -1;
        if (forward)
            column = lines[line].indexOf(text, step == 0 ? from.second : 0, Qt::CaseInsensitive);
        else if (step > 0)
            column = lines[line].lastIndexOf(text, -1, Qt::CaseInsensitive);
        else if (from.second > 0)
            column = lines[line].lastIndexOf(text, from.second - text.size(), Qt::CaseInsensitive);
        // A start before the beginning would count from the end.
        if (!forward && step == 0 && from.second < text.size()) column = -1;
        if (column >= 0) return FoundText{line, static_cast<int>(column)};
    }
    return std::nullopt;
}

} // namespace ccr::ui
