#include "app/cli/logs/running_levels.h"

#include "app/cli/terminal.h"
#include "app/headless/router_client.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

const QByteArray target = "/api/logs/level";

QString durationText(int seconds)
{
    return seconds < 60 ? u"%1 s"_s.arg(seconds) : u"%1 min %2 s"_s.arg(seconds / 60).arg(seconds % 60);
}

} // namespace

Result<QByteArray> runningLevels()
{
    return RouterClient(configPath()).get(target);
}

Result<QByteArray> setRunningLevel(const QJsonObject &question)
{
    return RouterClient(configPath()).post(target, question);
}

QStringList levelLines(const QByteArray &answer)
{
    QStringList lines;
    for (const QJsonValue &level : QJsonDocument::fromJson(answer).object().value("levels"_L1).toArray()) {
        const QString component = level["component"_L1].toString();
        lines.append(u"%1: %2 for another %3, then what the configuration says"_s.arg(component.isEmpty() ? u"all components"_s : component,
                                                                                      level["level"_L1].toString(),
                                                                                      durationText(level["secondsLeft"_L1].toInt())));
    }
    return lines;
}

} // namespace ccr::app
