#pragma once

#include "proxy/api/trial_control.h"

namespace ccr::ui {

/// The names of rules, and what the tests of routes and providers say, in the language of the window.

QString scenarioText(const QString &scenario);
QString ruleText(const QString &rule);
/// With what logs and the filter call it, where that is another word: "Model by name (explicit)".
QString ruleWithId(const QString &rule);
/// Every rule that is not one of the user's own, as records call it.
QStringList builtInRuleIds();
/// "Goes to deepseek/deepseek-chat because …"
QString verdictSentence(const proxy::RouteVerdict &verdict);

QString probeStepText(proxy::ProbeStep step, bool hasTls);
/// As long as no address is known: yes.
bool hasTls(const QString &url);
/// Why it failed and what to do; empty without a cause.
QString probeCauseText(proxy::ProbeCause cause, const QString &provider, const QString &model);

} // namespace ccr::ui
