#include "logging/api/record_codec.h"

#include <algorithm>
#include <cstring>

namespace ccr::logging {

namespace {

enum class FieldType : std::uint8_t
{
    Text,
    Integer,
    Real,
    Flag,
    Json,
    Null
};

struct RecordHead
{
    std::int64_t time; ///< nanoseconds since 1970
    std::int32_t severity;
    std::uint32_t messageBytes;
    std::uint16_t fieldCount;
    std::uint16_t componentBytes;
    std::uint16_t idBytes;
    std::uint16_t boundFields; ///< of the fields
};

struct FieldHead
{
    FieldType type;
    std::uint8_t reserved;
    std::uint16_t nameBytes;
    std::uint32_t valueBytes;
};

constexpr std::size_t longestName = 4096; ///< of fields, components and ids; what is longer is cut
constexpr std::size_t mostFields = 4096;
constexpr std::size_t numberBytes = 8;

std::string_view shortened(std::string_view name)
{
    return name.substr(0, longestName);
}

std::size_t valueSize(const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return text->size();
    if (const auto *json = std::get_if<RawJsonView>(&value)) return json->text.size();
    return std::holds_alternative<std::nullptr_t>(value) ? 0 : numberBytes;
}

std::byte *put(std::byte *out, const void *bytes, std::size_t count)
{
    std::memcpy(out, bytes, count);
    return out + count;
}

std::byte *put(std::byte *out, std::string_view text)
{
    // Names and values are short: two fixed copies that overlap are quicker than a call with a length.
    const char *const from = text.data();
    const std::size_t size = text.size();
    const auto putTwice = [&]<std::size_t part>(std::integral_constant<std::size_t, part>) {
        std::memcpy(out, from, part);
        std::memcpy(out + size - part, from + size - part, part);
    };
    if (size > 32)
        std::memcpy(out, from, size);
    else if (size >= 16)
        putTwice(std::integral_constant<std::size_t, 16>());
    else if (size >= 8)
        putTwice(std::integral_constant<std::size_t, 8>());
    else if (size >= 4)
        putTwice(std::integral_constant<std::size_t, 4>());
    else
        for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::byte>(from[i]);
    return out + size;
}

std::byte *putField(std::byte *out, const FieldView &field)
{
    const std::string_view name = shortened(field.name);
    const auto withHead = [&](FieldType type, std::size_t bytes) {
        const FieldHead head{type, 0, static_cast<std::uint16_t>(name.size()), static_cast<std::uint32_t>(bytes)};
        return put(put(out, &head, sizeof head), name);
    };
    const auto number = [&](FieldType type, auto value) {
        static_assert(sizeof value == numberBytes);
        return put(withHead(type, numberBytes), &value, numberBytes);
    };
    switch (field.value.index()) {
    case 0: {
        const std::string_view text = *std::get_if<std::string_view>(&field.value);
        return put(withHead(FieldType::Text, text.size()), text);
    }
    case 1: return number(FieldType::Integer, *std::get_if<std::int64_t>(&field.value));
    case 2: return number(FieldType::Real, *std::get_if<double>(&field.value));
    case 3: return number(FieldType::Flag, std::uint64_t(*std::get_if<bool>(&field.value)));
    case 4: {
        const std::string_view text = std::get_if<RawJsonView>(&field.value)->text;
        return put(withHead(FieldType::Json, text.size()), text);
    }
    default: return withHead(FieldType::Null, 0);
    }
}

std::size_t fieldSize(const FieldView &field)
{
    return sizeof(FieldHead) + shortened(field.name).size() + valueSize(field.value);
}

std::size_t fieldsSize(std::span<const FieldView> fields)
{
    std::size_t size = 0;
    for (const FieldView &field : fields) size += fieldSize(field);
    return size;
}

// Bindings that the target had no part in have no encoded form.
bool isEncoded(const Bindings &bindings)
{
    return !bindings.encoded.empty() || bindings.owned.empty();
}

template <typename Value>
bool take(std::span<const std::byte> &bytes, Value &value)
{
    if (bytes.size() < sizeof value) return false;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes = bytes.subspan(sizeof value);
    return true;
}

bool takeText(std::span<const std::byte> &bytes, std::size_t count, std::string_view &text)
{
    if (bytes.size() < count) return false;
    text = {reinterpret_cast<const char *>(bytes.data()), count};
    bytes = bytes.subspan(count);
    return true;
}

} // namespace

std::size_t encodedSize(const RecordView &record)
{
    std::size_t size = sizeof(RecordHead) + shortened(record.component).size() + shortened(record.exchangeId).size()
                       + record.messagePrefix.size() + record.message.size() + fieldsSize(record.fields);
    if (record.bindings) size += isEncoded(*record.bindings) ? record.bindings->encoded.size() : fieldsSize(record.bindings->views);
    return size;
}

void encode(std::byte *out, const RecordView &record)
{
    const std::string_view component = shortened(record.component);
    const std::string_view id = shortened(record.exchangeId);
    const std::size_t bound = record.bindings ? record.bindings->owned.size() : 0;
    const RecordHead head{.time = record.time.time_since_epoch().count(),
                          .severity = static_cast<std::int32_t>(record.severity),
                          .messageBytes = static_cast<std::uint32_t>(record.messagePrefix.size() + record.message.size()),
                          .fieldCount = static_cast<std::uint16_t>(bound + record.fields.size()),
                          .componentBytes = static_cast<std::uint16_t>(component.size()),
                          .idBytes = static_cast<std::uint16_t>(id.size()),
                          .boundFields = static_cast<std::uint16_t>(bound + record.boundFields)};
    out = put(out, &head, sizeof head);
    out = put(out, component);
    out = put(out, id);
    out = put(out, record.messagePrefix);
    out = put(out, record.message);
    if (record.bindings && isEncoded(*record.bindings)) {
        out = put(out, record.bindings->encoded);
    } else if (record.bindings) {
        for (const FieldView &field : record.bindings->views) out = putField(out, field);
    }
    for (const FieldView &field : record.fields) out = putField(out, field);
}

std::string encodeFields(std::span<const FieldView> fields)
{
    std::string encoded(fieldsSize(fields), '\0');
    auto *out = reinterpret_cast<std::byte *>(encoded.data());
    for (const FieldView &field : fields) out = putField(out, field);
    return encoded;
}

const RecordView *RecordDecoder::decode(std::span<const std::byte> bytes)
{
    RecordHead head;
    if (!take(bytes, head)) return nullptr;
    m_view.time = WallTime(nanoseconds(head.time));
    m_view.severity = static_cast<Severity>(head.severity);
    if (!takeText(bytes, head.componentBytes, m_view.component) || !takeText(bytes, head.idBytes, m_view.exchangeId)
        || !takeText(bytes, head.messageBytes, m_view.message))
        return nullptr;
    m_fields.clear();
    for (unsigned i = 0; i < head.fieldCount; ++i)
        if (!readField(bytes)) return nullptr;
    m_view.fields = m_fields;
    m_view.boundFields = std::min<std::size_t>(head.boundFields, m_fields.size());
    m_view.seq = 0;
    m_view.pid = 0;
    return &m_view;
}

bool RecordDecoder::readField(std::span<const std::byte> &bytes)
{
    FieldHead head;
    std::string_view name;
    std::string_view value;
    if (!take(bytes, head) || !takeText(bytes, head.nameBytes, name) || !takeText(bytes, head.valueBytes, value)) return false;
    const auto number = [&value](auto result) {
        std::memcpy(&result, value.data(), numberBytes);
        return result;
    };
    const bool isNumber = head.type == FieldType::Integer || head.type == FieldType::Real || head.type == FieldType::Flag;
    if (isNumber && value.size() != numberBytes) return false;
    switch (head.type) {
    case FieldType::Text: m_fields.emplace_back(name, value); return true;
    case FieldType::Integer: m_fields.emplace_back(name, number(std::int64_t())); return true;
    case FieldType::Real: m_fields.emplace_back(name, number(double())); return true;
    case FieldType::Flag: m_fields.emplace_back(name, number(std::uint64_t()) != 0); return true;
    case FieldType::Json: m_fields.emplace_back(name, RawJsonView{value}); return true;
    case FieldType::Null: m_fields.emplace_back(name, nullptr); return true;
    }
    return false;
}

void cutText(std::string &text, std::size_t limit)
{
    if (text.size() <= limit) return;
    std::size_t kept = limit;
    while (kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0) == 0x80) --kept; // within a character of UTF-8
    const std::size_t removed = text.size() - kept;
    text.resize(kept);
    text += "…[truncated " + std::to_string(removed) + " bytes]";
}

