#pragma once

#include "logging/config/config_diagnostic.h"

#include <QStringList>

namespace ccr::logging {

/// Which preset counts, and which there are.
struct PresetChoice
{
    QStringList known;   ///< the built-in ones, then those of the files
    QString inForce;     ///< empty: none
    ConfigOrigin origin; ///< who chose it, or something that there is not
    bool operator==(const PresetChoice &) const = default;
};

} // namespace ccr::logging
