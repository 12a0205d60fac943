#include "logging/pipeline/fallback_output.h"

#include "logging/api/field_json.h"

#include <unistd.h>

namespace ccr::logging {

void writeToStandardError(const RecordView &record)
{
    std::string line = "ccr: ";
    line.append(toString(record.severity)).append(" ").append(record.component).append(": ");
    appendQuoted(line, std::string(record.messagePrefix).append(record.message));
    for (const FieldView &field : record.fields) {
        line.append(" ").append(field.name).append("=");
        appendJsonValue(line, field.value);
    }
    line += '\n';
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size()); // in one piece, without a lock
}

} // namespace ccr::logging
