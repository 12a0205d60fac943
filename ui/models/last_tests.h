#pragma once

#include "proxy/api/trial_control.h"

#include <QSettings>

#include <optional>

namespace ccr::ui {

/// What the last test of a provider found, as long as it is of interest.
struct LastTest
{
    bool hasPassed = false;
    std::optional<std::chrono::milliseconds> firstToken; ///< of one that passed
    int status = 0;                                      ///< of HTTP, of one that failed; 0: there was no answer
    proxy::ProbeStep failedAt = proxy::ProbeStep::Dns;   ///< likewise
    bool hasTls = true;                                  ///< what the second step means
};

/// The last test of each provider, kept in the settings. GUI thread.
class LastTests
{
public:
    explicit LastTests(QSettings &settings) : m_settings(settings) {}

    std::optional<LastTest> of(const QString &provider) const;
    /// A finished one.
    void keep(const QString &provider, const proxy::ProbeReport &report);

private:
    QSettings &m_settings;
};

/// "0.9 s", "429", "DNS": short enough for a list.
QString lastTestText(const LastTest &test);

} // namespace ccr::ui
