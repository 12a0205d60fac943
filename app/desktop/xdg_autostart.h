#pragma once

#include "ui/workspace/autostart.h"

#include <QFileSystemWatcher>

namespace ccr::app {

/// An entry in $XDG_CONFIG_HOME/autostart (Desktop Application Autostart Specification of freedesktop.org). The desktop's own
/// settings write the same file, so it is read at every question.
class XdgAutostart final : public ui::Autostart
{
    Q_OBJECT
public:
    /// `folder`: empty for the user's own. `configFile`: what the entry starts with; empty: the usual one.
    explicit XdgAutostart(const QString &folder = {}, const QString &configFile = {});

    bool isEnabled() const override;
    bool startsHidden() const override;
    Phrase set(bool enabled, bool hidden) override;

private:
    QString value(const QString &key) const;
    void watch();

    QString m_path;
    QString m_configFile;
    QFileSystemWatcher m_watcher;
};

} // namespace ccr::app
