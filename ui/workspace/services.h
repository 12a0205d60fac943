#pragma once

class QSettings;

namespace ccr::proxy {
class ProxyControl;
}
namespace ccr::logging {
class LoggingControl;
}

namespace ccr::ui {

/// What the window needs from the rest of the program: the two control interfaces and its own settings. All outlive it.
struct Services
{
    proxy::ProxyControl &proxy;
    logging::LoggingControl &logging;
    QSettings &settings;
};

} // namespace ccr::ui
