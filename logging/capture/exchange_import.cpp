#include "logging/capture/exchange_import.h"

#include "logging/capture/capture_sentence.h"
#include "logging/capture/gzip_file.h"
#include "logging/capture/har_exchanges.h"
#include "logging/capture/har_splitter.h"
#include "logging/query/record_line.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <memory>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t longestLine = 256UL * 1024 * 1024;

QByteArrayView bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

Result<QJsonObject> objectOf(std::string_view json, const TextPlace &begin)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), bytesOf(json).size()), &problem);
    if (document.isObject()) return document.object();
    const TextPlace place = placeIn(begin, json, static_cast<std::size_t>(std::max(0, problem.offset)));
    return errorSaying(ErrorKind::InvalidInput, said("%1: %2", phraseOf(place), problem.errorString()));
}

/// A file of one of the formats, as it comes in pieces.
class Reading
{
public:
    Reading(const ImportTarget &target, ExchangeFileContent &file) : m_target(target), m_file(file) {}
    virtual ~Reading() = default;
    virtual Result<Done> feed(std::string_view piece) = 0;
    virtual Result<Done> finish() = 0;

protected:
    Result<Done> give(std::optional<CapturedExchange> captured)
    {
        if (!captured) return Done{};
        ++m_file.exchanges;
        return m_target.exchange(std::move(*captured));
    }
    Result<Done> giveRecord(std::string_view json)
    {
        if (!m_target.record) return Done{};
        ++m_file.records;
        return m_target.record(m_records.read(json));
    }
    ExchangeFileContent &file() { return m_file; }

private:
    const ImportTarget &m_target;
    ExchangeFileContent &m_file;
    RecordLineReader m_records;
};

class HarReading final : public Reading
{
public:
    HarReading(const ImportTarget &target, ExchangeFileContent &file)
        : Reading(target, file), m_splitter([this](HarSplitter::Part part, std::string_view json, const TextPlace &place) {
              return this->part(part, json, place);
          })
    {
    }

    Result<Done> feed(std::string_view piece) override { return m_splitter.feed(piece); }

    Result<Done> finish() override
    {
        if (const auto done = m_splitter.finish(); !done) return done;
        file().leftOut = m_exchanges.leftOut();
        return give(m_exchanges.finish());
    }

private:
    Result<Done> part(HarSplitter::Part part, std::string_view json, const TextPlace &place)
    {
        const Result<QJsonObject> object = objectOf(json, place);
        if (!object) {
            if (part != HarSplitter::Part::Entry) return object.error();
            return errorSaying(ErrorKind::InvalidInput, said("%1 (entry %2)", object.error(), m_splitter.entries()));
        }
        if (part == HarSplitter::Part::Entry) return give(m_exchanges.add(*object));
        if (part == HarSplitter::Part::Record) return giveRecord(json);
        file().program = QString((*object)[u"name"].toString() + u' ' + (*object)[u"version"].toString()).trimmed();
        return Done{};
    }

    HarExchanges m_exchanges;
    HarSplitter m_splitter;
};

class NdjsonReading final : public Reading
{
public:
    using Reading::Reading;

    Result<Done> feed(std::string_view piece) override
    {
        while (!piece.empty()) {
            const std::size_t end = piece.find('\n');
            m_line += piece.substr(0, end);
            if (m_line.size() > longestLine)
                return errorSaying(ErrorKind::InvalidInput, said("line %1 is larger than %2 MB", m_number, longestLine / 1024 / 1024));
            if (end == std::string_view::npos) break;
            if (const auto done = endLine(); !done) return done;
            piece.remove_prefix(end + 1);
        }
        return Done{};
    }
    Result<Done> finish() override { return endLine(); }

private:
    Result<Done> endLine()
    {
        const std::string line = std::exchange(m_line, {});
        const TextPlace place{.line = m_number++, .column = 1};
        if (bytesOf(line).trimmed().isEmpty()) return Done{};
        const Result<QJsonObject> object = objectOf(line, place);
        if (!object) return object.error();
        const QString type = (*object)[u"type"].toString();
        if (type == "exchange"_L1) return give(exchangeOfNdjson(*object));
        if (type == "export"_L1)
            file().program = QString((*object)[u"product"].toString() + u' ' + (*object)[u"version"].toString()).trimmed();
        const bool isRecord = type != "export"_L1 && type != "statistics"_L1;
        return isRecord ? giveRecord(line) : Result<Done>(Done{});
    }

    std::string m_line;
    qint64 m_number = 1;
};

// HAR: an object whose one member is "log" (HAR 1.2). Exports in NDJSON begin with their head, or with an exchange where that was cut off.
std::unique_ptr<Reading> readingOf(std::string_view beginning, const ImportTarget &target, ExchangeFileContent &file)
{
    QByteArray start;
    for (const char c : beginning.substr(0, 4096))
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') start += c;
    if (start.startsWith("{\"log\":{")) return std::make_unique<HarReading>(target, file);
    if (start.startsWith("{\"type\":\"export\"") || start.startsWith("{\"type\":\"exchange\""))
        return std::make_unique<NdjsonReading>(target, file);
    return nullptr;
}

bool isNamedHar(const QString &path)
{
    return path.endsWith(".har"_L1, Qt::CaseInsensitive) || path.endsWith(".har.gz"_L1, Qt::CaseInsensitive);
}

Error inFile(const QString &path, const Error &error)
{
    if (error.kind != ErrorKind::InvalidInput || error.message.contains(path)) return error;
    return errorSaying(error.kind, said("%1: %2", path, error));
}

} // namespace

Result<ExchangeFileContent> importExchanges(const QString &path, const ImportTarget &target, const std::atomic<bool> &cancelled)
{
    Result<GzipFile> text = GzipFile::open(path);
    if (!text) return text.error();
    ExchangeFileContent file;
    std::unique_ptr<Reading> reading;
    std::string piece;
    while (!cancelled) {
        if (const auto done = text->read(piece); !done) return inFile(path, done.error());
        std::string_view rest = piece;
        if (!reading) {
            constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
            if (rest.starts_with(byteOrderMark)) rest.remove_prefix(byteOrderMark.size());
            reading = readingOf(rest, target, file);
            if (!reading && isNamedHar(path))
                return errorSaying(ErrorKind::InvalidInput, said("%1: line 1: this is not a HAR file; one begins with {\"log\": {", path));
            if (!reading) return file;
            file.isCapture = true;
        }
        const Result<Done> done = rest.empty() ? reading->finish() : reading->feed(rest);
        if (!done) return inFile(path, done.error());
        if (rest.empty()) return file;
    }
    return errorSaying(ErrorKind::Conflict, said("The reading of %1 was cancelled.", path));
}

} // namespace ccr::logging
