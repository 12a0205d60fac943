#pragma once

#include <QComboBox>

namespace ccr::ui {

/// Chooses where requests go: one of the listed models, of which a part that only one of them has is enough, or any "provider,model"
/// that is typed.
class TargetPicker final : public QComboBox
{
    Q_OBJECT
public:
    explicit TargetPicker(QWidget *parent = nullptr);

    /// "provider,model" each. `unset`: the text of the entry that stands for none; empty: one must be chosen.
    void setTargets(const QStringList &targets, const QString &unset);
    void setTarget(const QString &target);
    const QString &target() const { return m_target; }
    void take(); ///< what is written, as leaving the field does

Q_SIGNALS:
    void targetEdited(const QString &target); ///< by the user

protected:
    void wheelEvent(QWheelEvent *event) override;

private:
    QString meant(const QString &text) const;

    QString m_target;
    QString m_unset;
};

} // namespace ccr::ui
