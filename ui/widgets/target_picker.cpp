#include "ui/widgets/target_picker.h"

#include "ui/models/route_draft.h"

#include <QCompleter>
#include <QLineEdit>
#include <QWheelEvent>

namespace ccr::ui {

TargetPicker::TargetPicker(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(this, &QComboBox::activated, this, &TargetPicker::take);
    connect(lineEdit(), &QLineEdit::returnPressed, this, &TargetPicker::take); // before those who listen for it look
    connect(lineEdit(), &QLineEdit::editingFinished, this, &TargetPicker::take);
}

void TargetPicker::setTargets(const QStringList &targets, const QString &unset)
{
    const QString kept = m_target;
    m_unset = unset;
    clear();
    if (!unset.isEmpty()) addItem(unset, QString());
    for (const QString &target : targets) {
        addItem(shownTarget(target), target);
        setItemData(count() - 1, target, Qt::ToolTipRole);
    }
    setTarget(kept);
}

void TargetPicker::setTarget(const QString &target)
{
    m_target = target;
    const int index = findData(target);
    if (index >= 0 && (!target.isEmpty() || !m_unset.isEmpty()))
        setCurrentIndex(index);
    else
        setCurrentIndex(-1);
    if (index < 0 || target.isEmpty()) setEditText(target.isEmpty() ? m_unset : shownTarget(target));
    lineEdit()->setCursorPosition(0);
    setToolTip(target);
}

void TargetPicker::take()
{
    const int index = findText(currentText());
    const QString text = currentText().trimmed();
    QString target = index >= 0 ? itemData(index).toString() : meant(text);
    if (text == m_unset) target.clear();
    if (index < 0 && text == shownTarget(m_target)) target = m_target; // nothing was typed
    if (target == m_target) return;
    setTarget(target);
    Q_EMIT targetEdited(target);
}

// The model of that name, else the only entry that has it in it; what it is itself where there are none or several.
QString TargetPicker::meant(const QString &text) const
{
    if (text.isEmpty() || text.contains(u',')) return text;
    QStringList named;
    QStringList holding;
    for (int i = 0; i < count(); ++i) {
        const QString target = itemData(i).toString();
        if (target.isEmpty() || !itemText(i).contains(text, Qt::CaseInsensitive)) continue;
        holding.append(target);
        if (target.section(u',', 1).trimmed() == text) named.append(target);
    }
    const QStringList &found = named.size() == 1 ? named : holding;
    return found.size() == 1 ? found.constFirst() : text;
}

// A page is scrolled over it without changing a route.
void TargetPicker::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace ccr::ui
