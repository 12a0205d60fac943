#pragma once

#include "ui/models/route_draft.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace ccr::ui {

class TargetPicker;

/// The conditions and the target of one rule. GUI thread.
class RuleEditor final : public QWidget
{
    Q_OBJECT
public:
    explicit RuleEditor(QWidget *parent);

    void setTargets(const QStringList &targets);
    void setRule(const RuleDraft &rule);
    QLineEdit *nameEdit() const { return m_name; }
    void retranslate();

Q_SIGNALS:
    void edited(const ccr::ui::RuleDraft &rule);

private:
    void announce();
    QComboBox *addFlag(const QString &name);
    QLineEdit *addText(const QString &name);

    RuleDraft m_rule;
    bool m_isFilling = false;
    QFormLayout *m_form;
    QLineEdit *m_name;
    TargetPicker *m_target;
    QLineEdit *m_model;
    QLineEdit *m_client;
    QLineEdit *m_tool;
    QLineEdit *m_system;
    QLineEdit *m_headers;
    QLineEdit *m_over;
    QLineEdit *m_under;
    QComboBox *m_thinking;
    QComboBox *m_image;
    QComboBox *m_stream;
    QLineEdit *m_fallback;
};

} // namespace ccr::ui
