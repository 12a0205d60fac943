#include "ui/dialogs/stored_keys_dialog.h"

#include "ui/dialogs/key_editor.h"
#include "ui/models/config_text.h"
#include "ui/models/provider_draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Column
{
    Name,
    Shown,
    Place,
    Users,
    ColumnCount
};
constexpr QSize dialogSize{640, 320};

} // namespace

StoredKeysDialog::StoredKeysDialog(proxy::SecretsControl &secrets, UsersOf usersOf, QWidget *parent)
    : Dialog(u"storedKeysDialog"_s, parent),
      m_secrets(secrets),
      m_usersOf(std::move(usersOf)),
      m_list(new QTreeWidget(this)),
      m_note(new QLabel(this)),
      m_delete(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    m_list->setObjectName(u"storedKeys"_s);
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    constexpr std::pair<int, int> widths[] = {{Name, 140}, {Shown, 130}, {Place, 150}};
    new ColumnWidths(*m_list->header(), widths);
    m_note->setObjectName(u"storedKeysNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_delete->setObjectName(u"deleteStoredKey"_s);
    for (QPushButton *button : {m_delete, m_close}) button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_delete);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &StoredKeysDialog::showState);
    connect(m_delete, &QPushButton::clicked, this, &StoredKeysDialog::remove);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    setUsualSize(dialogSize);
    retranslate();
    refresh();
}

void StoredKeysDialog::refresh()
{
    fill();
    for (const QString &name : m_secrets.known())
        m_secrets.read(name, this, [this, name](const proxy::SecretAnswer &read) {
            proxy::SecretAnswer fact = read;
            fact.value = read.problem.isEmpty() ? shortenedSecret(read.value) : QString();
            m_facts.insert(name, fact);
            for (int row = 0; row < m_list->topLevelItemCount(); ++row)
                if (m_list->topLevelItem(row)->text(Name) == name) showRow(row);
        });
}

void StoredKeysDialog::fill()
{
    const QString kept = currentName();
    m_list->clear();
    const QStringList names = m_secrets.known();
    for (const QString &name : names) {
        auto *item = new QTreeWidgetItem(m_list, {name});
        showRow(m_list->topLevelItemCount() - 1);
        if (name == kept) m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0) m_list->setCurrentItem(m_list->topLevelItem(0));
    showState();
}

void StoredKeysDialog::showRow(int row)
{
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    const QString name = item->text(Name);
    const proxy::SecretAnswer fact = m_facts.value(name);
    const QStringList users = m_usersOf(name);
    item->setText(Shown, fact.value);
    item->setText(Place, fact.problem.isEmpty() ? placeText(fact.place, fact.backend) : u"✕ "_s + secretTroubleText(fact));
    item->setForeground(Place, fact.problem.isEmpty() ? palette().color(QPalette::Text) : themeColours().error);
    item->setToolTip(Place, configText(fact.problem));
    item->setText(Users, users.isEmpty() ? tr("nobody") : users.join(tr(", ")));
}

QString StoredKeysDialog::currentName() const
{
    return m_list->currentItem() ? m_list->currentItem()->text(Name) : QString();
}

void StoredKeysDialog::showState()
{
    const QString name = currentName();
    const QStringList users = name.isEmpty() ? QStringList() : m_usersOf(name);
    m_delete->setEnabled(!name.isEmpty() && users.isEmpty());
    QPalette colours = palette();
    QString text = m_message;
    if (m_list->topLevelItemCount() == 0)
        text = tr("No key is stored.");
    else if (text.isEmpty() && !users.isEmpty())
        text = tr("“%1” cannot be deleted: it is used by %2. Remove it there first, and save.").arg(name, users.join(tr(", ")));
    if (m_isProblem) colours.setColor(QPalette::WindowText, themeColours().error);
    m_note->setPalette(colours);
    m_note->setText(text);
    m_message.clear();
    m_isProblem = false;
}

void StoredKeysDialog::remove()
{
    const QString name = currentName();
    if (name.isEmpty() || !m_usersOf(name).isEmpty()) return showState();
    m_delete->setEnabled(false);
    m_secrets.remove(name, this, [this, name](const proxy::SecretAnswer &removed) {
        m_isProblem = !removed.problem.isEmpty();
        m_message = m_isProblem ? u"✕ "_s + secretTroubleText(removed) : tr("“%1” was deleted.").arg(name);
        if (!m_isProblem) m_facts.remove(name);
        fill();
    });
}

void StoredKeysDialog::retranslate()
{
    setWindowTitle(tr("Stored keys"));
    m_list->setAccessibleName(tr("Stored keys"));
    m_list->setHeaderLabels({tr("Name"), tr("Key"), tr("Kept in"), tr("Used by")});
    m_delete->setText(tr("&Delete"));
    m_close->setText(tr("Close"));
    fill();
}

} // namespace ccr::ui
