#pragma once

#include "ui/models/config_draft.h"
#include "ui/models/scenario_advice.h"

#include <QWidget>

class QLabel;

namespace ccr::ui {

class TargetPicker;

/// Which model for what, filled in with reasons. GUI thread.
class AdvicePage final : public QWidget
{
    Q_OBJECT
public:
    AdvicePage(ConfigDraft &draft, QWidget *parent);
    /// Advises anew from the models that the draft has now.
    void advise();
    /// Puts what is chosen into the draft.
    void apply();
    void retranslate();

private:
    struct Row
    {
        QString scenario;
        QLabel *label;
        TargetPicker *picker;
        QLabel *reason;
        ScenarioAdvice::Why why = ScenarioAdvice::Why::None;
    };

    ConfigDraft &m_draft;
    QLabel *m_title;
    QLabel *m_note;
    QList<Row> m_rows;
};

} // namespace ccr::ui
