#include "logging/capture/exchange_copy.h"

#include "logging/base/private_files.h"
#include "logging/capture/capture_sentence.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr QLatin1StringView storeName("exchanges.sqlite");
constexpr std::size_t batchExchanges = 200;
constexpr std::size_t batchBytes = 8UL * 1024 * 1024;
constexpr std::size_t lineBlock = 256UL * 1024;
constexpr qsizetype longestName = 60; // of four bytes each, it still is the name of a file

} // namespace

ExchangeCopy::ExchangeCopy(QString parent, const QString &name, const std::function<void(std::string &)> &mask, std::string suffix)
    : m_parent(std::move(parent)), m_name(name.left(longestName)), m_mask(mask), m_suffix(std::move(suffix))
{
}

Result<Done> ExchangeCopy::add(CapturedExchange &&captured)
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

Result<Done> ExchangeCopy::add(LogRecord &&record)
{
    if (!record.exchangeId.empty()) record.exchangeId += m_suffix;
    m_mask(record.message);
    for (auto &[name, value] : record.fields) {
        if (auto *text = std::get_if<std::string>(&value)) m_mask(*text);
        if (auto *json = std::get_if<RawJson>(&value)) m_mask(json->text);
    }
    m_recordFormat.append(m_lines, BorrowedRecord(record));
    return m_lines.size() < lineBlock ? Result<Done>(Done{}) : writeRecords();
}

Result<ExchangeFileCopy> ExchangeCopy::finish()
{
    if (const auto done = write(); !done) return done.error(); // the store is there even when it is empty
    if (const auto done = writeRecords(); !done) return done.error();
    m_store.reset();
    const QString records = m_records.fileName();
    m_records.close();
    return ExchangeFileCopy{
        .store = m_folder->filePath(storeName), .records = records, .suffix = m_suffix, .folder = std::exchange(m_folder, nullptr)};
}

Result<Done> ExchangeCopy::openFolder()
{
    if (m_folder) return Done{};
    makePrivateFolder(m_parent);
    m_folder = std::make_shared<QTemporaryDir>(u"%1/%2-XXXXXX"_s.arg(m_parent, QString::number(QCoreApplication::applicationPid())));
    if (!m_folder->isValid()) return errorSaying(ErrorKind::Io, said("Cannot write to %1: %2.", m_parent, m_folder->errorString()));
    return Done{};
}

Result<Done> ExchangeCopy::openStore()
{
    if (m_store) return Done{};
    if (const auto done = openFolder(); !done) return done;
    Result<ExchangeStore::Opened> opened = ExchangeStore::open(m_folder->filePath(storeName), ExchangeStore::Access::ReadWrite);
    if (!opened) return opened.error();
    m_store = std::move(opened->store);
    return Done{};
}

Result<Done> ExchangeCopy::write()
{
    if (const auto done = openStore(); !done) return done;
    const auto done = m_store->add(m_exchanges, m_bodies, m_heads, m_timelines);
    m_exchanges.clear();
    m_bodies.clear();
    m_heads.clear();
    m_timelines.clear();
    m_bytes = 0;
    return done;
}

// Named after the file, since the log shows that name.
Result<Done> ExchangeCopy::openRecords()
{
    if (m_records.isOpen()) return Done{};
    if (const auto done = openFolder(); !done) return done;
    m_records.setFileName(m_folder->filePath(m_name + ".log"_L1));
    if (m_records.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) return Done{};
    return errorSaying(ErrorKind::Io, said("Cannot write to %1: %2.", m_records.fileName(), m_records.errorString()));
}

Result<Done> ExchangeCopy::writeRecords()
{
    if (m_lines.empty()) return Done{};
    if (const auto done = openRecords(); !done) return done;
    const auto size = static_cast<qint64>(m_lines.size());
    const bool isWritten = m_records.write(m_lines.data(), size) == size;
    m_lines.clear();
    return isWritten ? Result<Done>(Done{})
                     : errorSaying(ErrorKind::Io, said("Cannot write to %1: %2.", m_records.fileName(), m_records.errorString()));
}

} // namespace ccr::logging
