#include "logging/format/record_format.h"

#include "logging/format/ecs_format.h"
#include "logging/format/logfmt_format.h"
#include "logging/format/otlp_format.h"
#include "logging/format/pino_format.h"
#include "logging/format/pretty_format.h"
#include "logging/format/text_format.h"

namespace ccr::logging {

std::unique_ptr<RecordFormat> makeFormat(const FormatConfig &format, const ServiceIdentity &identity)
{
    switch (format.profile) {
    case FormatProfile::Pino:
    case FormatProfile::PinoStrict:
    case FormatProfile::Fork: break;
    case FormatProfile::Ecs: return std::make_unique<EcsFormat>(format, identity);
    case FormatProfile::Otlp: return std::make_unique<OtlpFormat>(format);
    case FormatProfile::Pretty: return std::make_unique<PrettyFormat>(format);
    case FormatProfile::Text: return std::make_unique<TextFormat>(format);
    case FormatProfile::Logfmt: return std::make_unique<LogfmtFormat>(format, identity);
    }
    return std::make_unique<PinoFormat>(format, identity);
}

} // namespace ccr::logging
