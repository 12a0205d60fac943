#pragma once

#include <QLatin1StringView>

#include <span>

/// What the settings of the logging are called, beside the paths of the documentation ("enhancedFeatures/requestTracking/enabled").
namespace ccr::logging {

/// Another spelling of a path.
struct KeyAlias
{
    QLatin1StringView written;
    QLatin1StringView path;
};

std::span<const KeyAlias> loggingAliases();
/// Of the settings of one stream, which are those of "streamDefaults" too.
std::span<const KeyAlias> streamAliases();

/// An environment variable and the setting that it is.
struct Variable
{
    QLatin1StringView name;
    QLatin1StringView path;
};
/// Of several for one setting the first that is set counts.
std::span<const Variable> loggingVariables();

} // namespace ccr::logging
