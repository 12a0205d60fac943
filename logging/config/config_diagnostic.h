#pragma once

#include "logging/base/phrase.h"

#include <vector>

namespace ccr::logging {

/// Where a value was written.
struct ConfigOrigin
{
    Phrase source;   ///< a file's path, "environment", "command line", "preset production"; empty: nobody wrote it
    QString pointer; ///< "/Logging/streams/0/level"; of an environment its variable
    int line = 0;    ///< 1-based; 0 when there is none
    bool operator==(const ConfigOrigin &) const = default;
};

/// "config.json line 12, /Logging/level", "environment LOG_LEVEL", "default": for a person.
Phrase describe(const ConfigOrigin &origin);

/// What the owner of a configuration should know.
struct ConfigDiagnostic
{
    enum class Kind
    {
        Error,   ///< the value is not used: the one below it, or the default, is in force; or nothing can come of it
        Warning, ///< it does not do what was probably meant
        Hint
    };
    Kind kind = Kind::Error;
    ConfigOrigin origin;
    Phrase message;    ///< names the field and the value
    Phrase suggestion; ///< what to do about it, of which the message says nothing
    bool operator==(const ConfigDiagnostic &) const = default;
};

QString toString(ConfigDiagnostic::Kind kind); ///< "error", "warning", "hint"
/// In one line of English: where, what and what to do.
QString describe(const ConfigDiagnostic &diagnostic);

using ConfigDiagnostics = std::vector<ConfigDiagnostic>;

} // namespace ccr::logging
