#pragma once

#include "logging/api/log_reporting.h"
#include "logging/query/query.h"

#include <QStringList>

#include <optional>

namespace ccr::logging {

/// The names of the options that a report understands.
QStringList reportOptions(LogReport report);

/// Reads the options of a question; every error names the option, its value and what is right.
class QuestionReader
{
public:
    /// The question must outlive it.
    QuestionReader(const LogQuestion &question, WallTime now) : m_question(question), m_now(now) {}

    /// InvalidInput for an option that the report does not know.
    Result<Done> checkNames(LogReport report) const;

    QString text(const QString &option) const { return m_question.options.value(option); }
    Result<bool> flag(const QString &option) const;
    /// A whole number from `least`; absent when the option is.
    Result<std::optional<qint64>> count(const QString &option, qint64 least) const;
    Result<qint64> bytes(const QString &option) const; ///< 0 when the option is absent
    /// Of "since" and "until"; absent when the option is.
    Result<std::optional<WallTime>> time(const QString &option) const;
    /// The query, narrowed by the options level, since and until. An error shows the text with a mark where it is wrong.
    Result<Query> query() const;

    Error wrong(const QString &option, const QString &complaint) const;
    WallTime now() const { return m_now; }

private:
    Result<QString> timeText(const QString &option) const;
    Result<QString> timeTerm(const QString &option, const QString &comparison) const;
    Result<QString> levelTerm() const;

    const LogQuestion &m_question;
    WallTime m_now;
};

} // namespace ccr::logging
