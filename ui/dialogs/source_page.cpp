#include "ui/dialogs/source_page.h"

#include "ui/dialogs/key_editor.h"
#include "ui/dialogs/key_mover.h"
#include "ui/models/provider_templates.h"
#include "ui/theme/theme.h"
#include "ui/widgets/said_text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using Kind = ccr::proxy::SetupFind::Kind;

namespace ccr::ui {

namespace {

QStringList namesIn(const Json5Value &root)
{
    QStringList names;
    if (const Json5Value *list = providersIn(root))
        for (const Json5Value &entry : list->elements) names.append(textAt(entry, u"name"));
    return names;
}

bool isFile(const proxy::SetupFind &find)
{
    return find.kind == Kind::RouterConfig || find.kind == Kind::Router3 || find.kind == Kind::CcSwitch;
}

// What the router that is in use says is wanted; where there is a newer one, an older one's file is what it has left behind.
bool isWanted(const proxy::SetupFind &find, const QList<proxy::SetupFind> &finds)
{
    const auto isRouter3 = [](const proxy::SetupFind &other) { return other.kind == Kind::Router3; };
    return find.kind == Kind::Router3 || (find.kind == Kind::RouterConfig && std::none_of(finds.begin(), finds.end(), isRouter3));
}

QLabel *wrapped(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

SourcePage::SourcePage(Workspace &workspace, ConfigDraft &draft, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_draft(draft),
      m_title(wrapped(this)),
      m_found(wrapped(this)),
      m_list(new QListWidget(this)),
      m_templateLabel(new QLabel(this)),
      m_template(new QComboBox(this)),
      m_keyUrl(wrapped(this)),
      m_key(new KeyEditor(*workspace.services.secrets, this)),
      m_added(wrapped(this)),
      m_demo(wrapped(this))
{
    m_list->setObjectName(u"finds"_s);
    m_list->setMaximumHeight(m_list->fontMetrics().height() * 8);
    m_template->setObjectName(u"template"_s);
    m_added->setObjectName(u"added"_s);
    m_templateLabel->setBuddy(m_template);
    m_keyUrl->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_template->addItem(QString());
    for (const ProviderTemplate &origin : providerTemplates())
        if (!origin.isLocal) m_template->addItem(origin.name, origin.id);
    m_key->setUsersOf([this](const QString &name) { return usersOfSecret(m_draft.root(), name); });
    m_key->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_templateLabel);
    row->addWidget(m_template, 1);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_found, m_list}) layout->addWidget(widget);
    layout->addLayout(row);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_keyUrl, m_key, m_added}) layout->addWidget(widget);
    layout->addStretch();
    layout->addWidget(m_demo);
    connect(m_template, &QComboBox::currentIndexChanged, this, &SourcePage::chooseTemplate);
    connect(m_key, &KeyEditor::accepted, this, &SourcePage::takeKey);
    connect(m_key, &KeyEditor::cancelled, this, [this] { m_template->setCurrentIndex(0); });
    connect(m_key, &KeyEditor::refused, this, [this] { m_done = nullptr; });
    workspace.services.setup->scan(this, [this](const QList<proxy::SetupFind> &finds) { showFinds(finds); });
    retranslate();
}

void SourcePage::showFinds(const QList<proxy::SetupFind> &finds)
{
    m_finds = finds;
    m_isScanned = true;
    retranslate();
}

QString SourcePage::findText(const proxy::SetupFind &find) const
{
    const ProviderTemplate *origin = findTemplate(find.templateId);
    switch (find.kind) {
    case Kind::RouterConfig: return tr("Import from Claude Code Router (%n provider(s))", nullptr, find.providers);
    case Kind::Router3: return tr("Import from Claude Code Router 3 (%n provider(s))", nullptr, find.providers);
    case Kind::CcSwitch: return tr("Import from cc-switch (%n provider(s))", nullptr, find.providers);
    case Kind::Variable: return tr("%1, with the key of $%2").arg(origin ? origin->name : find.templateId, find.name);
    case Kind::LocalServer: return tr("%1 on this computer (%n model(s))", nullptr, static_cast<int>(find.models.size())).arg(find.name);
    }
    return {};
}

void SourcePage::fillFinds()
{
    QList<Qt::CheckState> states;
    for (int i = 0; i < m_list->count(); ++i) states.append(m_list->item(i)->checkState());
    m_list->clear();
    for (const proxy::SetupFind &find : std::as_const(m_finds)) {
        auto *item = new QListWidgetItem(findText(find), m_list);
        const bool isNew = states.size() < m_list->count();
        item->setCheckState(isNew ? (isWanted(find, m_finds) ? Qt::Checked : Qt::Unchecked) : states.at(m_list->count() - 1));
        item->setToolTip(find.kind == Kind::LocalServer ? find.models.join(u", "_s) : find.name);
    }
}

void SourcePage::chooseTemplate()
{
    if (m_template->currentIndex() > 0) m_done = nullptr;
    const ProviderTemplate *origin = findTemplate(m_template->currentData().toString());
    m_key->setVisible(origin != nullptr);
    say(*m_keyUrl, origin ? [url = origin->keyUrl] { return tr("Keys are made at %1").arg(url); } : SaidText());
    if (origin) m_key->begin(freeName(origin->id, namesIn(m_draft.root()) + m_workspace.services.secrets->known()), false);
}

