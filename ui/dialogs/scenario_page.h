#pragma once

#include "ui/models/config_draft.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QSpinBox;

namespace ccr::ui {

class TargetPicker;

/// The seven scenarios of the router and where each goes. GUI thread.
class ScenarioPage final : public QWidget
{
    Q_OBJECT
public:
    ScenarioPage(ConfigDraft &draft, QWidget *parent);
    void refresh();
    /// The keyboard goes to its target.
    void focusOn(const QString &scenario);
    void retranslate();

private:
    struct Row
    {
        QString scenario; ///< empty: the sub-agents', which have no target of their own
        QLabel *label;
        TargetPicker *picker;
        QLabel *hint;
    };
    void addRow(const QString &scenario, QGridLayout *grid);

    ConfigDraft &m_draft;
    QList<Row> m_rows;
    QLabel *m_thresholdLabel;
    QSpinBox *m_threshold;
};

} // namespace ccr::ui
