#include "logging/report/question_reader.h"

#include "logging/base/date_time.h"
#include "logging/base/nearest_name.h"
#include "logging/base/units.h"
#include "logging/query/query_operand.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

const QStringList rangeOptions{u"level"_s, u"since"_s, u"until"_s};

} // namespace

QStringList reportOptions(LogReport report)
{
    switch (report) {
    case LogReport::Query: return rangeOptions + QStringList{u"stream"_s, u"requests"_s, u"count"_s, u"limit"_s, u"order"_s, u"cursor"_s};
    case LogReport::Stats:
    case LogReport::Errors:
    case LogReport::Analyze: return rangeOptions;
    case LogReport::Check: return {};
    case LogReport::Rotate: return {u"stream"_s};
    case LogReport::Levels: return {};
    case LogReport::SetLevel: return {u"level"_s, u"component"_s, u"for"_s};
    case LogReport::Streams: return {u"limit"_s};
    case LogReport::Purge: return {u"stream"_s, u"days"_s, u"max-files"_s, u"max-bytes"_s, u"dry-run"_s};
    case LogReport::Export:
        return rangeOptions + QStringList{u"stream"_s, u"requests"_s, u"records"_s,    u"bodies"_s, u"events"_s,
                                          u"format"_s, u"privacy"_s,  u"statistics"_s, u"gzip"_s};
    }
    return {};
}

Error QuestionReader::wrong(const QString &option, const QString &complaint) const
{
    return {.kind = ErrorKind::InvalidInput, .message = m_question.optionPrefix + option + u": "_s + complaint};
}

Result<Done> QuestionReader::checkNames(LogReport report) const
{
    const QStringList known = reportOptions(report);
    for (auto option = m_question.options.cbegin(); option != m_question.options.cend(); ++option) {
        if (known.contains(option.key())) continue;
        const QString remedy = known.isEmpty() ? u"nothing can be chosen here"_s : suggestion(option.key(), known).english();
        return wrong(option.key(), u"there is no such option; %1"_s.arg(remedy));
    }
    return Done{};
}

Result<bool> QuestionReader::flag(const QString &option) const
{
    const auto found = m_question.options.constFind(option);
    if (found == m_question.options.cend()) return false;
    if (found->isEmpty() || *found == "true"_L1 || *found == "1"_L1) return true;
    if (*found == "false"_L1 || *found == "0"_L1) return false;
    return wrong(option, u"\"%1\" is neither true nor false"_s.arg(*found));
}

Result<std::optional<qint64>> QuestionReader::count(const QString &option, qint64 least) const
{
    const QString written = text(option);
    if (written.isEmpty()) return std::optional<qint64>();
    bool ok = false;
    const qint64 number = written.toLongLong(&ok);
    if (!ok || number < least) return wrong(option, u"\"%1\" is no whole number from %2"_s.arg(written).arg(least));
    return std::optional(number);
}

Result<qint64> QuestionReader::bytes(const QString &option) const
{
    const QString written = text(option);
    if (written.isEmpty()) return qint64(0);
    const Result<qint64> size = parseSize(written);
    if (!size) return wrong(option, size.error().message);
    return size;
}

// "2h" means two hours ago, as with journalctl and docker.
Result<QString> QuestionReader::timeText(const QString &option) const
{
    QString written = text(option);
    if (written.isEmpty()) return QString();
    if (queryOperand(written, QueryType::Duration, m_now) && written.back().isLetter()) written.prepend(u'-');
    if (!queryOperand(written, QueryType::Time, m_now))
        return wrong(option, u"\"%1\" is no time; write 2h, 15:04, 2026-11-22 or 2026-11-22T15:04"_s.arg(written));
    return written;
}

Result<QString> QuestionReader::timeTerm(const QString &option, const QString &comparison) const
{
    const Result<QString> written = timeText(option);
    if (!written || written->isEmpty()) return written;
    return u" time:"_s + comparison + *written;
}

Result<std::optional<WallTime>> QuestionReader::time(const QString &option) const
{
    const Result<QString> written = timeText(option);
    if (!written) return written.error();
    const std::optional<double> since1970 = queryOperand(*written, QueryType::Time, m_now);
    if (!since1970) return std::optional<WallTime>();
    return std::optional(wallTimeAt(*since1970));
}

Result<QString> QuestionReader::levelTerm() const
{
    const QString level = text(u"level"_s);
    if (level.isEmpty()) return QString();
    if (!queryOperand(level, QueryType::Level, m_now))
        return wrong(u"level"_s, u"\"%1\" is no level; write trace, debug, info, warn, error or fatal"_s.arg(level));
    return u" level:>="_s + level;
}

Result<Query> QuestionReader::query() const
{
    const QString &written = m_question.query;
    const auto parsed = Query::parse(written, m_now);
    if (const auto *error = std::get_if<QueryError>(&parsed))
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"%1\n  %2\n  %3^"_s.arg(error->message.english(), written, QString(error->position, u' '))};
    const Result<QString> level = levelTerm();
    if (!level) return level.error();
    const Result<QString> since = timeTerm(u"since"_s, u">="_s);
    if (!since) return since.error();
    const Result<QString> until = timeTerm(u"until"_s, u"<"_s);
    if (!until) return until.error();
    const QString narrowing = *level + *since + *until;
    if (narrowing.isEmpty()) return std::get<Query>(parsed);
    const QString grouped = std::get<Query>(parsed).isEmpty() ? QString() : u'(' + written + u')';
    return std::get<Query>(Query::parse(grouped + narrowing, m_now));
}

} // namespace ccr::logging
