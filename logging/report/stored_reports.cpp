#include "logging/report/stored_reports.h"

#include "logging/export/file_exporting.h"
#include "logging/export/stored_source.h"
#include "logging/query/line_search.h"
#include "logging/report/analysis_json.h"
#include "logging/report/day_sums.h"
#include "logging/report/export_question.h"
#include "logging/report/history_access.h"
#include "logging/report/level_request.h"
#include "logging/report/log_checks.h"
#include "logging/report/purge_question.h"
#include "logging/report/stored_exchanges.h"
#include "logging/report/stream_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t pieceBytes = 64UL * 1024;
constexpr const char *lineType = "application/x-ndjson";
constexpr qint64 shownStreams = 100; ///< unasked

Error notRunning()
{
    return {.kind = ErrorKind::Unavailable, .message = u"only a router that runs knows that"_s};
}

Result<Done> give(LogAnswer &answer, const QByteArray &json)
{
    answer.begin({});
    answer.write({json.constData(), static_cast<std::size_t>(json.size())});
    return Done{};
}

/// Lines in pieces of a useful size.
class LinePieces
{
public:
    LinePieces(LogAnswer &answer, const std::optional<PageCursor> &next) : m_answer(answer)
    {
        answer.begin({.contentType = lineType, .fileName = {}, .next = next ? next->text() : QString()});
    }

    bool add(std::string_view line)
    {
        m_piece += line;
        m_piece += '\n';
        return m_piece.size() < pieceBytes || flush();
    }
    bool flush()
    {
        const bool isWanted = m_piece.empty() || m_answer.write(m_piece);
        m_piece.clear();
        return isWanted;
    }

private:
    LogAnswer &m_answer;
    std::string m_piece;
};

/// The cursor of a page with what all pages of the question share.
std::optional<PageCursor> completed(std::optional<PageCursor> next, const LogQuestion &question, WallTime now)
{
    if (!next) return next;
    next->now = now;
    next->question = hashOf(question);
    return next;
}

Result<Done> countRecords(const LogSelection &selection, LogAnswer &answer, const std::atomic<bool> &cancelled)
{
    std::uint64_t lines = 0;
    std::uint64_t matches = 0;
    for (const QString &file : selection.files) {
        const auto result = searchLines(file, selection.query, {}, {.cancel = &cancelled});
        if (!result) return result.error();
        lines += result->lines;
        matches += result->matches;
    }
    return give(answer, QByteArray::fromStdString("{\"matches\":" + std::to_string(matches) + ",\"lines\":" + std::to_string(lines) + '}'));
}

Result<Done> allRecords(const LogSelection &selection, LogAnswer &answer, const std::atomic<bool> &cancelled)
{
    LinePieces pieces(answer, {});
    for (const QString &file : selection.files) {
        bool isWanted = true;
        const auto result =
            searchLines(file, selection.query, [&](std::string_view line) { return isWanted = pieces.add(line); }, {.cancel = &cancelled});
        if (!result) return result.error();
        if (!isWanted || cancelled) break;
    }
    pieces.flush();
    return Done{};
}

} // namespace

QByteArray rotationJson(const QList<RotationOutcome> &outcomes)
{
    QJsonArray rotated;
    QJsonArray failed;
    for (const RotationOutcome &outcome : outcomes) {
        if (!outcome.problem.isEmpty())
            failed.append(QJsonObject{{u"stream"_s, outcome.stream}, {u"problem"_s, outcome.problem.english()}});
        if (!outcome.file.isEmpty()) rotated.append(QJsonObject{{u"stream"_s, outcome.stream}, {u"file"_s, outcome.file}});
    }
    return QJsonDocument(QJsonObject{{u"rotated"_s, rotated}, {u"failed"_s, failed}}).toJson(QJsonDocument::Compact);
}

