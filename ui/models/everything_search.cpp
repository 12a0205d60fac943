#include "ui/models/everything_search.h"

#include "logging/query/line_search.h"
#include "logging/query/query_subjects.h"
#include "logging/query/record_line.h"
#include "ui/models/exchange_cells.h"
#include "ui/models/log_line_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <fstream>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qint64 reportMs = 100;
constexpr qsizetype maxText = 400;   ///< characters of a row
constexpr int requestsPerPart = 200; ///< of the history

/// Runs in the pool; tells what it found through `report`.
class Run
{
public:
    using Report = std::function<void(const QList<FoundPlace> &, qint64 found, bool isDone)>;
    Run(logging::Query query, SearchPlaces places, std::shared_ptr<std::atomic<bool>> cancel, Report report)
        : m_query(std::move(query)), m_places(std::move(places)), m_cancel(std::move(cancel)), m_report(std::move(report))
    {
    }

    void operator()()
    {
        m_time.start();
        searchLive();
        for (const SearchPlaces::Files &files : m_places.files)
            for (int i = 0; i < files.files->fileCount() && !isCancelled(); ++i) searchFile(files, i);
        for (const logging::ExchangeFileCopy &copy : m_places.records)
            if (!isCancelled()) searchRecords(copy.records);
        tell(true);
    }

private:
    bool isCancelled() const { return m_cancel->load(std::memory_order_relaxed); }

    void searchLive()
    {
        logging::RecordDecoder decoder;
        for (const SearchPlaces::Live &one : m_places.live) {
            if (isCancelled()) return;
            const logging::RecordView record = one.record.view(decoder);
            if (m_query.matches(logging::RecordSubject(record))) add(0, one.line, m_places.liveName, one.record.unpacked());
        }
    }

    void searchFile(const SearchPlaces::Files &files, int number)
    {
        const std::shared_ptr<logging::LogFile> file = files.files->file(number);
        const QString name = QFileInfo(file->path()).fileName();
        logging::FilePart part{.path = file->path()};
        if (!file->isPacked()) part = {.path = file->path(), .handle = file->handle(), .begin = 0, .end = file->indexedBytes()};
        const qint64 lines = file->lineCount();
        const auto found = [&](const logging::FoundLines &block) {
            for (const std::uint64_t line : block.numbers) {
                if (static_cast<qint64>(line) >= lines) break;
                if (m_kept >= EverythingSearch::maxPlaces) {
                    ++m_found; // only counted
                    continue;
                }
                const auto own = static_cast<qint64>(line);
                add(files.source, files.files->numberOf({number, own}), name, m_reader.read(file->text(own)));
            }
            tell(false);
            return !isCancelled();
        };
        const auto result = logging::searchLineNumbers(part, m_query, found, {.cancel = m_cancel.get()});
        Q_UNUSED(result) // a file that cannot be read to its end says so where it is shown
    }

    // It is whole, and has an index only where somebody looks at it.
    void searchRecords(const QString &path)
    {
        std::ifstream lines(path.toStdString());
        std::uint64_t next = 0;
        std::string text;
        const QString name = QFileInfo(path).fileName();
        const auto found = [&](const logging::FoundLines &block) {
            for (const std::uint64_t line : block.numbers) {
                while (m_kept < EverythingSearch::maxPlaces && next <= line && std::getline(lines, text)) ++next;
                add(-1, static_cast<qint64>(line), name, m_reader.read(text), path);
            }
            tell(false);
            return !isCancelled();
        };
        const auto result = logging::searchLineNumbers({.path = path}, m_query, found, {.cancel = m_cancel.get()});
        Q_UNUSED(result)
    }

    void add(int source, qint64 line, const QString &where, const logging::LogRecord &record, const QString &recordsFile = {})
    {
        ++m_found;
        if (m_kept >= EverythingSearch::maxPlaces || line < 0) return;
        ++m_kept;
        m_batch.append({.source = source,
                        .recordsFile = recordsFile,
                        .line = line,
                        .exchangeId = QString::fromStdString(record.exchangeId),
                        .timeMs = millisSinceEpoch(record.time),
                        .where = where,
                        .text = visibleText(QString::fromStdString(record.message.substr(0, maxText * 4)).left(maxText))});
        tell(false);
    }

    void tell(bool isDone)
    {
        if (!isDone && m_time.elapsed() < reportMs) return;
        m_time.start();
        m_report(std::exchange(m_batch, {}), m_found, isDone);
    }

