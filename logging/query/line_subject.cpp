#include "logging/query/line_subject.h"

#include "logging/api/severity.h"
#include "logging/query/json_value.h"
#include "logging/query/line_facts.h"
#include "logging/query/query_subjects.h"

#include <QDateTime>

namespace ccr::logging {

namespace {

namespace od = simdjson::ondemand;

QueryValue levelOf(const QueryValue &value)
{
    const auto *text = std::get_if<std::string_view>(&value);
    if (!text) return value;
    const auto severity = severityFromString(*text);
    return severity ? QueryValue(std::int64_t(*severity)) : QueryValue();
}

QueryValue timeOf(const QueryValue &value)
{
    const auto *text = std::get_if<std::string_view>(&value);
    if (!text) return value;
    const QDateTime time = QDateTime::fromString(QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())), Qt::ISODateWithMs);
    return time.isValid() ? QueryValue(std::int64_t(time.toMSecsSinceEpoch())) : QueryValue();
}

// What a line that is no JSON says of itself.
QueryValue valueOfText(QueryField field, std::string_view line)
{
    if (field == QueryField::Message) return line;
    if (field == QueryField::Level) {
        const auto severity = levelOfText(line);
        return severity ? QueryValue(std::int64_t(*severity)) : QueryValue();
    }
    if (field != QueryField::Time) return {};
    const auto time = timeOfText(line);
    return time ? QueryValue(std::int64_t(millisSinceEpoch(*time))) : QueryValue();
}

struct TakeBorrowed
{
    QueryValue out;
    template <typename Value>
    void operator()(Value value)
    {
        out = value;
    }
    void operator()(std::nullptr_t) { out = {}; }
    void json(std::string_view text) { out = text; }
};

// Nothing for null, and for a value that cannot be read.
QueryValue valueOf(od::value value)
{
    TakeBorrowed take;
    return readJsonValue(value, take) ? take.out : QueryValue();
}

} // namespace

struct LineSubject::Parsed
{
    od::parser parser;
    od::document document;
    std::string copy; ///< of a line at the end of its file
    std::string_view line;
    bool isJson = false;

    /// The object from its beginning; false when the line turned out to be no JSON, which the parser sees late and then gives up.
    bool restart(od::object &object)
    {
        if (!isJson || !document.is_alive()) return isJson = false;
        document.rewind();
        isJson = document.get_object().get(object) == simdjson::SUCCESS;
        return isJson;
    }
    /// An error that is not the absence of a field ends the parser's work on the line.
    bool found(simdjson::error_code error)
    {
        if (error != simdjson::SUCCESS && error != simdjson::NO_SUCH_FIELD && error != simdjson::INCORRECT_TYPE) isJson = false;
        return error == simdjson::SUCCESS;
    }
};

LineSubject::LineSubject() : m_parsed(std::make_unique<Parsed>()) {}
LineSubject::~LineSubject() = default;

void LineSubject::setLine(std::string_view line, std::size_t readable)
{
    Parsed &p = *m_parsed;
    if (readable < line.size() + simdjson::SIMDJSON_PADDING) {
        p.copy.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        p.copy = line;
        line = p.copy;
        readable = p.copy.capacity();
    }
    p.line = line;
    p.isJson = !line.empty() && line.front() == '{'
               && p.parser.iterate(simdjson::padded_string_view(line.data(), line.size(), readable)).get(p.document) == simdjson::SUCCESS;
}

QueryValue LineSubject::find(std::string_view name) const
{
    Parsed &p = *m_parsed;
    od::object object;
    od::value value;
    if (!p.restart(object)) return {};
    if (p.found(object.find_field_unordered(name).get(value))) return valueOf(value);
    // No key of that name: the name is a path.
    if (name.find('.') == std::string_view::npos || !p.restart(object)) return {};
    for (std::string_view rest = name;;) {
        const std::size_t end = rest.find('.');
        if (!p.found(object.find_field_unordered(rest.substr(0, end)).get(value))) return {};
        if (end == std::string_view::npos) return valueOf(value);
        rest.remove_prefix(end + 1);
        if (!p.found(value.get_object().get(object))) return {};
    }
}

QueryValue LineSubject::value(QueryField field, std::string_view name) const
{
    if (field == QueryField::Has && name != "error") return {};
    if (!m_parsed->isJson && field != QueryField::Has) return valueOfText(field, m_parsed->line);
    if (field == QueryField::Has) {
        const QueryValue level = value(QueryField::Level, {});
        const auto *number = std::get_if<std::int64_t>(&level);
        return number && *number >= std::int64_t(Severity::Error);
    }
    QueryValue found;
    for (const std::string_view alias : recordNamesOf(field)) {
        found = find(alias);
        if (!std::holds_alternative<std::monostate>(found)) break;
    }
    if (std::holds_alternative<std::monostate>(found) && !name.empty()) found = find(name);
    if (field == QueryField::Level) return levelOf(found);
    if (field == QueryField::Time) return timeOf(found);
    if (!m_parsed->isJson && field == QueryField::Message) return m_parsed->line;
    return found;
}

bool LineSubject::anyText(const std::function<bool(std::string_view)> &wanted) const
{
    Parsed &p = *m_parsed;
    od::object object;
    if (!p.restart(object)) return wanted(p.line);
    for (auto member : object) {
        od::field field;
        if (!p.found(std::move(member).get(field))) return !p.isJson && wanted(p.line);
        const QueryValue value = valueOf(field.value());
        if (const auto *text = std::get_if<std::string_view>(&value); text && wanted(*text)) return true;
    }
    return false;
}

} // namespace ccr::logging
