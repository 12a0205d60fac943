#pragma once

#include "ui/models/trial_form.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace ccr::ui {

/// A request described by what routing looks at, as fields. GUI thread.
class TrialFormEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit TrialFormEditor(QWidget *parent);
    TrialForm form() const;
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    QFormLayout *m_layout;
    QLineEdit *m_model;
    QSpinBox *m_tokens;
    QLineEdit *m_tool;
    QLineEdit *m_system;
    QLineEdit *m_client;
    QCheckBox *m_thinking;
    QCheckBox *m_webSearch;
    QCheckBox *m_image;
    QCheckBox *m_stream;
};

} // namespace ccr::ui
