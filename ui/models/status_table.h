#pragma once

#include <QList>
#include <QStringList>

namespace ccr::ui {

enum class StatusLevel
{
    Plain, ///< neither good nor bad
    Good,
    Doubtful,
    Bad
};

struct StatusRow
{
    QString key; ///< who it is about, whatever the language
    QStringList cells;
    StatusLevel level = StatusLevel::Plain;
    bool operator==(const StatusRow &) const = default;
};

/// What is shown of a state, as texts.
struct StatusTable
{
    QStringList headers;
    QList<int> numbers; ///< columns that are written from the right
    QList<StatusRow> rows;

    /// For the clipboard: a line for each row, tabulators between.
    QString text() const;
};

} // namespace ccr::ui
