#pragma once

#include "logging/base/json5_reader.h"
#include "logging/config/config_diagnostic.h"

#include <QStringList>

namespace ccr::logging {

/// How a file that may say something about logging is read.
struct RootReading
{
    enum class Layout
    {
        Nested, ///< "Logging" alone counts
        Flat,   ///< the settings stand at the root
        Nothing ///< a file of the router that says nothing about logging
    };
    Layout layout = Layout::Nothing;
    bool isConfigFile = false; ///< config.json, where variables count at the root too
    bool isRouterFile = false; ///< its root holds what belongs to others
};

/// Every variable that decides something about logging.
QStringList loggingVariableNames();

/// The key with a meaning of its own at the root, "Logging" or a neighbour of it, that `name` was probably meant to be; empty: none.
QString meantRootKey(const QString &name);

/// Keys at the root of a file that are not read because of where they stand, are written twice, or are nearly ours. Where the reader
/// of settings tells of unknown keys itself, nothing is told twice.
ConfigDiagnostics checkRoot(const Json5Value &root, const QString &source, const RootReading &reading);

} // namespace ccr::logging
