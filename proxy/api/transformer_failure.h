#pragma once

#include "logging/api/snapshots.h"

#include <QString>

#include <optional>

namespace ccr::proxy {

/// The transformer of the user's that the error of an exchange is about.
struct TransformerFailure
{
    QString name;
    QString file; ///< that defines it; empty: none does
};
/// Absent: the error names none, or tells of several providers.
std::optional<TransformerFailure> transformerFailureOf(const logging::ExchangeSnapshot &exchange);

} // namespace ccr::proxy
