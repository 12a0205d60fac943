#pragma once

#include "logging/config/config_diagnostic.h"
#include "logging/config/logging_draft.h"
#include "logging/config/option.h"

#include <optional>

namespace ccr::logging {

/// A setting as one source gives it: valid by itself.
template <typename Target>
struct Setting
{
    const Option<Target> *option = nullptr;
    Change<Target> change;
    ConfigOrigin origin;
    bool byAlias = false; ///< another spelling than the table's
};

/// One element of `streams`.
struct StreamLayer
{
    QString name;
    ConfigOrigin origin;
    std::vector<Setting<StreamDraft>> settings;
};

/// What one source says. Layers are put upon each other; in each a setting occurs once.
struct ConfigLayer
{
    enum class Streams
    {
        Replace, ///< these are all streams
        Merge    ///< they change those of the same name, or come to them
    };
    std::vector<Setting<LoggingDraft>> settings;
    std::vector<Setting<StreamDraft>> streamDefaults;
    std::optional<std::vector<StreamLayer>> streams;
    Streams streamsMode = Streams::Replace;
    ConfigOrigin streamsOrigin;
};

} // namespace ccr::logging
