#include "ui/models/query_problem.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

/// The messages of the query language, as it says them.
constexpr const char *messages[] = {
    QT_TRANSLATE_NOOP("QueryProblem", "this parenthesis was not opened"),
    QT_TRANSLATE_NOOP("QueryProblem", "the query is nested too deeply"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing before this OR"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing after this OR"),
    QT_TRANSLATE_NOOP("QueryProblem", "something is missing after this %1"),
    QT_TRANSLATE_NOOP("QueryProblem", "this parenthesis is not closed"),
    QT_TRANSLATE_NOOP("QueryProblem", "there is nothing between the parentheses"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"@%1\" is unknown; there is @marked"),
    QT_TRANSLATE_NOOP("QueryProblem", "the regular expression is wrong here: %1"),
    QT_TRANSLATE_NOOP("QueryProblem", "!= compares numbers; write -%1:=%2"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"%1\" is not %2, which %3 needs"),
    QT_TRANSLATE_NOOP("QueryProblem", "a value is missing after \"%1\""),
    QT_TRANSLATE_NOOP("QueryProblem", "a value is missing after the comma"),
    QT_TRANSLATE_NOOP("QueryProblem", "the quotation mark is not closed"),
    QT_TRANSLATE_NOOP("QueryProblem", "\"%1\" is no field; did you mean \"%2\"? A field of records is written field.%3"),
    // What a value should have been.
    QT_TRANSLATE_NOOP("QueryProblem", "a duration such as 5s, 300ms or 2m"),
    QT_TRANSLATE_NOOP("QueryProblem", "a size such as 100k or 5M"),
    QT_TRANSLATE_NOOP("QueryProblem", "trace, debug, info, warn, error or fatal"),
    QT_TRANSLATE_NOOP("QueryProblem", "a time such as 15:04, 2026-11-22 or -1h"),
    QT_TRANSLATE_NOOP("QueryProblem", "a number"),
};

QString translated(const char *text)
{
    return QCoreApplication::translate("QueryProblem", text);
}

QRegularExpression patternOf(const char *message)
{
    QString pattern = QRegularExpression::escape(QString::fromLatin1(message));
    for (const QString &place : {u"\\%1"_s, u"\\%2"_s, u"\\%3"_s}) pattern.replace(place, u"(.*)"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

} // namespace

QString queryProblem(const logging::QueryError &error)
{
    for (const char *message : messages) {
        const QRegularExpressionMatch match = patternOf(message).match(error.message);
        if (!match.hasMatch()) continue;
        QString text = translated(message);
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) text = text.arg(translated(match.captured(i).toUtf8().constData()));
        return text;
    }
    return error.message;
}

} // namespace ccr::ui
