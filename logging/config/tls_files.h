#pragma once

#include "logging/config/named_files.h"

#include <QLatin1StringView>

namespace ccr::logging {

struct NetworkStream;

/// Whose settings they are.
struct TlsOwner
{
    Phrase name; ///< "otlp", "the stream \"collector\""
    std::function<ConfigOrigin(QLatin1StringView setting)> originOf;
};

/// Adds to `diagnostics` what is wrong with the certificates and the key that `network` names, if it is encrypted.
void checkTlsFiles(const FileProblem &problemOf, const NetworkStream &network, const TlsOwner &owner, ConfigDiagnostics &diagnostics);

} // namespace ccr::logging
