#pragma once

#include "proxy/api/provider_failure.h"
#include "ui/models/provider_record.h"

#include <QString>
#include <QStringList>

namespace ccr::ui {

/// What went wrong in our words, and what can be done: ids of action_table, of which a window shows those that it has.
struct ErrorAdvice
{
    QString cause; ///< empty: nothing is wrong
    QStringList actions;
};

/// What is known beside the request.
struct AdviceHints
{
    WallTime now = wallNow();
    QString closestModel; ///< to one that the provider does not know
    QString modelNote;    ///< what else is known about it
    bool mayFallBack = true;
    bool canSwitchRoute = false;
    bool hasBillingPage = false;
    FailureSeries failures; ///< that it is one of
    SlowStarts slowStarts;  ///< of others, as slow as this one is now
};

/// Of a request that waits long enough to be told of; `elapsed`: since its first byte. Absent: it does not.
std::optional<nanoseconds> waitForFirstByte(const logging::ExchangeSnapshot &exchange, nanoseconds elapsed);
/// `elapsed`: of a request that runs, since its first byte. In the language of the window.
ErrorAdvice adviceFor(const logging::ExchangeSnapshot &exchange, nanoseconds elapsed, const AdviceHints &hints = {});
/// The words of an error, else in ours why the request failed; empty: nothing is wrong.
QString failureWords(const logging::ExchangeSnapshot &exchange);
/// Whether the text of an error of this class is the provider's own; otherwise it is the router's.
bool isSaidByProvider(const std::string &errorClass);
/// What an attempt's error means in short; for classes of errors that the router knows.
QString errorClassText(const std::string &errorClass);
/// "rate limit (429)"
QString failureText(const proxy::ProviderFailure &failure);

} // namespace ccr::ui
