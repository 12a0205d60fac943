#include "app/headless/capture_service.h"

#include "app/headless/answer_in.h"
#include "logging/report/history_access.h"
#include "logging/rotation/purge.h"
#include "proxy/api/config_sentence.h"

#include <QFileInfo>
#include <QPointer>

using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto patience = 10s; ///< for the log thread

WallTime limitFor(int olderThanDays, WallTime now)
{
    return now - std::chrono::hours(24) * olderThanDays;
}

logging::PurgePlan planFor(const logging::LoggingConfig &config, int olderThanDays, WallTime now)
{
    // No limit of its own means "nothing may stay": one byte comes to the same.
    const logging::PurgeLimits limits{.retentionDays = olderThanDays, .maxBytes = olderThanDays > 0 ? 0 : 1};
    return logging::planPurge(config, limits, now);
}

qint64 requestsBefore(const logging::LoggingConfig &config, WallTime before)
{
    if (!QFileInfo::exists(logging::historyPath(config))) return 0;
    const auto store = logging::openHistory(config);
    if (!store) return 0;
    const Result<qint64> count = (*store)->countBefore(before);
    return count ? *count : 0;
}

/// The files that records go to now.
QList<QFileInfo> filesInUse(const logging::LoggingConfig &config, WallTime now)
{
    QList<QFileInfo> files;
    for (const logging::StreamConfig &stream : config.streams) {
        if (stream.type != logging::StreamType::File || stream.file.path.isEmpty()) continue;
        const QFileInfo active(logging::rotatedFilesOf(stream, now)->active());
        if (active.exists() && !files.contains(active)) files.append(active);
    }
    return files;
}

logging::Removal removalOf(const logging::PurgePlan &plan)
{
    return {.files = static_cast<int>(plan.items.size()), .fileBytes = plan.bytes};
}

} // namespace

CaptureService::CaptureService(logging::LoggingControl &logging, QObject *parent) : QObject(parent), m_logging(logging)
{
    m_pool.setMaxThreadCount(1);
}

CaptureService::~CaptureService()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void CaptureService::measure(QObject *context, std::function<void(const logging::CapturedAmount &)> answer)
{
    const auto reply =
        answerIn<logging::CapturedAmount>(this, context, [answer](const logging::CapturedAmount &amount) { answer(amount); });
    m_pool.start([config = m_logging.config(), reply] {
        const WallTime now = wallNow();
        const logging::PurgePlan plan = planFor(config, 0, now);
        logging::CapturedAmount amount{.files = static_cast<int>(plan.items.size()), .fileBytes = plan.bytes};
        for (const QFileInfo &file : filesInUse(config, now)) {
            ++amount.files;
            amount.fileBytes += file.size();
        }
        for (const auto *suffix : {"", "-wal"})
            amount.historyBytes += QFileInfo(logging::historyPath(config) + QString::fromLatin1(suffix)).size();
        reply(amount);
    });
}

void CaptureService::preview(int olderThanDays, QObject *context, std::function<void(const logging::Removal &)> answer)
{
    const auto reply = answerIn<logging::Removal>(this, context, [answer](const logging::Removal &removal) { answer(removal); });
    m_pool.start([config = m_logging.config(), olderThanDays, reply] {
        const WallTime now = wallNow();
        logging::Removal removal = removalOf(planFor(config, olderThanDays, now));
        if (olderThanDays == 0)
            for (const QFileInfo &file : filesInUse(config, now)) {
                if (file.size() > 0) ++removal.files;
                removal.fileBytes += file.size();
            }
        removal.requests = requestsBefore(config, limitFor(olderThanDays, now));
        reply(removal);
    });
}

// Files first, then the history, whose own thread has it open.
void CaptureService::remove(int olderThanDays, QObject *context, std::function<void(const logging::Removal &)> answer)
{
    const WallTime now = wallNow();
    const auto purgeHistory = [this, guard = QPointer<QObject>(context), before = limitFor(olderThanDays, now),
                               answer](const logging::Removal &removed) {
        logging::HistoryControl *history = m_logging.history();
        if (!history) {
            if (guard) answer(removed);
            return;
        }
        history->purge(before, [guard, answer, removed](qint64 requests) {
            logging::Removal all = removed;
            all.requests = requests;
            if (guard) answer(all);
        });
    };
    const auto reply = answerIn<logging::Removal>(this, this, purgeHistory);
    m_pool.start([&logging = m_logging, config = m_logging.config(), olderThanDays, now, reply] {
        if (olderThanDays == 0) logging.rotate({}, patience); // what is in use is put aside, to go with the rest
        const logging::PurgePlan plan = planFor(config, olderThanDays, now);
        logging::Removal removed = removalOf(plan);
        removed.failed = logging::purge(config, plan, now).failed;
        reply(removed);
    });
}

void CaptureService::flush(QObject *context, std::function<void(bool)> answer)
{
    const auto reply = answerIn<bool>(this, context, std::move(answer));
    m_pool.start([&logging = m_logging, reply] { reply(logging.flush(patience)); });
}

void CaptureService::rotate(QObject *context, std::function<void(const Result<QList<logging::RotationOutcome>> &)> answer)
{
    using Outcome = Result<QList<logging::RotationOutcome>>;
    const auto reply = answerIn<Outcome>(this, context, [answer](const Outcome &outcome) { answer(outcome); });
    m_pool.start([&logging = m_logging, reply] {
        const auto outcomes = logging.rotate({}, patience);
        reply(outcomes ? Outcome(*outcomes)
                       : Outcome(errorSaying(ErrorKind::Timeout, proxy::said("The log files were not rotated within 10 s."))));
    });
}

} // namespace ccr::app
