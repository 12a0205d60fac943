#pragma once

#include "proxy/api/trial_control.h"

namespace ccr::ui {

/// What the router and the test of a provider say, in the language of the window. Values in it (models, numbers) stay as they are; what is
/// not known is passed on in the words of the log.

QString scenarioText(const QString &scenario);
QString ruleText(const QString &rule);
/// Why a rule matched, or did not. Several conditions are several reasons.
QString stepReasonText(const std::string &reason);
/// The router's sentence about a request, "Went to p/m because … (rule NAME)." or, where it ended elsewhere, "Went to q/n after p/m failed
/// (503); p/m came first because … (rule NAME)."
QString routeSentenceText(const std::string &sentence, const std::string &rule);
/// "Goes to deepseek/deepseek-chat because …"
QString verdictSentence(const proxy::RouteVerdict &verdict);

QString probeStepText(proxy::ProbeStep step, bool hasTls);
/// Why it failed and what to do; empty without a cause.
QString probeCauseText(proxy::ProbeCause cause, const QString &provider, const QString &model);

} // namespace ccr::ui
