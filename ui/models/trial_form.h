#pragma once

#include "proxy/api/trial_control.h"

namespace ccr::ui {

/// A request described by what routing looks at.
struct TrialForm
{
    QString model = QStringLiteral("claude-sonnet-4-5");
    QString client;
    QString system;
    QString tool;
    int tokens = 1000;
    bool thinking = false;
    bool webSearch = false;
    bool image = false;
    bool stream = true;

    /// A body of the Messages API that has these properties; its prompt is about so many tokens long.
    proxy::TrialRequest request() const;
    /// What the log knows of a request of which no body was recorded.
    static TrialForm from(const logging::ExchangeSnapshot &exchange);
};

} // namespace ccr::ui
