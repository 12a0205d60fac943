#include "ui/dialogs/key_list.h"

#include "ui/models/config_text.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/said_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

enum Column
{
    Position,
    Name,
    Shown,
    Place,
    ColumnCount
};
constexpr int visibleRows = 3;

} // namespace

KeyList::KeyList(proxy::SecretsControl &secrets, QWidget *parent)
    : QWidget(parent),
      m_secrets(secrets),
      m_clipboard(this),
      m_list(new QTreeWidget(this)),
      m_add(new QPushButton(this)),
      m_stored(new QPushButton(this)),
      m_replace(new QPushButton(this)),
      m_reveal(new QPushButton(this)),
      m_copy(new QPushButton(this)),
      m_up(new QPushButton(this)),
      m_down(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_note(new QLabel(this)),
      m_editor(new KeyEditor(secrets, this))
{
    prepareList();
    m_note->setObjectName(u"keyNote"_s);
    m_note->setWordWrap(true);
    m_editor->setObjectName(u"keyEditor"_s);
    m_editor->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    layout->addLayout(makeButtons());
    layout->addWidget(m_note);
    layout->addWidget(m_editor);
    connect(m_editor, &KeyEditor::accepted, this, &KeyList::store);
    connect(m_editor, &KeyEditor::cancelled, m_editor, &QWidget::hide);
    connect(&m_clipboard, &SecretClipboard::ticked, this, [this](int left) {
        m_note->setText(left > 0 ? tr("The key is on the clipboard for %n more second(s).", nullptr, left) : QString());
    });
}

void KeyList::prepareList()
{
    m_list->setObjectName(u"keyList"_s);
    m_list->setColumnCount(ColumnCount);
    m_list->setRootIsDecorated(false);
    m_list->header()->setSectionResizeMode(Place, QHeaderView::Stretch);
    constexpr std::pair<int, int> widths[] = {{Position, 40}, {Name, 130}, {Shown, 130}};
    new ColumnWidths(*m_list->header(), widths);
    m_list->setFixedHeight(m_list->header()->sizeHint().height() + visibleRows * rowHeight(m_list->font()) + 2 * m_list->frameWidth());
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); // what is left of the height belongs to the models
    m_list->setTabKeyNavigation(false);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeyList::retranslate);
    for (const auto &[key, step] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, 1)})
        connect(new QShortcut(QKeySequence(Qt::AltModifier | key), m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
                this, [this, step = step] { move(step); });
}

QLayout *KeyList::makeButtons()
{
    m_add->setObjectName(u"addKey"_s);
    m_stored->setObjectName(u"storedKey"_s);
    m_stored->setMenu(new QMenu(m_stored));
    m_replace->setObjectName(u"replaceKey"_s);
    m_reveal->setObjectName(u"revealKey"_s);
    m_copy->setObjectName(u"copyKey"_s);
    m_remove->setObjectName(u"removeKey"_s);
    auto *buttons = new FlowLayout; // the words are of very different lengths
    buttons->setSpacing(style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing));
    for (QPushButton *button : {m_add, m_stored, m_replace, m_reveal, m_copy, m_up, m_down, m_remove}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    connect(m_add, &QPushButton::clicked, this, &KeyList::add);
    connect(m_stored->menu(), &QMenu::aboutToShow, this, &KeyList::fillStored);
    connect(m_replace, &QPushButton::clicked, this, [this] { replace(); });
    connect(m_reveal, &QPushButton::pressed, this, [this] { reveal(true); });
    connect(m_reveal, &QPushButton::released, this, [this] { reveal(false); });
    connect(m_copy, &QPushButton::clicked, this, [this] { withSecret([this](const QString &secret) { m_clipboard.put(secret); }); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &KeyList::remove);
    return buttons;
}

void KeyList::setKeys(const QList<KeyDraft> &keys, const QString &provider)
{
    const bool isAnother = provider != m_provider;
    m_provider = provider;
    if (isAnother) m_editor->hide();
    QStringList before;
    QStringList after;
    for (const KeyDraft &key : std::as_const(m_keys)) before.append(key.written);
    for (const KeyDraft &key : keys) after.append(key.written);
    if (before == after && !isAnother) return;
    m_keys = keys;
    fill();
    for (const KeyDraft &key : keys) {
        if (key.kind() != KeyDraft::Kind::Keychain) continue;
        m_secrets.read(key.name(), this, [this, name = key.name()](const proxy::SecretAnswer &read) {
            proxy::SecretAnswer fact = read;
            fact.value = read.problem.isEmpty() ? shortenedSecret(read.value) : QString();
            m_facts.insert(name, fact);
            for (int row = 0; row < m_keys.size(); ++row) showFacts(row);
            retranslate();
        });
    }
}

int KeyList::current() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

QString KeyList::currentLabel() const
{
    return labelOf(current());
}

void KeyList::choose(const QString &label)
{
    for (int row = 0; row < m_keys.size(); ++row)
        if (labelOf(row) == label) m_list->setCurrentItem(m_list->topLevelItem(row));
}

void KeyList::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
}