Result<Done> StoredReports::answer(LogReport report, const LogQuestion &question, LogAnswer &answer,
                                   const std::atomic<bool> &cancelled) const
{
    const QuestionReader reader(question, wallNow());
    if (const Result<Done> known = reader.checkNames(report); !known) return known.error();
    switch (report) {
    case LogReport::Query: return query(question, answer, cancelled);
    case LogReport::Stats:
    case LogReport::Errors:
    case LogReport::Analyze: return analysis(report, question, answer, cancelled);
    case LogReport::Check: return check(answer);
    case LogReport::Rotate: return rotate(question, answer);
    case LogReport::Levels: return levels(answer);
    case LogReport::SetLevel: return setLevel(reader, answer);
    case LogReport::Streams: return streams(reader, answer);
    case LogReport::Purge: {
        const Result<PurgeOutcome> outcome = runPurge(reader, m_sources.config());
        if (!outcome) return outcome.error();
        return give(answer, outcome->json());
    }
    case LogReport::Export: return exported(reader, answer, cancelled);
    }
    return Done{};
}

Result<Done> StoredReports::query(const LogQuestion &question, LogAnswer &answer, const std::atomic<bool> &cancelled) const
{
    const Result<std::optional<PageCursor>> cursor = cursorOf(question);
    if (!cursor) return cursor.error();
    const QuestionReader reader(question, cursor->has_value() ? (*cursor)->now : wallNow());
    const Result<bool> wantsRequests = reader.flag(u"requests"_s);
    if (!wantsRequests) return wantsRequests.error();
    if (*wantsRequests) return requests(question, reader, answer, cancelled);

    const Result<LogSelection> selection = selectLogs(reader, m_sources.config());
    if (!selection) return selection.error();
    const Result<bool> counts = reader.flag(u"count"_s);
    if (!counts) return counts.error();
    if (*counts) return countRecords(*selection, answer, cancelled);
    const Result<PageRequest> request = pageRequestOf(question, reader);
    if (!request) return request.error();
    if (request->limit == 0) {
        if (request->cursor || request->order == PageOrder::NewestFirst)
            return reader.wrong(u"limit"_s, u"a cursor, or the newest first, needs one from 1"_s);
        return allRecords(*selection, answer, cancelled);
    }
    const Result<RecordPage> page = findRecordPage(*selection, *request, cancelled);
    if (!page) return page.error();
    LinePieces pieces(answer, completed(page->next, question, reader.now()));
    for (const std::string &line : page->lines)
        if (!pieces.add(line)) break;
    pieces.flush();
    return Done{};
}

Result<Done> StoredReports::requests(const LogQuestion &question, const QuestionReader &reader, LogAnswer &answer,
                                     const std::atomic<bool> &cancelled) const
{
    const LoggingConfig config = m_sources.config();
    const Result<Query> query = reader.query();
    if (!query) return query.error();
    const Result<bool> counts = reader.flag(u"count"_s);
    if (!counts) return counts.error();
    const Result<PageRequest> request = pageRequestOf(question, reader);
    if (!request) return request.error();
    if (*counts) {
        qint64 count = 0;
        const auto done = forEachExchange(*query, PageOrder::OldestFirst, config, [&](const ExchangeSnapshot &) {
            ++count;
            return !cancelled;
        });
        if (!done) return done.error();
        return give(answer, "{\"matches\":" + QByteArray::number(count) + '}');
    }
    std::string line;
    if (request->limit == 0 && !request->cursor) {
        std::optional<LinePieces> pieces; // when the history could be opened
        const auto done = forEachExchange(*query, request->order, config, [&](const ExchangeSnapshot &exchange) {
            if (!pieces) pieces.emplace(answer, std::nullopt);
            line.clear();
            appendExchangeJson(line, exchange);
            return pieces->add(line) && !cancelled;
        });
        if (!done) return done.error();
        if (!pieces) pieces.emplace(answer, std::nullopt);
        pieces->flush();
        return Done{};
    }
    const Result<ExchangePage> page = findExchangePage(*query, *request, config);
    if (!page) return page.error();
    LinePieces pieces(answer, completed(page->next, question, reader.now()));
    for (const ExchangeSnapshot &exchange : page->exchanges) {
        line.clear();
        appendExchangeJson(line, exchange);
        if (!pieces.add(line)) break;
    }
    pieces.flush();
    return Done{};
}