LogRecord cutToSize(const RecordView &record, std::size_t limit)
{
    constexpr std::size_t spare = 1024; // for heads, marks and the field that counts
    LogRecord cut = toOwned(record);
    std::size_t room = limit > 2 * spare + 2 * longestName ? limit - 2 * spare - 2 * longestName : spare;
    const std::size_t longest = std::max<std::size_t>(room / 4, 64);
    const auto shorten = [&](std::string &text) {
        cutText(text, longest);
        room -= std::min(room, text.size());
    };
    shorten(cut.message);
    Fields kept;
    for (auto &[name, value] : cut.fields) {
        if (auto *json = std::get_if<RawJson>(&value); json && json->text.size() > longest) value = std::string(std::move(json->text));
        if (auto *text = std::get_if<std::string>(&value)) cutText(*text, longest);
        const std::size_t size = fieldSize(FieldView(name, value));
        if (size > room || kept.size() == mostFields) break;
        room -= size;
        kept.emplace_back(std::move(name), std::move(value));
    }
    const std::size_t omitted = cut.fields.size() - kept.size();
    cut.boundFields = std::min(cut.boundFields, kept.size());
    cut.fields = std::move(kept);
    if (omitted > 0) cut.fields.emplace_back("omittedFields", static_cast<std::int64_t>(omitted));
    return cut;
}

} // namespace ccr::logging
