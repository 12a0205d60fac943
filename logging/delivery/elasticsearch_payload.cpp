#include "logging/delivery/elasticsearch_payload.h"

#include "logging/base/json_text.h"
#include "logging/format/time_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::string_view defaultIndex = "logs-ccr-default";
constexpr std::string_view datePlace = "%{DATE}";
constexpr std::size_t dateLength = 10; ///< 2026-11-22 of an ISO time
constexpr int alreadyThere = 409;

bool mayGetBetter(int status)
{
    return status == 429 || status >= 500;
}

} // namespace

ElasticsearchPayload::ElasticsearchPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_format(makeFormat(stream.format, identity)),
      m_index(stream.network.index.isEmpty() ? std::string(defaultIndex) : stream.network.index.toStdString()),
      m_profile(stream.format.profile)
{
}

// The index and the document, each on a line; what is sent around them is added once the batch has its id.
void ElasticsearchPayload::encode(std::string &entry, const RecordView &record) const
{
    std::string time;
    IsoTime().appendMillis(time, record.time);
    std::string index = m_index;
    if (const std::size_t at = index.find(datePlace); at != std::string::npos) index.replace(at, datePlace.size(), time, 0, dateLength);
    entry += index;
    entry += '\n';
    std::string line;
    m_format->append(line, record);
    chopLineEnd(line);
    if (m_profile == FormatProfile::Ecs) {
        entry += line;
        return;
    }
    entry += "{\"@timestamp\":\"" + time + '"';
    if (isJson(m_profile) && line.size() > 2) {
        entry += ',';
        entry.append(line, 1);
    } else {
        entry += ",\"message\":";
        appendQuoted(entry, line);
        entry += '}';
    }
}

std::string ElasticsearchPayload::body(const Batch &batch) const
{
    std::string out;
    out.reserve(batch.bytes + batch.entries.size() * 80);
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        const std::string_view entry = batch.entries[i];
        const std::size_t end = entry.find('\n');
        out += "{\"create\":{\"_index\":";
        appendQuoted(out, entry.substr(0, end));
        out += ",\"_id\":\"" + batch.id + '-' + std::to_string(i) + "\"}}\n";
        out += entry.substr(end + 1);
        out += '\n';
    }
    return out;
}

QUrl ElasticsearchPayload::endpoint(const QUrl &configured) const
{
    QUrl url = configured;
    const QString path = url.path();
    if (!path.endsWith("/_bulk"_L1)) url.setPath(path + (path.endsWith(u'/') ? u"_bulk"_s : u"/_bulk"_s));
    return url;
}

Verdict ElasticsearchPayload::judge(const Batch &batch, std::string_view answer) const
{
    const QJsonObject object =
        QJsonDocument::fromJson(QByteArray::fromRawData(answer.data(), static_cast<qsizetype>(answer.size()))).object();
    if (!object.contains("errors"_L1))
        return {.kind = Verdict::Kind::Retry, .reason = saidOfLogging("the answer is not one of the bulk API")};
    Verdict verdict;
    if (!object["errors"_L1].toBool()) return verdict;
    const QJsonArray items = object["items"_L1].toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const QJsonObject item = items[i].toObject(); // {"create": {…}}
        if (item.isEmpty()) continue;
        const QJsonObject result = item.begin().value().toObject();
        const int status = result["status"_L1].toInt();
        if (status < 400 || status == alreadyThere) continue;
        const Phrase reason = saidOfLogging("status %1 %2", status, result["error"_L1]["type"_L1].toString().left(100));
        // Those that were taken are recognised by their ids when the batch comes again.
        if (mayGetBetter(status)) return {.kind = Verdict::Kind::Retry, .reason = reason};
        if (static_cast<std::size_t>(i) < batch.entries.size()) verdict.rejected.push_back(static_cast<std::size_t>(i));
        verdict.reason = reason;
    }
    return verdict;
}

} // namespace ccr::logging
