#pragma once

#include "logging/api/log_record.h"

#include <QList>
#include <QString>

namespace ccr::ui {

/// What a piece of a shown line is.
enum class LinePart
{
    Time,
    Level,
    Source, ///< file that it comes from
    Component,
    Request,
    Message,
    FieldCount, ///< {+6}: opens the fields
    FieldName,
    FieldValue,
    More ///< how much of a long text is not shown
};

/// A piece of LineText::text.
struct LineSpan
{
    LinePart part;
    int begin;
    int length;
    int field = -1; ///< place in the record's fields
};

/// A record as it is shown: one line, and one for each field when it is expanded, with '\n' between them. No character of it
/// can move or hide others: control characters and those that turn the direction of writing are shown as signs.
struct LineText
{
    QString text;
    QList<LineSpan> spans; ///< in order; what is between them are spaces

    /// Null: none.
    const LineSpan *spanAt(int position) const;
};

struct LineStyle
{
    bool isExpanded = false;
    QString source = {};    ///< empty: no such column
    int componentWidth = 7; ///< in characters
};

LineText lineTextOf(const logging::LogRecord &record, const LineStyle &style);
/// "15:04:41.137 W proxy req_1 message name=value …" in one line, whole: for the clipboard.
QString plainLine(const logging::LogRecord &record);
/// A value as text; strings as they are.
QString fieldText(const logging::FieldValue &value);
/// Without characters that would deceive; line breaks become signs, too, unless they are to stay.
QString visibleText(QString text, bool keepsBreaks = false);

} // namespace ccr::ui