void SourcePage::takeKey(const QString &written)
{
    const ProviderTemplate *origin = findTemplate(m_template->currentData().toString());
    if (!origin) return;
    const ProviderDraft entry = providerFrom(*origin, written, namesIn(m_draft.root()));
    m_draft.change([&entry](Json5Value &root) { providersOf(root).elements.push_back(entry.entry()); });
    m_template->setCurrentIndex(0);
    say(*m_added, [name = origin->name] { return u"✓ "_s + tr("%1 was added.").arg(name); });
    Q_EMIT added(entry.name);
    if (m_done) applyFinds();
}

// A provider that is chosen is one that is wanted: its key is stored first, or the editor says what is missing.
void SourcePage::apply(std::function<void()> done)
{
    m_done = std::move(done);
    if (m_key->isHidden()) return applyFinds();
    m_key->accept();
}

// Files first: what they say of routes counts before what follows from a find.
void SourcePage::applyFinds()
{
    m_files.clear();
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked && isFile(m_finds.at(i))) m_files.append(m_finds.at(i).name);
    takeNextFile();
}

void SourcePage::takeNextFile()
{
    if (!m_files.isEmpty())
        return m_workspace.services.config->readOther(m_files.takeFirst(), this,
                                                      [this](const proxy::ConfigSource &source) { takeFile(source); });
    addFinds();
    finish();
}

// What is there already stays; a provider of the same name is the same one. Keys that are written out there go to the keychain here.
void SourcePage::takeFile(const proxy::ConfigSource &source)
{
    Json5Value root = m_draft.root();
    QStringList taken;
    for (const Json5Member &member : source.root.members)
        if (!root.find(member.name) && member.name != "Providers"_L1 && member.name != "providers"_L1)
            setMember(root, member.name, member.value);
    const Json5Value *list = providersIn(source.root);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const QString name = textAt(list->elements[i], u"name");
        if (providerIndex(root, name) >= 0) continue;
        providersOf(root).elements.push_back(list->elements[i]);
        taken.append(name);
    }
    tellWhatIsLeft(source);
    const KeysToMove keys{.providers = taken, .isApiKeyMoved = !m_draft.root().find(u"APIKEY")};
    KeyMover::move(*m_workspace.services.secrets, root, keys, this, [this, root, taken](const Result<Json5Value> &moved) {
        // Without a keychain the keys stay readable, as they are in the file that they come from.
        m_draft.change([&](Json5Value &draft) { draft = moved ? *moved : root; });
        if (!moved) tellThatKeysStay(moved.error().message);
        m_new += taken;
        takeNextFile();
    });
}

// Here it is left with the page, so the window says it too.
void SourcePage::tellThatKeysStay(const QString &why)
{
    say(*m_added, [why] { return u"△ "_s + tr("The keys stay readable in config.json: %1").arg(why); });
    m_workspace.notices.post({.kind = NoticeKind::Config,
                              .level = NoticeLevel::Warning,
                              .subject = u"keys"_s,
                              .title = tr("The keys stay readable in config.json"),
                              .body = why,
                              .actionId = u"providers"_s});
}

void SourcePage::tellWhatIsLeft(const proxy::ConfigSource &source)
{
    const auto left = std::count_if(source.origins.begin(), source.origins.end(),
                                    [](const proxy::ConfigOrigin &origin) { return origin.setting.isEmpty(); });
    if (left == 0) return;
    m_workspace.notices.post([path = source.path, count = static_cast<int>(left)] {
        return Notice{.kind = NoticeKind::Config,
                      .level = NoticeLevel::Warning,
                      .subject = path,
                      .title = tr("%n setting(s) could not be taken over", nullptr, count),
                      .body = tr("They are in %1. The import says what becomes of each.").arg(path),
                      .actionId = u"import"_s,
                      .argument = path};
    });
}

void SourcePage::finish()
{
    if (!m_new.isEmpty()) Q_EMIT added(m_new.constFirst());
    m_new.clear();
    std::exchange(m_done, nullptr)();
}

void SourcePage::addFinds()
{
    bool isAny = false;
    for (int i = 0; i < m_list->count(); ++i) isAny |= m_list->item(i)->checkState() == Qt::Checked;
    if (!isAny) return; // nothing is to be written where nothing is wanted
    m_draft.change([this](Json5Value &root) {
        for (int i = 0; i < m_list->count(); ++i) {
            const proxy::SetupFind &find = m_finds.at(i);
            const ProviderTemplate *origin = findTemplate(find.templateId);
            if (m_list->item(i)->checkState() != Qt::Checked || !origin) continue;
            if (providerIndex(root, textAt(origin->entry, u"name")) >= 0) continue; // from the page before
            ProviderDraft entry = providerFrom(*origin, find.kind == Kind::Variable ? u'$' + find.name : QString(), namesIn(root));
            if (find.kind == Kind::LocalServer) {
                entry.models = find.models;
                entry.baseUrl = find.url;
            }
            providersOf(root).elements.push_back(entry.entry());
            m_new.append(entry.name);
        }
    });
}

void SourcePage::retranslate()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(tr("Where do your models come from?"));
    m_found->setText(!m_isScanned        ? tr("Looking around on this computer…")
                     : m_finds.isEmpty() ? tr("Nothing was found on this computer that could be used.")
                                         : tr("Found on this computer:"));
    m_list->setAccessibleName(tr("Found on this computer"));
    m_list->setVisible(!m_finds.isEmpty());
    fillFinds();
    m_templateLabel->setText(tr("&Add a provider"));
    m_template->setAccessibleName(tr("Add a provider"));
    m_template->setItemText(0, tr("choose one…"));
    m_key->retranslate();
    m_demo->setText(tr("Without a provider the built-in demo provider answers, so that you can look around first."));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    for (QLabel *label : {m_demo, m_keyUrl}) label->setPalette(muted);
}

} // namespace ccr::ui
