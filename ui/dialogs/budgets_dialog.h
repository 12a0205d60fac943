#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/dialogs/setting_saver.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;

namespace ccr::ui {

/// What may be spent, and when else to be told: the alerts of the logging. Saved into the configuration file. GUI thread.
class BudgetsDialog final : public Dialog
{
    Q_OBJECT
public:
    BudgetsDialog(Workspace &workspace, QWidget *parent);
    /// Puts the keyboard into the field of the budget that an alert with this id is about: "budget:month:USD".
    void visit(const QString &alertId);

protected:
    void retranslate() override;
    void restyle() override;
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QString key;           ///< below "alerts"
        QString currency = {}; ///< of money
        double factor = 1;     ///< from what the file holds to what is shown
        double before = 0;     ///< as shown
        QDoubleSpinBox *box = nullptr;
        QLabel *label = nullptr;
    };
    void addFields(QFormLayout &form);
    void addField(QFormLayout &form, Field field, double value, double most, int digits);
    void addAction(QFormLayout &form);
    void readAction();
    QStringList presets() const;
    void offerPresets();
    const Field &field(const QString &key) const;
    QString labelOf(const Field &field) const;
    Json5Value moneyOf(const QString &key) const;
    bool isChanged() const;
    void save();
    void test();
    void showState();
    void grow();

    Workspace &m_workspace;
    SettingSaver m_saver;
    QCheckBox *m_enabled;
    bool m_wasEnabled;
    QStringList m_currencies;
    bool m_namesCurrencies; ///< the file holds a budget for each
    QList<Field> m_fields;
    QLabel *m_actionLabel;
    QComboBox *m_action; ///< what is done when a budget is used up
    QString m_actionBefore = QStringLiteral("warn");
    QLabel *m_presetLabel;
    QComboBox *m_preset; ///< whose routes hold then
    QString m_presetBefore;
    QLabel *m_explanation;
    QLabel *m_state;
    QDialogButtonBox *m_buttons;
    QPushButton *m_test;
    SaidText m_problem; ///< of the last attempt to save
    bool m_isSaving = false;
};

} // namespace ccr::ui
