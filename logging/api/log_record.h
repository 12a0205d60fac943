#pragma once

#include "logging/api/severity.h"
#include "logging/base/clock.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ccr::logging {

/// JSON text that is written as it stands.
struct RawJson
{
    std::string text;
};

/// The same, borrowed.
struct RawJsonView
{
    std::string_view text;
};

using FieldValue = std::variant<std::string, std::int64_t, double, bool, RawJson, std::nullptr_t>;
/// Ordered: fields are written in the order in which the call site gave them.
using Fields = std::vector<std::pair<std::string, FieldValue>>;

/// A field as the call site gives it and as formats read it: everything is borrowed, nothing is allocated.
struct FieldView
{
    using Value = std::variant<std::string_view, std::int64_t, double, bool, RawJsonView, std::nullptr_t>;

    FieldView() = default;
    FieldView(std::string_view fieldName, std::string_view text) : name(fieldName), value(text) {}
    FieldView(std::string_view fieldName, const char *text) : name(fieldName), value(std::string_view(text)) {}
    FieldView(std::string_view fieldName, const std::string &text) : name(fieldName), value(std::string_view(text)) {}
    template <std::integral Number>
    FieldView(std::string_view fieldName, Number number) : name(fieldName), value(static_cast<std::int64_t>(number))
    {
    }
    FieldView(std::string_view fieldName, double number) : name(fieldName), value(number) {}
    FieldView(std::string_view fieldName, bool flag) : name(fieldName), value(flag) {}
    FieldView(std::string_view fieldName, RawJsonView json) : name(fieldName), value(json) {}
    FieldView(std::string_view fieldName, std::nullptr_t) : name(fieldName), value(nullptr) {}
    FieldView(std::string_view fieldName, const FieldValue &owned);

    std::string_view name;
    Value value;
};

using FieldList = std::initializer_list<FieldView>;

/// What a child logger adds to each of its records: redacted and encoded once, when the child is made.
struct Bindings
{
    explicit Bindings(Fields fields);
    Bindings(const Bindings &) = delete;
    Bindings &operator=(const Bindings &) = delete;

    const Fields owned;
    const std::vector<FieldView> views; ///< of `owned`
    std::string encoded;                ///< as the target writes them into its queue; empty: it has no form of its own
};

/// One log entry that is borrowed for the time of a call. Strings are UTF-8.
struct RecordView
{
    WallTime time;
    Severity severity = Severity::Info;
    std::string_view component; ///< short name of the part that speaks: "proxy", "http", "config" …
    std::string_view message;
    std::string_view exchangeId; ///< empty when the record belongs to no request; written as reqId
    std::span<const FieldView> fields;
    std::uint64_t seq = 0;       ///< given by the log thread: 1, 2, 3 …; a gap is as wide as the number of records that were lost
    std::int64_t pid = 0;        ///< of the process that logged it; 0: this one. Another one after its crash was made good.
    std::size_t boundFields = 0; ///< so many of the first fields are bindings of a child logger

    // Only between a call site and the target; a sink finds them in `message` and at the beginning of `fields`.
    std::string_view messagePrefix = {};
    const Bindings *bindings = nullptr;
};

/// One log entry that owns its strings.
struct LogRecord
{
    WallTime time;
    Severity severity = Severity::Info;
    std::string component;
    std::string message;
    std::string exchangeId;
    Fields fields;
    std::uint64_t seq = 0;
    std::int64_t pid = 0;
    std::size_t boundFields = 0; ///< as in RecordView
};

/// Prefix and bindings are folded in.
LogRecord toOwned(const RecordView &record);
FieldValue toOwned(const FieldView::Value &value);

/// Lends a LogRecord as a RecordView; the record must outlive it.
class BorrowedRecord
{
public:
    explicit BorrowedRecord(const LogRecord &record);
    BorrowedRecord(const BorrowedRecord &) = delete;
    BorrowedRecord &operator=(const BorrowedRecord &) = delete;
    operator const RecordView &() const { return m_view; }

private:
    std::vector<FieldView> m_fields;
    RecordView m_view;
};

} // namespace ccr::logging
