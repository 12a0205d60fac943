#include "logging/capture/exchange_file_reader.h"

#include "logging/capture/exchange_copy.h"
#include "logging/capture/exchange_import.h"
#include "logging/history/history_service.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <csignal>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Mask = std::function<void(std::string &)>;

/// What was read of a file.
struct Copied
{
    ExchangeFileCopy copy;
    ExchangeFileContent found;
};

Result<Copied> copyOf(const QString &path, const QString &folder, const Mask &mask, const std::string &suffix,
                      const std::atomic<bool> &cancelled)
{
    ExchangeCopy copy(folder, QFileInfo(path).fileName(), mask, suffix);
    const ImportTarget target{.exchange = [&copy](CapturedExchange &&captured) { return copy.add(std::move(captured)); },
                              .record = [&copy](LogRecord &&record) { return copy.add(std::move(record)); }};
    const Result<ExchangeFileContent> found = importExchanges(path, target, cancelled);
    if (!found) return found.error();
    if (!found->isCapture) return Copied{.copy = {}, .found = *found};
    Result<ExchangeFileCopy> finished = copy.finish();
    if (!finished) return finished.error();
    return Copied{.copy = std::move(*finished), .found = *found};
}

class CopiedFile final : public ExchangeFile
{
public:
    CopiedFile(const QString &path, Copied copied, Mask mask)
        : m_copy(std::move(copied.copy)),
          m_facts{.path = path,
                  .exchanges = copied.found.exchanges,
                  .records = copied.found.records,
                  .leftOut = copied.found.leftOut,
                  .program = copied.found.program},
          m_history({.enabled = true, .path = m_copy.store, .retentionDays = 0, .maxBytes = 0}, std::move(mask))
    {
    }
    const ExchangeFileFacts &facts() const override { return m_facts; }
    HistoryControl &exchanges() override { return m_history; }
    const ExchangeFileCopy &copy() const override { return m_copy; }

private:
    const ExchangeFileCopy m_copy; ///< outlives the history in it
    const ExchangeFileFacts m_facts;
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
    const auto take = [path, cancelled, mask = m_mask, opened = std::move(opened)](Result<Copied> copied) {
        if (*cancelled) return;
        if (!copied) return opened(copied.error());
        if (!copied->found.isCapture) return opened(std::shared_ptr<ExchangeFile>());
        opened(std::shared_ptr<ExchangeFile>(std::make_shared<CopiedFile>(path, std::move(copied).value(), mask)));
    };
    m_pool.start([path, suffix, cancelled, home, take, mask = m_mask, folder = m_folder] {
        const auto copied = std::make_shared<Result<Copied>>(copyOf(path, folder, mask, suffix, *cancelled));
        QMetaObject::invokeMethod(
            home, [take, copied] { take(std::move(*copied)); }, Qt::QueuedConnection);
    });
}

} // namespace ccr::logging
