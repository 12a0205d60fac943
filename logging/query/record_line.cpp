#include "logging/query/record_line.h"

#include "logging/base/date_time.h"
#include "logging/query/json_value.h"
#include "logging/query/line_facts.h"

#include <algorithm>

namespace ccr::logging {

namespace {

namespace od = simdjson::ondemand;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<WallTime> timeOf(const FieldValue &value)
{
    if (const auto *number = std::get_if<std::int64_t>(&value)) return timeFromNumber(*number);
    if (const auto *real = std::get_if<double>(&value)) return wallTimeAt(*real);
    if (const auto *text = std::get_if<std::string>(&value)) {
        const QDateTime time = QDateTime::fromString(QString::fromStdString(*text), Qt::ISODateWithMs);
        if (time.isValid()) return wallTime(time);
    }
    return std::nullopt;
}

std::optional<Severity> severityOf(const FieldValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value)) return severityFromString(*text);
    const auto *number = std::get_if<std::int64_t>(&value);
    return number ? std::optional(severityFromNumber(*number)) : std::nullopt;
}

/// Owns what it takes. It fills a place of the caller's, because g++ 12 takes a returned variant for uninitialised.
struct TakeOwned
{
    FieldValue &out;
    void operator()(std::string_view text) const { out.emplace<std::string>(text); }
    void operator()(std::int64_t number) const { out.emplace<std::int64_t>(number); }
    void operator()(double number) const { out.emplace<double>(number); }
    void operator()(bool flag) const { out.emplace<bool>(flag); }
    void operator()(std::nullptr_t) const { out.emplace<std::nullptr_t>(nullptr); }
    void json(std::string_view text) const { out.emplace<RawJson>().text = text; }
};

/// Puts a member where it belongs; the rest are the record's own fields.
class Sorter
{
public:
    explicit Sorter(LogRecord &record) : m_record(record) {}

    /// Takes the value.
    void add(std::string_view name, FieldValue &value)
    {
        if (isOneOf(name, {"level", "log.level"})) {
            if (const auto severity = severityOf(value)) {
                m_record.severity = *severity;
                return;
            }
        } else if (isOneOf(name, {"time", "@timestamp", "timestamp"})) {
            if (const auto time = timeOf(value)) {
                m_record.time = *time;
                return;
            }
        } else if (auto *text = std::get_if<std::string>(&value)) {
            if (std::string *place = placeOf(name); place && place->empty()) {
                *place = std::move(*text);
                return;
            }
        } else if (const auto *number = std::get_if<std::int64_t>(&value)) {
            if (isOneOf(name, {"pid", "process.pid"})) {
                m_record.pid = *number;
                return;
            }
            if (name == "seq" && *number >= 0) {
                m_record.seq = static_cast<std::uint64_t>(*number);
                return;
            }
        }
        m_record.fields.emplace_back(std::string(name), std::move(value));
    }

private:
    std::string *placeOf(std::string_view name)
    {
        if (isOneOf(name, {"msg", "message"})) return &m_record.message;
        if (isOneOf(name, {"component", "log.logger", "logger"})) return &m_record.component;
        if (isOneOf(name, {"reqId", "requestId", "http.request.id"})) return &m_record.exchangeId;
        return nullptr;
    }

    LogRecord &m_record;
};

} // namespace

struct RecordLineReader::Parser
{
    od::parser parser;
    simdjson::padded_string text;
};

RecordLineReader::RecordLineReader() : m_parser(std::make_unique<Parser>()) {}
RecordLineReader::~RecordLineReader() = default;

LogRecord RecordLineReader::read(std::string_view line)
{
    LogRecord record;
    Sorter sorter(record);
    m_parser->text = simdjson::padded_string(line);
    od::document document;
    od::object object;
    bool isJson = line.starts_with('{') && m_parser->parser.iterate(m_parser->text).get(document) == simdjson::SUCCESS
                  && document.get_object().get(object) == simdjson::SUCCESS;
    if (isJson) {
        FieldValue value;
        const TakeOwned take{value};
        for (auto member : object) {
            od::field field;
            std::string_view name;
            isJson = std::move(member).get(field) == simdjson::SUCCESS && field.unescaped_key().get(name) == simdjson::SUCCESS;
            if (!isJson) break;
            const std::string owned(name); // the parser's buffer is used again by the value
            isJson = readJsonValue(field.value(), take);
            if (!isJson) break;
            sorter.add(owned, value);
        }
    }
    if (isJson) return record;
    return {.time = timeOfText(line).value_or(WallTime()),
            .severity = levelOfText(line).value_or(Severity::Info),
            .message = std::string(line)};
}

} // namespace ccr::logging