    const logging::Query m_query;
    const SearchPlaces m_places;
    const std::shared_ptr<std::atomic<bool>> m_cancel;
    const Report m_report;
    logging::RecordLineReader m_reader;
    QElapsedTimer m_time;
    QList<FoundPlace> m_batch;
    qsizetype m_kept = 0;
    qint64 m_found = 0;
};

} // namespace

FoundPlace placeOf(const logging::ExchangeSnapshot &exchange, const QString &where)
{
    return {.exchangeId = QString::fromStdString(exchange.id),
            .timeMs = millisSinceEpoch(exchange.startedAt),
            .where = where,
            .text = exchangeSentence(exchange, wallNow())};
}

EverythingSearch::~EverythingSearch()
{
    if (m_cancel) *m_cancel = true;
}

void EverythingSearch::start(const logging::Query &query, SearchPlaces places)
{
    cancel();
    beginResetModel();
    m_places = std::exchange(places.requests, {});
    m_requestsFound = m_places.size();
    m_linesFound = 0;
    endResetModel();
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    m_recorded = std::exchange(places.recorded, {});
    m_parts = 1 + static_cast<int>(m_recorded.size());
    for (qsizetype place = 0; place < m_recorded.size(); ++place) {
        const SearchPlaces::Recorded &recorded = m_recorded.at(place);
        askHistory(m_cancel, place,
                   {.query = query, .marked = recorded.marked, .from = {}, .to = recorded.to, .after = {}, .limit = requestsPerPart});
    }
    const auto report = [self = QPointer(this), cancel = m_cancel](const QList<FoundPlace> &found, qint64 count, bool isDone) {
        // The pointer is only looked at in the thread of its object.
        QMetaObject::invokeMethod(QCoreApplication::instance(), [=] {
            if (self) self->take(cancel, found, count, isDone);
        });
    };
    QThreadPool::globalInstance()->start([run = std::make_shared<Run>(query, std::move(places), m_cancel, report)] { (*run)(); });
    Q_EMIT progressed();
}

void EverythingSearch::askHistory(const Cancel &search, qsizetype place, logging::HistoryScan scan)
{
    m_recorded.at(place).history->scan(scan, [self = QPointer(this), search, place, scan](const logging::HistoryPart &part) mutable {
        if (!self || self->m_cancel != search) return;
        scan.after = part.next;
        const auto goOn = [self, search, place, scan] {
            if (!scan.after || self->m_places.size() >= maxPlaces) return self->endPart();
            self->askHistory(search, place, scan);
        };
        if (part.entries.empty()) return goOn();
        std::vector<std::int64_t> rows;
        for (const logging::HistoryEntry &entry : part.entries) rows.push_back(entry.row);
        self->m_recorded.at(place).history->fetch(rows, [self, search, place, goOn](const logging::HistoryRows &found) {
            if (!self || self->m_cancel != search) return;
            self->takeRequests(found, self->m_recorded.at(place).name);
            goOn();
        });
    });
}

void EverythingSearch::takeRequests(logging::HistoryRows found, const QString &where)
{
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.second.startedAt > b.second.startedAt; });
    QList<FoundPlace> places;
    for (const auto &[row, exchange] : std::as_const(found)) places.append(placeOf(exchange, where));
    m_requestsFound += places.size();
    add(places);
    Q_EMIT progressed();
}

void EverythingSearch::cancel()
{
    if (!m_cancel) return;
    *m_cancel = true;
    end();
    Q_EMIT progressed();
}

void EverythingSearch::end()
{
    m_cancel.reset();
    m_recorded.clear();
}

void EverythingSearch::take(const Cancel &search, const QList<FoundPlace> &places, qint64 found, bool isDone)
{
    if (search != m_cancel) return; // another one has begun
    add(places);
    m_linesFound = found;
    if (isDone) return endPart();
    Q_EMIT progressed();
}

void EverythingSearch::add(const QList<FoundPlace> &places)
{
    if (places.isEmpty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(places.size()) - 1);
    m_places += places;
    endInsertRows();
}

void EverythingSearch::endPart()
{
    if (--m_parts == 0) end();
    Q_EMIT progressed();
}

int EverythingSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant EverythingSearch::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const FoundPlace &place = m_places.at(index.row());
    if (role == Qt::ToolTipRole) return place.text;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    switch (index.column()) {
    case Where: return place.where;
    case Time: return place.timeMs == 0 ? u"—"_s : QDateTime::fromMSecsSinceEpoch(place.timeMs).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    case Text: return place.text;
    default: return {};
    }
}

QVariant EverythingSearch::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Where: return tr("Where");
    case Time: return tr("Time");
    case Text: return tr("Text");
    default: return {};
    }
}

} // namespace ccr::ui
