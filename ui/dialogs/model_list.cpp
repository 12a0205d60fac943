#include "ui/dialogs/model_list.h"

#include "ui/theme/density.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int fewRows = 3; ///< that are seen at least

} // namespace

ModelList::ModelList(QWidget *parent)
    : QWidget(parent), m_input(new QLineEdit(this)), m_fetch(new QPushButton(this)), m_list(new QListWidget(this)), m_note(new QLabel(this))
{
    m_input->setObjectName(u"modelInput"_s);
    m_input->setClearButtonEnabled(true);
    m_fetch->setObjectName(u"fetchModels"_s);
    m_fetch->setAutoDefault(false);
    m_list->setObjectName(u"modelList"_s);
    m_list->setMinimumHeight(fewRows * rowHeight(m_list->font()));
    m_note->setObjectName(u"modelNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    auto *top = new QHBoxLayout;
    top->addWidget(m_input, 1);
    top->addWidget(m_fetch);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    connect(m_fetch, &QPushButton::clicked, this, &ModelList::fetchRequested);
    connect(m_input, &QLineEdit::textChanged, this, &ModelList::filter);
    connect(m_input, &QLineEdit::returnPressed, this, &ModelList::add);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (m_isFilling) return;
        m_used = used();
        Q_EMIT edited(m_used);
    });
}

void ModelList::setModels(const QStringList &used, const QString &provider)
{
    const bool isAnother = provider != m_provider;
    if (isAnother) {
        m_offered.clear();
        m_note->clear();
        m_input->clear();
    }
    m_provider = provider;
    if (m_used == used && !isAnother) return;
    m_used = used;
    fill();
}

void ModelList::setOffered(const QStringList &models)
{
    m_offered = models;
    fill();
    say([count = static_cast<int>(models.size())] { return tr("%n model(s) offered; check those that shall be used.", nullptr, count); },
        false);
}

void ModelList::setFetching(bool isFetching)
{
    m_fetch->setEnabled(!isFetching);
    if (isFetching) say([] { return tr("Asking the provider…"); }, false);
}

void ModelList::say(SaidText text, bool isProblem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, isProblem ? themeColours().error : themeColours().muted);
    m_note->setPalette(colours);
    if (isProblem) text = [text] { return u"✕ "_s + text(); };
    ui::say(*m_note, std::move(text));
}

void ModelList::fill()
{
    m_isFilling = true;
    const QString kept = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    m_list->clear();
    QStringList all = m_used;
    for (const QString &model : std::as_const(m_offered))
        if (!all.contains(model)) all.append(model);
    for (const QString &model : std::as_const(all)) {
        auto *item = new QListWidgetItem(model, m_list);
        item->setCheckState(m_used.contains(model) ? Qt::Checked : Qt::Unchecked);
        if (model == kept) m_list->setCurrentItem(item);
    }
    m_isFilling = false;
    filter();
}

void ModelList::filter()
{
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        item->setHidden(!item->text().contains(m_input->text().trimmed(), Qt::CaseInsensitive));
    }
}

void ModelList::add()
{
    const QString model = m_input->text().trimmed();
    if (model.isEmpty() || m_used.contains(model)) return;
    m_used.append(model);
    m_input->clear();
    fill();
    Q_EMIT edited(m_used);
}

// In the order in which they stand; one that was checked last comes last.
QStringList ModelList::used() const
{
    QStringList models;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked) models.append(m_list->item(i)->text());
    return models;
}

QString ModelList::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item && item->checkState() == Qt::Checked ? item->text() : m_used.value(0);
}

void ModelList::focusOn(const QString &model)
{
    m_input->clear();
    const QList<QListWidgetItem *> found = m_list->findItems(model, Qt::MatchFixedString | Qt::MatchCaseSensitive);
    if (found.isEmpty()) return m_input->setFocus(Qt::OtherFocusReason);
    m_list->setCurrentItem(found.front());
    m_list->setFocus(Qt::OtherFocusReason);
}

// Enter has added a model by now; it does not save the dialog as well.
void ModelList::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter || !m_input->hasFocus()) return QWidget::keyPressEvent(event);
    event->accept();
}

void ModelList::retranslate()
{
    m_input->setPlaceholderText(tr("Filter, or type a model and press Enter to add it"));
    m_input->setAccessibleName(tr("Filter or add a model"));
    m_fetch->setText(tr("&Fetch"));
    m_fetch->setToolTip(tr("Asks the provider for its models"));
    m_list->setAccessibleName(tr("Models; the checked ones are used"));
}

} // namespace ccr::ui
