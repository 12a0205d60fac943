#include "logging/format/kept_record_format.h"

#include <algorithm>

namespace ccr::logging {

namespace {

bool isWritten(const RecordView &record)
{
    return std::any_of(record.fields.begin(), record.fields.end(),
                       [](const FieldView &field) { return field.name == "hostname" || field.name == "service"; });
}

} // namespace

KeptRecordFormat::KeptRecordFormat()
    : m_own(makeFormat({}, {})), m_plain(makeFormat({.base = false}, {.serviceName = {}, .version = {}, .environment = {}}))
{
}

void KeptRecordFormat::append(std::string &out, const RecordView &record) const
{
    if (!isWritten(record)) return m_own->append(out, record);
    std::vector<FieldView> fields;
    fields.reserve(record.fields.size() + 1);
    if (record.pid != 0) fields.emplace_back("pid", record.pid);
    fields.insert(fields.end(), record.fields.begin(), record.fields.end());
    RecordView kept = record;
    kept.fields = fields;
    m_plain->append(out, kept);
}

} // namespace ccr::logging
