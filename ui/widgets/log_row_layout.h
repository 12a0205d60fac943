#pragma once

#include "ui/models/highlight_rules.h"
#include "ui/models/log_line_text.h"

#include <QPalette>
#include <QTextLayout>

namespace ccr::ui {

/// How a row of the log looks.
struct LogRowLook
{
    QFont font;
    QPalette palette;
    int lineHeight = 16;
    qreal width = 0; ///< in which it is wrapped; 0: it is not
    logging::Severity severity = logging::Severity::Info;
    bool isContext = false; ///< shown for the sake of a neighbour: muted
    HighlightRules::Hits highlights = {};
    QList<QRegularExpression> found = {}; ///< what the reader looks for
};

/// One row of the log, laid out: one line, or several when it is expanded or wrapped. Positions count UTF-16 units of the text.
class LogRowLayout
{
public:
    LogRowLayout(LineText text, const LogRowLook &look);
    LogRowLayout(const LogRowLayout &) = delete;
    LogRowLayout &operator=(const LogRowLayout &) = delete;

    const LineText &text() const { return m_text; }
    int lineCount() const { return m_layout.lineCount(); }
    qreal width() const { return m_width; }
    int lineColour() const { return m_lineColour; }
    /// What is selected; begin == end: nothing.
    struct Selection
    {
        int begin = 0;
        int end = 0;
        bool isWholeRow = false;
    };
    void draw(QPainter &painter, const QPointF &topLeft, const Selection &selection, const QRectF &clip) const;
    /// The place between two characters that is nearest to the point, which is relative to the top left corner.
    int cursorAt(const QPointF &point) const;
    /// The character under the point; -1: there is none.
    int characterAt(const QPointF &point) const;

private:
    QTextLine lineAt(qreal y) const;
    QList<QTextLayout::FormatRange> formats(const LogRowLook &look) const;

    LineText m_text;
    QTextLayout m_layout;
    QPalette m_palette;
    int m_lineHeight;
    int m_lineColour;
    qreal m_width = 0;
};

} // namespace ccr::ui