Result<Done> StoredReports::analysis(LogReport report, const LogQuestion &question, LogAnswer &answer,
                                     const std::atomic<bool> &cancelled) const
{
    const auto exchanges = findExchanges(question, m_sources.config(), cancelled);
    if (!exchanges) return exchanges.error();
    QJsonObject object;
    if (report == LogReport::Stats) {
        const auto days = findDaySums(question, m_sources.config(), cancelled);
        if (!days) return days.error();
        object = analysisJson(analyzeRequests(*exchanges));
        object.insert(u"days"_s, daySumsJson(*days));
        object.insert(u"allDays"_s, daySumJson(totalOf(*days)));
    } else if (report == LogReport::Errors)
        object = analysisJson(analyzeErrors(*exchanges));
    else
        object = {{u"requests"_s, analysisJson(analyzeRequests(*exchanges))}, {u"errors"_s, analysisJson(analyzeErrors(*exchanges))}};
    return give(answer, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Result<Done> StoredReports::check(LogAnswer &answer) const
{
    const LoggingConfig config = m_sources.config();
    const WallTime now = wallNow();
    const LogCheckFacts facts{.routerRuns = m_sources.routerRuns(), .lastRequest = lastRequest(config)};
    return give(answer, checksJson(checkLogs(config, facts, now), now));
}

Result<Done> StoredReports::rotate(const LogQuestion &question, LogAnswer &answer) const
{
    const LoggingConfig config = m_sources.config();
    const QString stream = question.options.value(u"stream"_s);
    const StreamConfig *known = config.stream(stream);
    if (!stream.isEmpty() && (!known || known->type != StreamType::File || !known->enabled))
        return QuestionReader(question, {}).wrong(u"stream"_s, u"no file stream is called \"%1\""_s.arg(stream));
    const Result<QList<RotationOutcome>> outcomes = m_sources.rotate(stream);
    if (!outcomes) return outcomes.error();
    return give(answer, rotationJson(*outcomes));
}

Result<Done> StoredReports::setLevel(const QuestionReader &reader, LogAnswer &answer) const
{
    if (!m_sources.setLevel) return notRunning();
    const Result<LevelRequest> request = levelRequestOf(reader);
    if (!request) return request.error();
    if (request->level) {
        m_sources.setLevel(request->component, *request->level, request->duration);
    } else {
        for (const TemporaryLevel &one : m_sources.levels())
            if (request->component.empty() || one.component == request->component) m_sources.setLevel(one.component, one.level, {});
    }
    return levels(answer);
}

Result<Done> StoredReports::levels(LogAnswer &answer) const
{
    if (!m_sources.levels) return notRunning();
    return give(answer, levelsJson(m_sources.levels()));
}

Result<Done> StoredReports::streams(const QuestionReader &reader, LogAnswer &answer) const
{
    if (!m_sources.streams) return notRunning();
    const Result<std::optional<qint64>> limit = reader.count(u"limit"_s, 1);
    if (!limit) return limit.error();
    return give(answer, streamsJson(m_sources.streams(static_cast<std::size_t>(limit->value_or(shownStreams)))));
}

Result<Done> StoredReports::exported(const QuestionReader &reader, LogAnswer &answer, const std::atomic<bool> &cancelled) const
{
    const LoggingConfig config = m_sources.config();
    const Result<Query> query = reader.query();
    if (!query) return query.error();
    const Result<ExportRequest> request = exportRequestOf(reader, *query);
    if (!request) return request.error();
    QStringList files;
    if (request->records) {
        const Result<LogSelection> selection = selectLogs(reader, config);
        if (!selection) return selection.error();
        files = selection->files;
    }
    std::unique_ptr<ExchangeStore> store;
    if (request->exchanges || request->statistics) {
        auto opened = openHistory(config);
        if (!opened) return opened.error();
        store = std::move(opened).value();
    }
    StoredExportSource source(store.get(), {.query = *query}, files);
    SecretRedactor ownRedactor;
    if (!m_sources.redactor) ownRedactor.applyConfig(config);
    const SecretRedactor &redactor = m_sources.redactor ? *m_sources.redactor : ownRedactor;
    bool hasBegun = false;
    const auto write = [&](std::string_view piece) {
        if (!hasBegun)
            answer.begin({.contentType = exportContentType(*request), .fileName = exportFileName(*request, reader.now()), .next = {}});
        hasBegun = true;
        return answer.write(piece);
    };
    const auto report =
        FileExporting(redactor, m_sources.home, m_sources.version, systemClock()).stream(*request, source, {.cancelled = cancelled}, write);
    if (!report) return report.error();
    return Done{};
}

} // namespace ccr::logging
