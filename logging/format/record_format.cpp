#include "logging/format/record_format.h"

#include "logging/format/pino_format.h"
#include "logging/format/pretty_format.h"

namespace ccr::logging {

std::unique_ptr<RecordFormat> makeFormat(const FormatConfig &format, const ServiceIdentity &)
{
    if (format.profile == FormatProfile::Pretty)
        return std::make_unique<PrettyFormat>(format.colour == ColourMode::Always ? Colour::On : Colour::Off);
    return std::make_unique<PinoFormat>();
}

} // namespace ccr::logging