QString KeyList::labelOf(int row) const
{
    if (row < 0) return {};
    const KeyDraft &key = m_keys.at(row);
    switch (key.kind()) {
    case KeyDraft::Kind::Keychain: return key.written.trimmed();
    case KeyDraft::Kind::Variable: return u'$' + key.name();
    case KeyDraft::Kind::Plain: break;
    }
    return u"key %1"_s.arg(row + 1);
}

void KeyList::fill()
{
    const int row = current();
    m_list->clear();
    for (int i = 0; i < m_keys.size(); ++i) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(Position, QString::number(i + 1));
        item->setTextAlignment(Position, Qt::AlignRight | Qt::AlignVCenter);
        showFacts(i);
    }
    if (!m_keys.isEmpty()) m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, static_cast<int>(m_keys.size()) - 1)));
    retranslate();
}

void KeyList::showFacts(int row)
{
    QTreeWidgetItem *item = m_list->topLevelItem(row);
    if (!item) return;
    const KeyDraft &key = m_keys.at(row);
    item->setForeground(Place, palette().color(QPalette::Text));
    if (key.kind() == KeyDraft::Kind::Variable) {
        item->setText(Name, u'$' + key.name());
        item->setText(Place, tr("environment variable"));
    } else if (key.kind() == KeyDraft::Kind::Plain) {
        item->setText(Name, tr("without a name"));
        item->setText(Shown, shortenedSecret(key.written));
        item->setText(Place, u"△ "_s + tr("readable in config.json"));
        item->setForeground(Place, themeColours().warn);
    } else {
        const proxy::SecretAnswer fact = m_facts.value(key.name());
        item->setText(Name, key.name());
        item->setText(Shown, fact.value);
        const bool isAmber = fact.place == proxy::SecretPlace::PrivateFile || fact.place == proxy::SecretPlace::Session;
        if (!fact.problem.isEmpty())
            item->setText(Place, u"✕ "_s + secretTroubleText(fact));
        else
            item->setText(Place, (isAmber ? u"△ "_s : QString()) + placeText(fact.place, fact.backend));
        if (!fact.problem.isEmpty()) item->setForeground(Place, themeColours().error);
        if (isAmber) item->setForeground(Place, themeColours().warn);
        item->setToolTip(Place, configText(fact.problem));
    }
}

void KeyList::withSecret(const std::function<void(const QString &)> &use)
{
    const int row = current();
    if (row < 0) return;
    const KeyDraft &key = m_keys.at(row);
    if (key.kind() == KeyDraft::Kind::Plain) return use(key.written);
    if (key.kind() != KeyDraft::Kind::Keychain) return;
    m_secrets.read(key.name(), this, [this, use](const proxy::SecretAnswer &read) {
        if (read.problem.isEmpty()) return use(read.value);
        m_note->setText(u"✕ "_s + secretTroubleText(read));
    });
}

void KeyList::reveal(bool isHeld)
{
    const int row = current();
    if (row < 0) return;
    if (!isHeld) return showFacts(row);
    withSecret([this, row](const QString &secret) {
        if (m_reveal->isDown() && m_list->topLevelItem(row)) m_list->topLevelItem(row)->setText(Shown, secret);
    });
}

void KeyList::add()
{
    m_edited = -1;
    QStringList taken = m_secrets.known();
    for (const KeyDraft &key : std::as_const(m_keys)) taken.append(key.name());
    m_editor->begin(freeName(m_provider.isEmpty() ? u"key"_s : m_provider, taken), false);
}

void KeyList::setUsersOf(std::function<QStringList(const QString &name)> usersOf)
{
    m_usersOf = std::move(usersOf);
    m_editor->setUsersOf(m_usersOf);
}

