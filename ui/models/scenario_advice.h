#pragma once

#include "logging/base/json5_values.h"

namespace ccr::ui {

/// A model for a scenario, and why.
struct ScenarioAdvice
{
    enum class Why
    {
        Kept,      ///< it is set already
        First,     ///< the first model of the list
        Small,     ///< its name says that it is small or fast
        Reasoning, ///< its name says that it reasons
        Large,     ///< it is known for a long context
        Sees,      ///< it is known to take images
        None       ///< nothing fits; the default serves
    };
    QString scenario;
    QString target; ///< "provider,model"; empty: not set
    Why why = Why::None;
};

/// One for each scenario, from the models that the configuration lists. A guess by names.
QList<ScenarioAdvice> adviseScenarios(const Json5Value &root);

} // namespace ccr::ui
