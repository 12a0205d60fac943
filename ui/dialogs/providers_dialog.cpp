#include "ui/dialogs/providers_dialog.h"

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/provider_form.h"
#include "ui/dialogs/stored_keys_dialog.h"
#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/provider_templates.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int nameRole = Qt::UserRole;

struct State
{
    QString sign;
    QString words;
    QColor colour;
};

State stateOf(const QString &name, bool isEnabled, const proxy::ConfigCheck &check, const std::vector<proxy::ProviderState> &served,
              const std::optional<LastTest> &test)
{
    if (!isEnabled) return {u"○"_s, ProvidersDialog::tr("switched off"), themeColours().muted};
    for (const proxy::CheckedProvider &provider : check.providers)
        if (provider.name == name && !provider.problem.isEmpty()) return {u"✕"_s, configText(provider.problem), themeColours().error};
    // The test asked the draft, which is nearer than what is in force.
    if (test && !test->hasPassed)
        return {u"△"_s, ProvidersDialog::tr("the last test failed: %1").arg(lastTestText(*test)), themeColours().warn};
    for (const proxy::ProviderState &provider : served) {
        if (provider.name != name) continue;
        if (!provider.problem.isEmpty()) return {u"△"_s, configText(provider.problem), themeColours().warn};
        if (provider.health == "open"_L1) return {u"△"_s, ProvidersDialog::tr("left alone after failures"), themeColours().warn};
        if (!provider.restingKeys.empty()) return {u"△"_s, ProvidersDialog::tr("a key was refused or is limited"), themeColours().warn};
        if (provider.failure && provider.failures > 0)
            return {u"△"_s, ProvidersDialog::tr("the last request failed: %1").arg(failureText(*provider.failure)), themeColours().warn};
        return {u"✓"_s, {}, themeColours().ok};
    }
    return {u"·"_s, ProvidersDialog::tr("not in use yet"), themeColours().muted};
}

bool isLocal(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

} // namespace

ProvidersDialog::ProvidersDialog(Workspace &workspace, QWidget *parent)
    : ConfigDialog(u"providersDialog"_s, workspace, parent),
      m_list(new QListWidget(this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_import(new QPushButton(this)),
      m_empty(new QLabel(this)),
      m_form(new ProviderForm(draft(), *workspace.services.secrets, *workspace.services.trial, this)),
      m_tests(workspace.services.settings)
{
    m_list->setObjectName(u"providerList"_s);
    m_add->setObjectName(u"addProvider"_s);
    m_remove->setObjectName(u"deleteProvider"_s);
    m_empty->setWordWrap(true);
    m_add->setMenu(new QMenu(m_add));
    m_import->setObjectName(u"importProviders"_s);
    for (QPushButton *button : {m_add, m_remove, m_import}) button->setAutoDefault(false);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_import}) buttons->addWidget(button);
    column->addLayout(buttons);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_form);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({240, 720});
    content()->addWidget(splitter);
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        m_form->setProvider(current());
        showState();
    });
    connect(m_add->menu(), &QMenu::aboutToShow, this, &ProvidersDialog::fillTemplates);
    connect(m_remove, &QPushButton::clicked, this, &ProvidersDialog::remove);
    connect(m_import, &QPushButton::clicked, workspace.actions.action(u"import"_s), &QAction::trigger);
    connect(m_form, &ProviderForm::tested, this, &ProvidersDialog::keepTest);
    connect(m_form, &ProviderForm::storedKeysRequested, this, &ProvidersDialog::showStoredKeys);
    connect(m_form, &ProviderForm::renamed, this, &ProvidersDialog::select);
    connect(m_form, &ProviderForm::problem, this, [this](const QString &text) { say(Tone::Problem, [text] { return text; }); });
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &ProvidersDialog::ask);
    // In this window the key means the test, and not the tester of routes.
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_T), this), &QShortcut::activated, m_form, &ProviderForm::test);
    setUsualSize({1060, 700});
    retranslate();
}

QString ProvidersDialog::current() const
{
    return m_list->currentItem() ? m_list->currentItem()->data(nameRole).toString() : QString();
}

void ProvidersDialog::select(const QString &name)
{
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->data(nameRole).toString() == name) m_list->setCurrentRow(i);
}

void ProvidersDialog::open(const Visit &visit)
{
    m_visit = visit;
    beginVisit();
}

void ProvidersDialog::beginVisit()
{
    if (!m_visit || providerIndex(draft().root(), m_visit->provider) < 0) return;
    const Visit visit = *std::exchange(m_visit, std::nullopt);
    select(visit.provider);
    m_form->chooseKey(visit.key);
    if (visit.purpose == Visit::Purpose::CheckAddress) m_form->enterUrl();
    if (visit.purpose == Visit::Purpose::CheckProtocol) m_form->enterProtocol();
    if (visit.purpose == Visit::Purpose::Test) m_form->test();
    if (visit.purpose == Visit::Purpose::ChooseKey) m_form->showKeys();
    if (visit.purpose == Visit::Purpose::CheckModels) m_form->showModel(visit.model);
    if (visit.purpose == Visit::Purpose::ReplaceKey) m_form->replaceKey(KeyEditor::Wish::Keychain);
    if (visit.purpose == Visit::Purpose::KeyForSession) m_form->replaceKey(KeyEditor::Wish::Session);
}

void ProvidersDialog::showEvent(QShowEvent *event)
{
    ConfigDialog::showEvent(event);
    ask();
}

