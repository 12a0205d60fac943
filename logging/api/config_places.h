#pragma once

#include "logging/base/json5_reader.h"

#include <QStringList>

namespace ccr::logging {

/// Where a config.json says something about one setting of the logging, for those who change it: in every layout and spelling
/// that the program reads, which are a block "Logging", the same settings at the root of a file without one, variables at the root
/// (LOG_LEVEL), and a block "EnvironmentVariables". `setting`: "maxFiles", "history/bodies", in any spelling.

/// Each place as the names of the members that lead there; the one that counts comes first.
std::vector<QStringList> placesOf(const Json5Value &config, const QString &setting);

/// Where it is to be written in a file that says nothing about it yet: where the others are read.
QStringList placeFor(const Json5Value &config, const QString &setting);

/// The settings stand at the root, and a block "Logging" would put them out of force.
bool hasLoggingAtRoot(const Json5Value &config);

} // namespace ccr::logging
