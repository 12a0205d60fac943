#include "logging/api/log_record.h"

namespace ccr::logging {

namespace {

FieldView::Value viewOf(const FieldValue &owned)
{
    return std::visit(
        [](const auto &value) -> FieldView::Value {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string>)
                return std::string_view(value);
            else if constexpr (std::is_same_v<Value, RawJson>)
                return RawJsonView{value.text};
            else
                return value;
        },
        owned);
}

std::vector<FieldView> viewsOf(const Fields &fields)
{
    std::vector<FieldView> views;
    views.reserve(fields.size());
    for (const auto &[name, value] : fields) views.emplace_back(name, value);
    return views;
}

} // namespace

FieldValue toOwned(const FieldView::Value &view)
{
    return std::visit(
        [](const auto &value) -> FieldValue {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string_view>)
                return std::string(value);
            else if constexpr (std::is_same_v<Value, RawJsonView>)
                return RawJson{std::string(value.text)};
            else
                return value;
        },
        view);
}

Bindings::Bindings(Fields fields) : owned(std::move(fields)), views(viewsOf(owned)) {}

FieldView::FieldView(std::string_view fieldName, const FieldValue &owned) : name(fieldName), value(viewOf(owned)) {}

LogRecord toOwned(const RecordView &record)
{
    LogRecord owned{.time = record.time,
                    .severity = record.severity,
                    .component = std::string(record.component),
                    .message = std::string(record.messagePrefix).append(record.message),
                    .exchangeId = std::string(record.exchangeId),
                    .fields = {},
                    .seq = record.seq,
                    .pid = record.pid,
                    .boundFields = record.boundFields};
    if (record.bindings) {
        owned.fields = record.bindings->owned;
        owned.boundFields += owned.fields.size();
    }
    owned.fields.reserve(owned.fields.size() + record.fields.size());
    for (const FieldView &field : record.fields) owned.fields.emplace_back(std::string(field.name), toOwned(field.value));
    return owned;
}

BorrowedRecord::BorrowedRecord(const LogRecord &record) : m_fields(viewsOf(record.fields))
{
    m_view = {.time = record.time,
              .severity = record.severity,
              .component = record.component,
              .message = record.message,
              .exchangeId = record.exchangeId,
              .fields = m_fields,
              .seq = record.seq,
              .pid = record.pid,
              .boundFields = record.boundFields};
}

} // namespace ccr::logging
