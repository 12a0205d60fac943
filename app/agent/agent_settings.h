#pragma once

#include "proxy/config/config_loader.h"

namespace ccr::app {

/// What the configuration says about the agent rather than the router. Texts are interpolated.
struct AgentSettings
{
    QString apiKey; ///< what the router wants to see; empty: anything
    std::chrono::milliseconds timeout{};
    QString claudePath; ///< CLAUDE_PATH; empty: not said
    QString smallFastModel;
    bool nonInteractive = false;
    bool statusLine = false;
};

Result<AgentSettings> readAgentSettings(const QString &configPath, const proxy::Environment &environment);

} // namespace ccr::app
