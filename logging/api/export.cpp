#include "logging/api/export.h"

namespace ccr::logging {

namespace {

struct FormatName
{
    ExportFormat format;
    std::string_view name;
    std::string_view suffix;
};
constexpr FormatName formatNames[] = {{ExportFormat::Ndjson, "ndjson", "ndjson"}, {ExportFormat::Csv, "csv", "csv"},
                                      {ExportFormat::Har, "har", "har"},          {ExportFormat::Markdown, "markdown", "md"},
                                      {ExportFormat::Html, "html", "html"},       {ExportFormat::Otlp, "otlp", "json"}};

struct PrivacyName
{
    ExportPrivacy privacy;
    std::string_view name;
};
constexpr PrivacyName privacyNames[] = {
    {ExportPrivacy::Strict, "strict"}, {ExportPrivacy::Standard, "standard"}, {ExportPrivacy::Full, "full"}};

} // namespace

std::string_view toString(ExportFormat format)
{
    for (const FormatName &entry : formatNames)
        if (entry.format == format) return entry.name;
    return {};
}

std::optional<ExportFormat> exportFormatFromString(std::string_view name)
{
    for (const FormatName &entry : formatNames)
        if (entry.name == name || entry.suffix == name) return entry.format;
    return std::nullopt;
}

std::string_view fileSuffix(ExportFormat format)
{
    for (const FormatName &entry : formatNames)
        if (entry.format == format) return entry.suffix;
    return {};
}

std::string_view toString(ExportPrivacy privacy)
{
    for (const PrivacyName &entry : privacyNames)
        if (entry.privacy == privacy) return entry.name;
    return {};
}

std::optional<ExportPrivacy> exportPrivacyFromString(std::string_view name)
{
    for (const PrivacyName &entry : privacyNames)
        if (entry.name == name) return entry.privacy;
    return std::nullopt;
}

ListExportSource::ListExportSource(QList<ExchangeSnapshot> exchanges, QList<LogRecord> records, QList<StoredBody> bodies,
                                   std::vector<RecordedHeads> heads, std::vector<RecordedTimeline> timelines)
    : m_exchanges(std::move(exchanges)),
      m_records(std::move(records)),
      m_bodies(std::move(bodies)),
      m_heads(std::move(heads)),
      m_timelines(std::move(timelines))
{
}

Result<Done> ListExportSource::forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &)
{
    for (const ExchangeSnapshot &exchange : m_exchanges)
        if (!take(exchange)) break;
    return Done{};
}

Result<Done> ListExportSource::forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &)
{
    for (const LogRecord &record : m_records)
        if (!take(BorrowedRecord(record))) break;
    return Done{};
}

Result<QList<StoredBody>> ListExportSource::bodies(const std::string &exchangeId)
{
    QList<StoredBody> found;
    for (const StoredBody &body : m_bodies)
        if (body.exchangeId == exchangeId) found.append(body);
    return found;
}

Result<std::vector<MessageHead>> ListExportSource::heads(const std::string &exchangeId)
{
    for (const RecordedHeads &recorded : m_heads)
        if (recorded.exchangeId == exchangeId) return recorded.heads;
    return std::vector<MessageHead>();
}

Result<RecordedTimeline> ListExportSource::timeline(const std::string &exchangeId)
{
    for (const RecordedTimeline &timeline : m_timelines)
        if (timeline.exchangeId == exchangeId) return timeline;
    return RecordedTimeline();
}

} // namespace ccr::logging
