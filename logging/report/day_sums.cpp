#include "logging/report/day_sums.h"

#include "logging/base/date_time.h"
#include "logging/report/history_access.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QJsonObject json(const std::map<std::string, double> &amounts)
{
    QJsonObject object;
    for (const auto &[currency, amount] : amounts) object.insert(QString::fromStdString(currency), amount);
    return object;
}

Result<NumbersScan> scanOf(const LogQuestion &question)
{
    const QuestionReader reader(question, wallNow());
    NumbersScan scan;
    const bool hasQuery = !question.query.trimmed().isEmpty() || !reader.text(u"level"_s).isEmpty();
    if (hasQuery) {
        Result<Query> query = reader.query();
        if (!query) return query.error();
        scan.query = std::move(*query);
        return scan;
    }
    const Result<std::optional<WallTime>> since = reader.time(u"since"_s);
    if (!since) return since.error();
    const Result<std::optional<WallTime>> until = reader.time(u"until"_s);
    if (!until) return until.error();
    scan.from = *since;
    scan.to = *until;
    return scan;
}

} // namespace

void DaySum::add(const ExchangeNumbers &numbers)
{
    requests += numbers.count;
    if (numbers.id.empty()) forgotten += numbers.count;
    if (numbers.outcome == Outcome::ClientCancelled)
        cancelled += numbers.count;
    else if (numbers.outcome != Outcome::Ok && numbers.outcome != Outcome::InFlight)
        failed += numbers.count;
    tokens += numbers.tokens;
    if (numbers.cost) costs[numbers.cost->currency] += numbers.cost->amount;
    if (numbers.planValue) planValues[numbers.planValue->currency] += numbers.planValue->amount;
}

Result<std::vector<DaySum>> findDaySums(const LogQuestion &question, const LoggingConfig &config, const std::atomic<bool> &cancelled)
{
    Result<NumbersScan> scan = scanOf(question);
    if (!scan) return scan.error();
    const auto store = openHistory(config);
    if (!store) return store.error();
    std::map<QDate, DaySum> days;
    do {
        const Result<NumbersPart> part = (*store)->numbers(*scan);
        if (!part) return part.error();
        for (const ExchangeNumbers &numbers : part->numbers) {
            DaySum &day = days[localDay(numbers.startedAt)];
            day.add(numbers);
        }
        scan->after = part->next;
    } while (scan->after && !cancelled);
    std::vector<DaySum> sums;
    for (auto &[day, sum] : days) {
        sum.day = day;
        sums.push_back(std::move(sum));
    }
    return sums;
}

DaySum totalOf(const std::vector<DaySum> &days)
{
    DaySum total;
    for (const DaySum &day : days) {
        if (!total.day.isValid()) total.day = day.day;
        total.requests += day.requests;
        total.failed += day.failed;
        total.cancelled += day.cancelled;
        total.forgotten += day.forgotten;
        total.tokens += day.tokens;
        for (const auto &[currency, amount] : day.costs) total.costs[currency] += amount;
        for (const auto &[currency, amount] : day.planValues) total.planValues[currency] += amount;
    }
    return total;
}

QJsonObject daySumJson(const DaySum &sum)
{
    return {{u"day"_s, sum.day.toString(Qt::ISODate)},
            {u"requests"_s, qint64(sum.requests)},
            {u"failed"_s, qint64(sum.failed)},
            {u"cancelled"_s, qint64(sum.cancelled)},
            {u"forgotten"_s, qint64(sum.forgotten)},
            {u"inputTokens"_s, qint64(sum.tokens.input)},
            {u"outputTokens"_s, qint64(sum.tokens.output)},
            {u"cacheReadTokens"_s, qint64(sum.tokens.cacheRead)},
            {u"cacheWriteTokens"_s, qint64(sum.tokens.cacheWrite)},
            {u"cost"_s, json(sum.costs)},
            {u"planValue"_s, json(sum.planValues)}};
}

QJsonArray daySumsJson(const std::vector<DaySum> &days)
{
    QJsonArray array;
    for (const DaySum &day : days) array.append(daySumJson(day));
    return array;
}

} // namespace ccr::logging
