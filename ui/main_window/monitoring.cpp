#include "ui/main_window/monitoring.h"

#include "ui/workspace/workspace.h"

#include <QMainWindow>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QSize monitorSize{900, 600};
const QString sizeKey = QStringLiteral("sizeBeforeMonitoring");

TimeRange day()
{
    return TimeRange::lastHours(24);
}

} // namespace

Monitoring::Monitoring(QMainWindow &window, Workspace &workspace) : m_window(window), m_workspace(workspace) {}

void Monitoring::begin()
{
    listOnlyLive(true);
    if (!isOn()) {
        m_sizeBefore = m_window.size();
        m_rangeBefore = m_workspace.range.range();
    }
    m_workspace.range.setRange(day());
    if (!m_window.isMaximized() && !m_window.isFullScreen()) m_window.resize(monitorSize);
}

void Monitoring::end()
{
    listOnlyLive(false);
    const QSize size = std::exchange(m_sizeBefore, {});
    if (!size.isValid()) return;
    if (m_window.size() == monitorSize) m_window.resize(size);
    if (m_workspace.range.range() == day()) m_workspace.range.setRange(m_rangeBefore);
}

void Monitoring::restore()
{
    m_sizeBefore = m_workspace.services.settings.value(sizeKey).toSize();
    if (!isOn()) return;
    m_rangeBefore = m_workspace.range.range();
    m_workspace.range.setRange(day());
}

void Monitoring::save() const
{
    if (isOn())
        m_workspace.services.settings.setValue(sizeKey, m_sizeBefore);
    else
        m_workspace.services.settings.remove(sizeKey);
}

void Monitoring::listOnlyLive(bool onlyLive)
{
    if (QAction *action = m_workspace.actions.action(u"onlyLive"_s); action->isChecked() != onlyLive) action->trigger();
}

} // namespace ccr::ui