// Keys have names so that several providers can use one.
void KeyList::fillStored()
{
    QMenu *menu = m_stored->menu();
    menu->clear();
    QStringList mine;
    for (const KeyDraft &key : std::as_const(m_keys))
        if (key.kind() == KeyDraft::Kind::Keychain) mine.append(key.name());
    for (const QString &name : m_secrets.known()) {
        if (mine.contains(name)) continue;
        const QStringList users = m_usersOf ? m_usersOf(name) : QStringList();
        QAction *action = menu->addAction(users.isEmpty() ? name : tr("%1 (used by %2)").arg(name, users.join(tr(", "))), this,
                                          [this, name] { use(name); });
        action->setData(name);
    }
    if (menu->isEmpty()) menu->addAction(tr("No other key is stored"))->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("Stored keys…"), this, &KeyList::storedKeysRequested);
}

void KeyList::use(const QString &name)
{
    m_edited = -1;
    store(KeyDraft::inKeychain(name).written);
}

// One that is written out gets a name, and goes where it is safe.
void KeyList::replace(KeyEditor::Wish wish)
{
    const int row = current();
    if (row < 0) return;
    m_edited = row;
    const KeyDraft &key = m_keys.at(row);
    const bool isPlain = key.kind() == KeyDraft::Kind::Plain;
    m_editor->begin(isPlain ? m_provider : key.name(), key.kind() == KeyDraft::Kind::Keychain, isPlain ? key.written : QString(), wish);
}

void KeyList::store(const QString &written)
{
    m_editor->hide();
    QList<KeyDraft> keys = m_keys;
    const KeyDraft key{.written = written};
    m_facts.remove(key.name());
    if (m_edited >= 0 && m_edited < keys.size())
        keys[m_edited] = key;
    else
        keys.append(key);
    m_keys.clear(); // read again, also when the name is the same
    setKeys(keys, m_provider);
    m_list->setCurrentItem(m_list->topLevelItem(m_edited >= 0 ? m_edited : static_cast<int>(keys.size()) - 1));
    m_list->setFocus();
    Q_EMIT edited(keys);
}

void KeyList::move(int step)
{
    const int from = current();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= m_keys.size()) return;
    m_keys.move(from, to);
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(to));
    Q_EMIT edited(m_keys);
}

void KeyList::remove()
{
    const int row = current();
    if (row < 0) return;
    const KeyDraft removed = m_keys.takeAt(row);
    fill();
    Q_EMIT edited(m_keys);
    if (removed.kind() != KeyDraft::Kind::Keychain || !m_usersOf || !m_usersOf(removed.name()).isEmpty()) return;
    say(*m_note, [name = removed.name()] {
        return tr("No provider uses “%1” any more. It stays stored until it is deleted under “Stored keys…”.").arg(name);
    });
}

void KeyList::retranslate()
{
    m_list->setAccessibleName(tr("Keys in the order of their use"));
    m_list->setHeaderLabels({tr("No."), tr("Name"), tr("Key"), tr("Kept in")});
    m_add->setText(tr("Add key…"));
    m_stored->setText(tr("Use stored"));
    m_stored->setToolTip(tr("Use a key that is stored already, for example by another provider"));
    const int row = current();
    const bool isKey = row >= 0 && row < m_keys.size();
    const auto kind = isKey ? m_keys.at(row).kind() : KeyDraft::Kind::Variable;
    m_replace->setText(isKey && kind == KeyDraft::Kind::Plain ? tr("Move to keychain…") : tr("Replace…"));
    m_reveal->setText(tr("Show"));
    m_reveal->setToolTip(tr("Shows the key while it is held"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies the key; the clipboard is cleared after 20 seconds"));
    m_up->setText(u"▲"_s);
    m_down->setText(u"▼"_s);
    m_remove->setText(tr("Remove"));
    m_remove->setToolTip(tr("This provider no longer uses the key; it stays stored"));
    m_up->setToolTip(tr("Use earlier (Alt+Up)"));
    m_down->setToolTip(tr("Use later (Alt+Down)"));
    m_up->setAccessibleName(tr("Use earlier"));
    m_down->setAccessibleName(tr("Use later"));
    for (QPushButton *button : {m_up, m_down}) button->setMaximumWidth(button->fontMetrics().height() * 2);
    for (QPushButton *button : {m_replace, m_remove}) button->setEnabled(isKey);
    for (QPushButton *button : {m_reveal, m_copy}) button->setEnabled(isKey && kind != KeyDraft::Kind::Variable);
    m_up->setEnabled(isKey && row > 0);
    m_down->setEnabled(isKey && row + 1 < m_keys.size());
    m_editor->retranslate();
}

} // namespace ccr::ui