// No signal tells of single failures.
void ProvidersDialog::ask()
{
    workspace().services.proxy.askProviders(this, [this](const std::vector<proxy::ProviderState> &providers) {
        m_served = providers;
        fill();
    });
}

void ProvidersDialog::fill()
{
    const QString kept = m_form->provider();
    const Json5Value *list = providersIn(draft().root());
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
            const ProviderDraft entry = ProviderDraft::from(list->elements[i]);
            const std::optional<LastTest> test = m_tests.of(entry.name);
            const State state = stateOf(entry.name, entry.isEnabled, lastCheck(), m_served, test);
            const QString detail = test ? lastTestText(*test) : isLocal(entry.baseUrl) ? tr("local") : QString();
            auto *item = new QListWidgetItem((state.sign + u' ' + entry.name + u"   "_s + detail).trimmed(), m_list);
            item->setData(nameRole, entry.name);
            item->setToolTip(state.words);
            item->setForeground(state.colour);
            QStringList spoken{entry.name, detail, state.words};
            spoken.removeAll(QString());
            item->setData(Qt::AccessibleTextRole, spoken.join(u", "_s));
        }
        select(kept);
        if (!m_list->currentItem() && m_list->count() > 0) m_list->setCurrentRow(0);
    }
    m_empty->setVisible(m_list->count() == 0);
    m_form->setProvider(current());
    m_form->refresh();
    showState();
    beginVisit();
}

void ProvidersDialog::showState()
{
    m_remove->setEnabled(m_list->currentItem() != nullptr);
    QString url;
    for (const proxy::CheckedProvider &provider : lastCheck().providers)
        if (provider.name == current()) url = provider.url;
    m_form->showAddress(url);
}

void ProvidersDialog::draftChanged()
{
    fill();
    if (m_storedKeys) m_storedKeys->fill();
}

void ProvidersDialog::checked()
{
    fill();
}

void ProvidersDialog::keepTest(const QString &provider, const proxy::ProbeReport &report)
{
    m_tests.keep(provider, report);
    fill();
}

// What is saved counts as well: it is in force until the draft replaces it.
QStringList ProvidersDialog::usersOfKey(const QString &name)
{
    QStringList users = usersOfSecret(draft().root(), name) + usersOfSecret(draft().saved(), name);
    users.removeDuplicates();
    return users;
}

void ProvidersDialog::showStoredKeys()
{
    if (m_storedKeys)
        m_storedKeys->refresh();
    else
        m_storedKeys = new StoredKeysDialog(
            *workspace().services.secrets, [this](const QString &name) { return usersOfKey(name); }, this);
    m_storedKeys->show();
    m_storedKeys->raise();
    m_storedKeys->activateWindow();
}

void ProvidersDialog::fillTemplates()
{
    QMenu *menu = m_add->menu();
    menu->clear();
    for (const ProviderTemplate &origin : providerTemplates()) menu->addAction(origin.name, this, [this, id = origin.id] { add(id); });
    menu->addSeparator();
    menu->addAction(tr("Another provider"), this, [this] { add({}); });
}

void ProvidersDialog::add(const QString &templateId)
{
    QStringList taken;
    if (const Json5Value *list = providersIn(draft().root()))
        for (const Json5Value &entry : list->elements) taken.append(textAt(entry, u"name"));
    const ProviderTemplate *origin = findTemplate(templateId);
    ProviderDraft entry = origin ? providerFrom(*origin, {}, taken) : ProviderDraft{.name = freeName(u"provider"_s, taken)};
    draft().change([&entry](Json5Value &root) { providersOf(root).elements.push_back(entry.entry()); });
    select(entry.name);
    if (!origin) {
        m_form->nameEdit()->setFocus();
        m_form->nameEdit()->selectAll();
    } else if (!origin->keyUrl.isEmpty()) {
        say(Tone::Plain, [url = origin->keyUrl] { return tr("Now add a key. They are made at %1").arg(url); });
    }
}

void ProvidersDialog::remove()
{
    const QString name = current();
    if (name.isEmpty()) return;
    const QStringList places = referencesTo(draft().root(), name);
    if (!places.isEmpty())
        return say(
            Tone::Warning,
            [name, where = places.join(u", "_s)] {
                return tr("%1 cannot be deleted: it is used by %2. Change these first.").arg(name, where);
            },
            [] { return tr("Routes…"); }, [this] { workspace().actions.action(u"routes"_s)->trigger(); });
    draft().change([&name](Json5Value &root) {
        const int index = providerIndex(root, name);
        std::vector<Json5Value> &entries = providersOf(root).elements;
        if (index >= 0) entries.erase(entries.begin() + index);
    });
}

void ProvidersDialog::retranslate()
{
    ConfigDialog::retranslate();
    setWindowTitle(tr("Providers and keys[*]"));
    m_list->setAccessibleName(tr("Providers"));
    m_add->setText(tr("&Add"));
    m_remove->setText(tr("&Delete"));
    m_import->setText(tr("&Import…"));
    m_import->setToolTip(tr("Take providers from another configuration"));
    m_import->setEnabled(workspace().actions.action(u"import"_s)->isEnabled());
    m_empty->setText(tr("Add a provider to start routing."));
    m_form->retranslate();
    fill();
}

void visitProvider(const Workspace &workspace, const QWidget &window, const ProvidersDialog::Visit &visit)
{
    workspace.actions.action(u"providers"_s)->trigger();
    if (auto *dialog = window.findChild<ProvidersDialog *>()) dialog->open(visit);
}

} // namespace ccr::ui
