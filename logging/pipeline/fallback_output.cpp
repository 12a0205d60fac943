#include "logging/pipeline/fallback_output.h"

#include "logging/api/field_json.h"

#include <unistd.h>

namespace ccr::logging {

void writeToStandardError(const RecordView &record)
{
    std::string line = "ccr: ";
    line.append(toString(record.severity)).append(" ").append(record.component).append(": ");
    appendQuoted(line, std::string(record.messagePrefix).append(record.message));
    const auto append = [&line](const FieldView &field) {
        line.append(" ").append(field.name).append("=");
        appendJsonValue(line, field.value);
    };
    if (record.bindings)
        for (const FieldView &field : record.bindings->views) append(field);
    for (const FieldView &field : record.fields) append(field);
    line += '\n';
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size()); // in one piece, without a lock
}

void FallbackTarget::submit(const RecordView &record)
{
    if (!isEnabled(record.severity)) return;
    RedactedRecord scratch;
    writeToStandardError(m_redactor.redact(record, scratch));
}

} // namespace ccr::logging
