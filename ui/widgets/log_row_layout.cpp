#include "ui/widgets/log_row_layout.h"

#include "ui/theme/highlight_colours.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr qreal endless = 1e7;
constexpr int maxFound = 200; ///< places in one row

QColor levelColour(Severity severity, const QPalette &palette)
{
    if (severity >= Severity::Error) return themeColours().error;
    if (severity >= Severity::Warn) return themeColours().warn;
    return palette.color(severity >= Severity::Info ? QPalette::Text : QPalette::PlaceholderText);
}

QTextCharFormat inColour(const QColor &colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    return format;
}

QTextCharFormat inPair(const HighlightPair &pair)
{
    QTextCharFormat format;
    format.setForeground(pair.text);
    format.setBackground(pair.ground);
    return format;
}

QTextCharFormat formatOf(LinePart part, const LogRowLook &look)
{
    const QColor muted = themeColours().muted;
    switch (part) {
    case LinePart::Level:
    case LinePart::Message: return inColour(levelColour(look.severity, look.palette));
    case LinePart::Request:
    case LinePart::FieldCount: {
        QTextCharFormat format = inColour(look.palette.color(QPalette::Link));
        format.setFontUnderline(part == LinePart::Request);
        return format;
    }
    case LinePart::FieldValue: return inColour(look.palette.color(QPalette::Text));
    case LinePart::Time:
    case LinePart::Source:
    case LinePart::Component:
    case LinePart::FieldName:
    case LinePart::More: return inColour(muted);
    }
    return {};
}

} // namespace

LogRowLayout::LogRowLayout(LineText text, const LogRowLook &look)
    : m_text(std::move(text)), m_palette(look.palette), m_lineHeight(look.lineHeight), m_lineColour(look.highlights.lineColour)
{
    QString shown = m_text.text;
    shown.replace(u'\n', QChar::LineSeparator);
    m_layout.setText(shown);
    m_layout.setFont(look.font);
    m_layout.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(look.width > 0 ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    option.setTextDirection(Qt::LeftToRight);
    m_layout.setTextOption(option);
    m_layout.setFormats(formats(look));
    m_layout.beginLayout();
    for (int i = 0;; ++i) {
        QTextLine line = m_layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(look.width > 0 ? look.width : endless);
        line.setPosition({0, static_cast<qreal>(i * m_lineHeight) + (m_lineHeight - line.height()) / 2});
        m_width = std::max(m_width, line.naturalTextWidth());
    }
    m_layout.endLayout();
}

QList<QTextLayout::FormatRange> LogRowLayout::formats(const LogRowLook &look) const
{
    QList<QTextLayout::FormatRange> ranges;
    const auto add = [&ranges](int begin, int length, const QTextCharFormat &format) {
        ranges.append({.start = begin, .length = length, .format = format});
    };
    for (const LineSpan &span : m_text.spans)
        add(span.begin, span.length, look.isContext ? inColour(themeColours().muted) : formatOf(span.part, look));
    if (m_lineColour >= 0) add(0, static_cast<int>(m_text.text.size()), inColour(highlightPair(m_lineColour).text));
    for (const HighlightRules::Piece &piece : look.highlights.pieces) add(piece.begin, piece.length, inPair(highlightPair(piece.colour)));
    for (const QRegularExpression &expression : look.found) {
        int count = 0;
        for (auto matches = expression.globalMatch(m_text.text); matches.hasNext() && count < maxFound; ++count) {
            const QRegularExpressionMatch match = matches.next();
            QTextCharFormat format = inPair(foundPair());
            format.setFontUnderline(true);
            add(static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), format);
        }
    }
    return ranges;
}

void LogRowLayout::draw(QPainter &painter, const QPointF &topLeft, const Selection &selection, const QRectF &clip) const
{
    QList<QTextLayout::FormatRange> selections;
    if (selection.isWholeRow) {
        selections.append({.start = 0,
                           .length = static_cast<int>(m_text.text.size()),
                           .format = inPair({m_palette.color(QPalette::Highlight), m_palette.color(QPalette::HighlightedText)})});
    } else if (selection.end > selection.begin) {
        selections.append({.start = selection.begin,
                           .length = selection.end - selection.begin,
                           .format = inPair({m_palette.color(QPalette::Highlight), m_palette.color(QPalette::HighlightedText)})});
    }
    m_layout.draw(&painter, topLeft, selections, clip);
}

QTextLine LogRowLayout::lineAt(qreal y) const
{
    return m_layout.lineAt(std::clamp(static_cast<int>(y) / m_lineHeight, 0, lineCount() - 1));
}

int LogRowLayout::cursorAt(const QPointF &point) const
{
    return lineAt(point.y()).xToCursor(point.x());
}

int LogRowLayout::characterAt(const QPointF &point) const
{
    const QTextLine line = lineAt(point.y());
    if (point.x() < 0 || point.x() > line.naturalTextWidth()) return -1;
    return line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
}

} // namespace ccr::ui
