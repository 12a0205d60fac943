#pragma once

#include "logging/base/result.h"

#include <QMap>
#include <QStringList>

namespace ccr::app {

struct Command;

/// What was written after a command's name, sorted by the options of the command table. "--" ends the options. Where operands
/// are a query, -word is an operand: an option of one letter stands alone, as -n 5, -n5 or -n=5.
class CommandArguments
{
public:
    static Result<CommandArguments> parse(const Command &command, const QStringList &arguments);
    /// Of the command with that name in the table.
    static Result<CommandArguments> parse(QLatin1StringView command, const QStringList &arguments);

    bool has(QAnyStringView option) const { return m_options.contains(option.toString()); }
    /// The last one, of an option that was repeated.
    QString value(QAnyStringView option) const
    {
        const QStringList given = values(option);
        return given.isEmpty() ? QString() : given.last();
    }
    /// Of an option that may be repeated, in order.
    QStringList values(QAnyStringView option) const { return m_options.value(option.toString()); }
    const QStringList &operands() const { return m_operands; }
    QString operand(int index) const { return m_operands.value(index); }

private:
    QMap<QString, QStringList> m_options; ///< by long name
    QStringList m_operands;
};

} // namespace ccr::app
