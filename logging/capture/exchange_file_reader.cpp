#include "logging/capture/exchange_file_reader.h"

#include "logging/base/private_files.h"
#include "logging/capture/capture_sentence.h"
#include "logging/capture/exchange_import.h"
#include "logging/history/exchange_store.h"
#include "logging/history/history_service.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Mask = std::function<void(std::string &)>;

constexpr QLatin1StringView storeName("exchanges.sqlite");
constexpr std::size_t batchExchanges = 200;
constexpr std::size_t batchBytes = 8UL * 1024 * 1024;

/// Puts exchanges into a history of their own, many at a time.
class StoreFiller
{
public:
    StoreFiller(QString folder, const Mask &mask, const std::string &suffix) : m_parent(std::move(folder)), m_mask(mask), m_suffix(suffix)
    {
    }

    Result<Done> add(CapturedExchange &&captured)
    {
        const std::string id = captured.snapshot.id += m_suffix;
        for (StoredBody &body : captured.bodies) {
            body.exchangeId = id;
            m_bytes += body.text.size();
            m_mask(body.text);
            m_bodies.push_back(std::move(body));
        }
        for (MessageHead &head : captured.heads) maskSecrets(head, m_mask);
        if (!captured.heads.empty()) m_heads.push_back({.exchangeId = id, .heads = std::move(captured.heads)});
        captured.timeline.exchangeId = id;
        if (!captured.timeline.isEmpty()) m_timelines.push_back(std::move(captured.timeline));
        m_exchanges.push_back(std::move(captured.snapshot));
        return m_exchanges.size() < batchExchanges && m_bytes < batchBytes ? Result<Done>(Done{}) : write();
    }

    Result<Done> write()
    {
        if (const auto done = open(); !done) return done;
        const auto done = m_store->add(m_exchanges, m_bodies, m_heads, m_timelines);
        m_exchanges.clear();
        m_bodies.clear();
        m_heads.clear();
        m_timelines.clear();
        m_bytes = 0;
        return done;
    }

    std::unique_ptr<QTemporaryDir> takeFolder() { return std::move(m_folder); }

private:
    Result<Done> open()
    {
        if (m_store) return Done{};
        makePrivateFolder(m_parent);
        m_folder = std::make_unique<QTemporaryDir>(u"%1/%2-XXXXXX"_s.arg(m_parent, QString::number(QCoreApplication::applicationPid())));
        if (!m_folder->isValid()) return errorSaying(ErrorKind::Io, said("Cannot write to %1: %2.", m_parent, m_folder->errorString()));
        Result<ExchangeStore::Opened> opened = ExchangeStore::open(m_folder->filePath(storeName), ExchangeStore::Access::ReadWrite);
        if (!opened) return opened.error();
        m_store = std::move(opened->store);
        return Done{};
    }

    const QString m_parent;
    const Mask &m_mask;
    const std::string &m_suffix;
    std::unique_ptr<QTemporaryDir> m_folder; ///< made with the first exchange; outlives the store in it
    std::unique_ptr<ExchangeStore> m_store;
    std::vector<ExchangeSnapshot> m_exchanges;
    std::vector<StoredBody> m_bodies;
    std::vector<RecordedHeads> m_heads;
    std::vector<RecordedTimeline> m_timelines;
    std::size_t m_bytes = 0;
};

/// What was read of a file.
struct Copy
{
    std::unique_ptr<QTemporaryDir> folder;
    ImportedFile found;
};

Result<Copy> copyOf(const QString &path, const QString &folder, const Mask &mask, const std::string &suffix,
                    const std::atomic<bool> &cancelled)
{
    StoreFiller filler(folder, mask, suffix);
    const Result<ImportedFile> found = importExchanges(
        path, [&filler](CapturedExchange &&captured) { return filler.add(std::move(captured)); }, cancelled);
    if (!found) return found.error();
    if (found->isCapture)
        if (const auto done = filler.write(); !done) return done.error();
    return Copy{.folder = filler.takeFolder(), .found = *found};
}

class CopiedFile final : public ExchangeFile
{
public:
    CopiedFile(const QString &path, Copy copy, Mask mask, std::string suffix)
        : m_folder(std::move(copy.folder)),
          m_facts{.path = path, .exchanges = copy.found.exchanges, .leftOut = copy.found.leftOut, .program = copy.found.program},
          m_suffix(std::move(suffix)),
          m_history({.enabled = true, .path = m_folder->filePath(storeName), .retentionDays = 0, .maxBytes = 0}, std::move(mask))
    {
    }
    const ExchangeFileFacts &facts() const override { return m_facts; }
    HistoryControl &exchanges() override { return m_history; }
    const std::string &suffix() const override { return m_suffix; }

private:
    const std::unique_ptr<QTemporaryDir> m_folder; ///< outlives the history in it
    const ExchangeFileFacts m_facts;
    const std::string m_suffix;
    HistoryService m_history;
};

// Each begins with the number of its process.
void removeLeftovers(const QString &folder)
{
    for (const QFileInfo &left : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qint64 pid = left.fileName().section(u'-', 0, 0).toLongLong(&isNumber);
        if (isNumber && pid > 0 && ::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH) QDir(left.filePath()).removeRecursively();
    }
}

} // namespace

ExchangeFileReader::ExchangeFileReader(QString folder, Mask mask) : m_folder(std::move(folder)), m_mask(std::move(mask))
{
    m_pool.setMaxThreadCount(2);
    m_pool.start([path = m_folder] { removeLeftovers(path); });
}

ExchangeFileReader::~ExchangeFileReader()
{
    for (const auto &running : m_running)
        if (const auto cancelled = running.lock()) *cancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void ExchangeFileReader::open(const QString &path, QObject *context, std::function<void(Result<std::shared_ptr<ExchangeFile>>)> opened)
{
    const std::string suffix = "@file" + std::to_string(++m_opened);
    const auto cancelled = std::make_shared<std::atomic<bool>>(false); // shared with the thread that reads
    std::erase_if(m_running, [](const auto &running) { return running.expired(); });
    m_running.push_back(cancelled);
    QObject::connect(context, &QObject::destroyed, context, [cancelled] { *cancelled = true; });
    QObject *const home = QCoreApplication::instance();
    const auto take = [path, suffix, cancelled, mask = m_mask, opened = std::move(opened)](Result<Copy> copy) {
        if (*cancelled) return;
        if (!copy) return opened(copy.error());
        if (!copy->found.isCapture) return opened(std::shared_ptr<ExchangeFile>());
        opened(std::shared_ptr<ExchangeFile>(std::make_shared<CopiedFile>(path, std::move(copy).value(), mask, suffix)));
    };
    m_pool.start([path, suffix, cancelled, home, take, mask = m_mask, folder = m_folder] {
        const auto copy = std::make_shared<Result<Copy>>(copyOf(path, folder, mask, suffix, *cancelled));
        QMetaObject::invokeMethod(
            home, [take, copy] { take(std::move(*copy)); }, Qt::QueuedConnection);
    });
}

} // namespace ccr::logging
