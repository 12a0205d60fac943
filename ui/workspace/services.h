#pragma once

class QSettings;

namespace ccr::proxy {
class ConfigControl;
class PortControl;
class ProxyControl;
class SecretsControl;
class SetupControl;
class TrialControl;
} // namespace ccr::proxy
namespace ccr::logging {
class ExportTasks;
class CaptureControl;
class ExchangeFiles;
class LoggingControl;
class MetricsSource;
class PresetControl;
class PriceSync;
class ProblemReports;
} // namespace ccr::logging

namespace ccr::ui {

class Autostart;
class TerminalLauncher;
class UpdateSource;

/// What the window needs from the rest of the program: control interfaces and its own settings. All outlive it. Where a pointer
/// is null the window does without: its actions are off.
struct Services
{
    proxy::ProxyControl &proxy;
    logging::LoggingControl &logging;
    QSettings &settings;
    proxy::ConfigControl *config = nullptr;
    proxy::TrialControl *trial = nullptr;
    proxy::SecretsControl *secrets = nullptr;
    proxy::SetupControl *setup = nullptr;
    proxy::PortControl *ports = nullptr;
    logging::ExportTasks *exports = nullptr;
    logging::ProblemReports *reports = nullptr;
    logging::CaptureControl *capture = nullptr;
    logging::ExchangeFiles *exchangeFiles = nullptr; ///< null: files are logs
    logging::MetricsSource *metrics = nullptr;
    logging::PresetControl *presets = nullptr;
    logging::PriceSync *priceLists = nullptr; ///< null: no list can be fetched
    UpdateSource *updates = nullptr;          ///< null: the program never looks for newer versions
    TerminalLauncher *terminal = nullptr;     ///< null: there are no terminals
    Autostart *autostart = nullptr;           ///< null: the system has nothing of the kind
};

} // namespace ccr::ui
