#include "logging/report/purge_question.h"

#include "logging/report/history_access.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 mostDays = 36'500;

Result<qint64> limitOf(const QuestionReader &question, const QString &option)
{
    const Result<std::optional<qint64>> count = question.count(option, 1);
    if (!count) return count.error();
    return std::min(count->value_or(0), qint64(std::numeric_limits<int>::max()));
}

/// How many requests of the history are older; without a dry run they are removed.
qint64 purgeHistory(const LoggingConfig &config, WallTime before, bool isDryRun)
{
    if (!QFileInfo::exists(historyPath(config))) return 0;
    const auto access = isDryRun ? ExchangeStore::Access::ReadOnly : ExchangeStore::Access::ReadWrite;
    const auto opened = ExchangeStore::open(historyPath(config), access);
    if (!opened) return 0;
    const Result<qint64> count = isDryRun ? opened->store->countBefore(before) : opened->store->purge(before);
    return count ? *count : 0;
}

} // namespace

Result<PurgeLimits> purgeLimitsOf(const QuestionReader &question)
{
    const Result<qint64> files = limitOf(question, u"max-files"_s);
    if (!files) return files.error();
    const Result<qint64> days = limitOf(question, u"days"_s);
    if (!days) return days.error();
    const Result<qint64> bytes = question.bytes(u"max-bytes"_s);
    if (!bytes) return bytes.error();
    if (*files == 0 && *days == 0 && *bytes == 0) return question.wrong(u"days"_s, u"say what may stay, by days, max-files or max-bytes"_s);
    return PurgeLimits{
        .maxFiles = static_cast<int>(*files), .retentionDays = static_cast<int>(std::min(*days, mostDays)), .maxBytes = *bytes};
}

Result<PurgeOutcome> runPurge(const QuestionReader &question, const LoggingConfig &config)
{
    const Result<PurgeLimits> limits = purgeLimitsOf(question);
    if (!limits) return limits.error();
    const Result<bool> isDryRun = question.flag(u"dry-run"_s);
    if (!isDryRun) return isDryRun.error();
    const QString stream = question.text(u"stream"_s);
    if (!stream.isEmpty() && !config.stream(stream)) return question.wrong(u"stream"_s, u"no stream is called \"%1\""_s.arg(stream));
    PurgeOutcome outcome{.plan = planPurge(config, *limits, question.now(), stream), .isDryRun = *isDryRun};
    if (!*isDryRun) outcome.failed = purge(config, outcome.plan, question.now()).failed;
    // The history is no part of a stream.
    if (limits->retentionDays > 0 && stream.isEmpty())
        outcome.requests = purgeHistory(config, question.now() - std::chrono::hours(24) * limits->retentionDays, *isDryRun);
    return outcome;
}

QByteArray PurgeOutcome::json() const
{
    QJsonArray files;
    for (const PurgePlan::Item &item : plan.items)
        files.append(QJsonObject{
            {u"stream"_s, item.isImported() ? u"imported"_s : item.stream}, {u"path"_s, item.file.path}, {u"bytes"_s, item.file.bytes}});
    QJsonArray reasons;
    for (const Phrase &reason : failed) reasons.append(reason.english());
    const QJsonObject object{
        {u"files"_s, files}, {u"bytes"_s, plan.bytes}, {u"requests"_s, requests}, {u"dryRun"_s, isDryRun}, {u"failed"_s, reasons}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace ccr::logging
