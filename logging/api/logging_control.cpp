#include "logging/api/logging_control.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

auto placeOf(LoggingConfig &config, const QString &name)
{
    return std::find_if(config.streams.begin(), config.streams.end(), [&name](const StreamConfig &stream) { return stream.name == name; });
}

Error unknown(const QString &name)
{
    return {.kind = ErrorKind::NotFound, .message = u"stream: there is none with the name \"%1\""_s.arg(name)};
}

} // namespace

Result<Done> LoggingControl::addStream(const StreamConfig &stream)
{
    LoggingConfig changed = config();
    if (stream.name.isEmpty()) return Error{.kind = ErrorKind::InvalidInput, .message = u"stream: it needs a name"_s};
    if (placeOf(changed, stream.name) != changed.streams.end())
        return Error{.kind = ErrorKind::Conflict,
                     .message = u"stream: there is one with the name \"%1\" already; update it, or choose another name"_s.arg(stream.name)};
    changed.streams.push_back(stream);
    applyConfig(changed);
    return Done{};
}

Result<Done> LoggingControl::removeStream(const QString &name)
{
    LoggingConfig changed = config();
    const auto place = placeOf(changed, name);
    if (place == changed.streams.end()) return unknown(name);
    changed.streams.erase(place);
    applyConfig(changed);
    return Done{};
}

Result<Done> LoggingControl::updateStream(const StreamConfig &stream)
{
    LoggingConfig changed = config();
    const auto place = placeOf(changed, stream.name);
    if (place == changed.streams.end()) return unknown(stream.name);
    *place = stream;
    applyConfig(changed);
    return Done{};
}

} // namespace ccr::logging
