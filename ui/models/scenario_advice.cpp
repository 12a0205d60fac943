#include "ui/models/scenario_advice.h"

#include "ui/models/route_draft.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Why = ScenarioAdvice::Why;

struct Habit
{
    QLatin1StringView scenario;
    const char16_t *pattern; ///< of a model's name
    Why why;
};

// Vendors name their models by these words.
constexpr Habit habits[] = {
    {"background"_L1, u"mini|haiku|flash|lite|small|fast|turbo|air|nano|instant|8b", Why::Small},
    {"think"_L1, u"reason|think|opus|-r1|qwq|^o[134]", Why::Reasoning},
    {"longContext"_L1, u"gemini|kimi|qwen-long|gpt-4\\.1|-1m|128k|200k|MiniMax", Why::Large},
    {"image"_L1, u"vision|-vl|gemini|claude|gpt-4o|gpt-4\\.1|gpt-5|glm-4\\.5v|llava|pixtral", Why::Sees},
};

QString firstLike(const QStringList &targets, const QString &pattern, const QString &but)
{
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    for (const QString &target : targets)
        if (target != but && expression.match(target.mid(target.indexOf(u',') + 1)).hasMatch()) return target;
    return {};
}

} // namespace

QList<ScenarioAdvice> adviseScenarios(const Json5Value &root)
{
    const QStringList targets = routeTargets(root);
    QList<ScenarioAdvice> advice;
    QString usual = scenarioTarget(root, u"default"_s);
    if (usual.isEmpty()) usual = targets.value(0);
    for (const QString &scenario : scenarioNames()) {
        ScenarioAdvice given{.scenario = scenario, .target = scenarioTarget(root, scenario)};
        if (!given.target.isEmpty()) {
            given.why = Why::Kept;
        } else if (scenario == "default"_L1) {
            given.target = usual;
            given.why = usual.isEmpty() ? Why::None : Why::First;
        } else {
            for (const Habit &habit : habits)
                if (scenario == habit.scenario) {
                    given.target = firstLike(targets, QString::fromUtf16(habit.pattern), usual);
                    given.why = given.target.isEmpty() ? Why::None : habit.why;
                }
        }
        advice.append(given);
    }
    return advice;
}

} // namespace ccr::ui
