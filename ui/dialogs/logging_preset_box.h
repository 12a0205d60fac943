#pragma once

#include "logging/api/preset_control.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace ccr::ui {

/// Chooses a preset of the logging. What it would change is shown before it is applied, which writes its name into the
/// configuration file. GUI thread.
class LoggingPresetBox final : public QWidget
{
    Q_OBJECT
public:
    /// Needs the configuration and the presets of the services.
    LoggingPresetBox(Workspace &workspace, QWidget *parent);

    void retranslate();
    /// Whether somebody who looks for this text means it.
    bool fits(const QString &text) const;

private:
    void read();
    void take(const logging::PresetList &list);
    void preview();
    void show(const logging::LoggingPreview &preview);
    void apply();
    void say(const QString &problem);
    QString chosen() const;
    bool isChanged() const;

    Workspace &m_workspace;
    QLabel *m_caption;
    QComboBox *m_names;
    QLabel *m_state;
    QTreeWidget *m_changes;
    QLabel *m_findings;
    QPushButton *m_apply;
    Json5Value m_config; ///< as it was read
    bool m_hasConfig = false;
    logging::PresetList m_list;
    logging::LoggingPreview m_preview;
    int m_asked = 0; ///< previews; an answer to an earlier one comes too late
};

} // namespace ccr::ui
