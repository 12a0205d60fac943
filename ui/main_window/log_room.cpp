#include "ui/main_window/log_room.h"

#include "ui/models/value_text.h"

#include <QSettings>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr milliseconds interval = 1h;
constexpr milliseconds afterStart = 3min; ///< which has more urgent things to do
constexpr auto toldKey = "logs/toldLimit"_L1;

} // namespace

LogRoom::LogRoom(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &LogRoom::look);
    m_timer.start();
    QTimer::singleShot(afterStart, this, &LogRoom::look);
}

void LogRoom::look()
{
    m_workspace.services.capture->measure(this, [this](const logging::CapturedAmount &amount) { take(amount); });
}

void LogRoom::take(const logging::CapturedAmount &amount)
{
    const qint64 limit = m_workspace.services.logging.config().maxTotalBytes;
    QSettings &settings = m_workspace.services.settings;
    const bool isNear = limit > 0 && static_cast<double>(amount.fileBytes) >= nearlyFull * static_cast<double>(limit);
    if (!isNear || settings.value(toldKey).toLongLong() == limit) return;
    settings.setValue(toldKey, limit);
    m_workspace.notices.post([used = amount.fileBytes, limit] {
        return Notice{.kind = NoticeKind::Disk,
                      .level = NoticeLevel::Warning,
                      .subject = u"logs"_s,
                      .title = tr("Logs use %1 of %2").arg(bytesText(used), bytesText(limit)),
                      .body = tr("At the limit the oldest log files are removed by themselves."),
                      .actionId = u"deleteData"_s,
                      .secondActionId = u"changeLogLimit"_s};
    });
}

} // namespace ccr::ui
