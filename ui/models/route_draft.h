#pragma once

#include "logging/base/json5_values.h"

#include <QMap>

namespace ccr::ui {

/// A rule of Router.rules while it is edited. What is not known here stays in `source`.
struct RuleDraft
{
    QString name;
    bool isEnabled = true;
    QString model;
    QString system;
    QString tool;
    QString client;
    QMap<QString, QString> headers;
    std::optional<qint64> tokensOver;
    std::optional<qint64> tokensUnder;
    std::optional<bool> thinking;
    std::optional<bool> image;
    std::optional<bool> stream;
    QString target; ///< "provider,model"
    QStringList fallback;
    Json5Value source = objectValue();
};

/// The slots of Router, in the order of the window: "default", "background", "think", "longContext", "webSearch", "image".
const QStringList &scenarioNames();

QString scenarioTarget(const Json5Value &root, const QString &scenario);
/// Empty: the slot goes.
void setScenarioTarget(Json5Value &root, const QString &scenario, const QString &target);
/// Of the rule or scenario that records call so; of what has no route of its own, "default".
void setRouteOf(Json5Value &root, const QString &rule, const QString &target);
/// Where a target is written.
struct RoutePlace
{
    enum class List
    {
        Scenarios,
        Rules,
        Fallbacks
    };
    List list = List::Scenarios;
    QString scenario; ///< unless it is a rule
    int index = 0;    ///< of the rule, or in the fallbacks
};
/// Where the rule or scenario that records call so names the model; its route, where it names it nowhere.
RoutePlace routePlace(const Json5Value &root, const QString &rule, const QString &provider, const QString &model);
/// 60000 unless the file says otherwise.
int longContextThreshold(const Json5Value &root);
void setLongContextThreshold(Json5Value &root, int tokens);

QList<RuleDraft> rulesOf(const Json5Value &root);
void setRules(Json5Value &root, const QList<RuleDraft> &rules);

QStringList fallbackOf(const Json5Value &root, const QString &scenario);
void setFallback(Json5Value &root, const QString &scenario, const QStringList &targets);

/// Everything that a route can name: "provider,model" of each listed model, in the order of the file.
QStringList routeTargets(const Json5Value &root);
/// "deepseek-chat · deepseek" for people; other texts as they are.
QString shownTarget(const QString &target);

} // namespace ccr::ui
