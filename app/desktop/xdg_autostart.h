#pragma once

#include "ui/workspace/autostart.h"

namespace ccr::app {

/// An entry in $XDG_CONFIG_HOME/autostart (Desktop Application Autostart Specification of freedesktop.org). The desktop's own
/// settings write the same file, so it is read at every question.
class XdgAutostart final : public ui::Autostart
{
public:
    /// `folder`: empty for the user's own.
    explicit XdgAutostart(const QString &folder = {});

    bool isEnabled() const override;
    bool startsHidden() const override;
    QString set(bool enabled, bool hidden) override;

private:
    QString value(const QString &key) const;

    QString m_path;
};

} // namespace ccr::app
