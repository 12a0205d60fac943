#include "ui/widgets/filter_line.h"

#include "ui/models/filter_parts.h"
#include "ui/models/query_problem.h"
#include "ui/widgets/filter_edit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype longestShown = 60;

QString menuText(const QString &filter)
{
    QString text = filter.size() > longestShown ? filter.left(longestShown) + u'…' : filter;
    return text.replace(u'&', u"&&"_s);
}

} // namespace

FilterLine::FilterLine(FilterState &state, std::vector<logging::QueryFieldInfo> fields, KnownValues values, QWidget *parent)
    : QWidget(parent),
      m_state(state),
      m_edit(new FilterEdit(std::move(fields), std::move(values), this)),
      m_button(new QToolButton(this)),
      m_menu(new QMenu(this))
{
    m_edit->setObjectName(u"filterEdit"_s);
    m_button->setObjectName(u"savedFilters"_s);
    m_button->setText(u"★"_s);
    m_button->setAutoRaise(true);
    m_button->setMenu(m_menu);
    m_button->setPopupMode(QToolButton::InstantPopup);
    setFocusProxy(m_edit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_button);
    connect(m_edit, &QLineEdit::textChanged, &state, &FilterState::setText);
    connect(m_edit, &FilterEdit::escaped, this, &FilterLine::left);
    connect(m_edit, &FilterEdit::accepted, this, [this] {
        m_state.remember();
        Q_EMIT left();
    });
    connect(m_edit, &QLineEdit::editingFinished, &state, &FilterState::remember);
    connect(&state, &FilterState::textChanged, this, &FilterLine::refresh);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterLine::fillMenu);
    retranslate();
    refresh();
}

void FilterLine::begin()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterLine::setPurpose(const QString &placeholder, const QString &accessibleName)
{
    m_placeholder = placeholder;
    m_accessibleName = accessibleName;
    retranslate();
}

void FilterLine::refresh()
{
    if (m_edit->text() != m_state.text()) m_edit->setText(m_state.text());
    const std::optional<logging::QueryError> &error = m_state.error();
    if (error)
        m_edit->setWrongPart(error->position, error->length);
    else
        m_edit->setNothingWrong();
    const QString problem = error ? queryProblem(*error) : QString();
    m_edit->setToolTip(problem);
    Q_EMIT problemChanged(problem);
}

void FilterLine::fillMenu()
{
    m_menu->clear();
    for (const SavedFilter &saved : m_state.saved()) {
        QAction *action = m_menu->addAction(menuText(saved.name));
        action->setToolTip(saved.text);
        action->setCheckable(true);
        action->setChecked(hasFilterPart(m_state.text(), saved.text));
        connect(action, &QAction::triggered, &m_state, [&state = m_state, text = saved.text](bool wanted) {
            state.setText(wanted ? withFilterPart(state.text(), text) : withoutFilterPart(state.text(), text));
        });
    }
    if (!m_state.saved().isEmpty()) m_menu->addSeparator();
    QAction *saveAction = m_menu->addAction(tr("Save this filter…"));
    saveAction->setEnabled(!m_state.text().trimmed().isEmpty() && !m_state.error());
    connect(saveAction, &QAction::triggered, this, &FilterLine::save);
    connect(m_menu->addAction(tr("Edit saved filters…")), &QAction::triggered, this, &FilterLine::manageRequested);
    if (m_state.history().isEmpty()) return;
    m_menu->addSection(tr("Used before"));
    for (const QString &text : m_state.history())
        connect(m_menu->addAction(menuText(text)), &QAction::triggered, &m_state, [&state = m_state, text] { state.setText(text); });
}

void FilterLine::save()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save filter"));
    dialog->setLabelText(tr("Name of the filter %1").arg(m_state.text()));
    dialog->setTextValue(m_state.text());
    connect(dialog, &QInputDialog::textValueSelected, &m_state, [&state = m_state, text = m_state.text().trimmed()](const QString &name) {
        QList<SavedFilter> saved = state.saved();
        saved.append({name.trimmed().isEmpty() ? text : name.trimmed(), text});
        state.setSaved(saved);
    });
    dialog->open();
}

void FilterLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void FilterLine::retranslate()
{
    m_edit->setPlaceholderText(m_placeholder.isEmpty() ? tr("Filter (Ctrl+F)") : m_placeholder);
    m_edit->setAccessibleName(m_accessibleName.isEmpty() ? tr("Filter") : m_accessibleName);
    m_edit->setAccessibleDescription(tr("For example status:>=400 model:*opus* ttft:>5s"));
    for (QToolButton *clear : m_edit->findChildren<QToolButton *>()) {
        clear->setAccessibleName(tr("Clear filter"));
        clear->setToolTip(tr("Clear filter"));
    }
    m_button->setAccessibleName(tr("Saved filters"));
    m_button->setToolTip(tr("Saved filters, and those that were used before"));
    refresh();
}

} // namespace ccr::ui
