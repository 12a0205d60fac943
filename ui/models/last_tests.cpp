#include "ui/models/last_tests.h"

#include "ui/models/route_texts.h"
#include "ui/models/value_text.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView settingsKey("providers/lastTests");

QJsonObject allIn(const QSettings &settings)
{
    return QJsonDocument::fromJson(settings.value(settingsKey).toByteArray()).object();
}

} // namespace

std::optional<LastTest> LastTests::of(const QString &provider) const
{
    const QJsonObject all = allIn(m_settings);
    const auto found = all.find(provider);
    if (found == all.end()) return std::nullopt;
    const QJsonObject kept = found->toObject();
    LastTest test{.hasPassed = kept.value("passed"_L1).toBool(), .status = kept.value("status"_L1).toInt()};
    if (kept.contains("ms"_L1)) test.firstToken = std::chrono::milliseconds(kept.value("ms"_L1).toInteger());
    test.failedAt = static_cast<proxy::ProbeStep>(std::clamp(kept.value("step"_L1).toInt(), 0, static_cast<int>(proxy::probeSteps) - 1));
    test.hasTls = kept.value("tls"_L1).toBool(true);
    return test;
}

void LastTests::keep(const QString &provider, const proxy::ProbeReport &report)
{
    QJsonObject kept;
    const proxy::ProbeTick &stream = report.tick(proxy::ProbeStep::Stream);
    kept[u"passed"_s] = stream.outcome == proxy::ProbeOutcome::Passed;
    if (stream.outcome == proxy::ProbeOutcome::Passed && stream.took) kept[u"ms"_s] = static_cast<qint64>(stream.took->count());
    kept[u"status"_s] = report.status;
    kept[u"tls"_s] = hasTls(report.url);
    const auto failed = std::find_if(report.ticks.begin(), report.ticks.end(),
                                     [](const proxy::ProbeTick &tick) { return tick.outcome == proxy::ProbeOutcome::Failed; });
    if (failed != report.ticks.end()) kept[u"step"_s] = static_cast<int>(failed - report.ticks.begin());
    QJsonObject all = allIn(m_settings);
    all[provider] = kept;
    m_settings.setValue(settingsKey, QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QString lastTestText(const LastTest &test)
{
    if (test.hasPassed) return test.firstToken ? durationText(*test.firstToken) : QString();
    return test.status >= 400 ? QString::number(test.status) : probeStepText(test.failedAt, test.hasTls);
}

} // namespace ccr::ui
