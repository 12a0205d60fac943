#include "ui/dialogs/provider_form.h"

#include "ui/dialogs/key_list.h"
#include "ui/dialogs/model_list.h"
#include "ui/models/config_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/probe_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

void put(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text) edit->setText(text); // the cursor stays where somebody types
}

// ["a",["b",{…}]] as `a; ["b",{…}]`
QString shownTransformers(const QStringList &transformers)
{
    return transformers.join(u"; "_s);
}

QStringList transformersIn(const QString &text)
{
    QStringList transformers;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts))
        if (!part.trimmed().isEmpty()) transformers.append(part.trimmed());
    return transformers;
}

QString protocolText(const QString &id)
{
    if (id == "openai-chat"_L1) return u"OpenAI Chat Completions"_s;
    if (id == "openai-responses"_L1) return u"OpenAI Responses"_s;
    if (id == "anthropic"_L1) return u"Anthropic Messages"_s;
    if (id == "gemini"_L1) return u"Google Gemini"_s;
    if (id == "vertex-gemini"_L1) return u"Vertex AI (Gemini)"_s;
    if (id == "vertex-claude"_L1) return u"Vertex AI (Claude)"_s;
    return u"Vertex AI (OpenAI)"_s;
}

} // namespace

ProviderForm::ProviderForm(ConfigDraft &draft, proxy::SecretsControl &secrets, proxy::TrialControl &trial, QWidget *parent)
    : QWidget(parent),
      m_draft(draft),
      m_trial(trial),
      m_fields(new QWidget(this)),
      m_form(new QFormLayout(m_fields)),
      m_nameEdit(new QLineEdit(this)),
      m_enabled(new QCheckBox(this)),
      m_url(new QLineEdit(this)),
      m_address(new QLabel(this)),
      m_protocol(new QComboBox(this)),
      m_keys(new KeyList(secrets, this)),
      m_models(new ModelList(this)),
      m_transformers(new QLineEdit(this)),
      m_maxTokens(new QSpinBox(this)),
      m_proxy(new QLineEdit(this)),
      m_test(new QPushButton(this)),
      m_probe(new ProbeView(this))
{
    m_nameEdit->setObjectName(u"providerName"_s);
    m_enabled->setObjectName(u"providerEnabled"_s);
    m_url->setObjectName(u"providerUrl"_s);
    m_address->setObjectName(u"providerAddress"_s);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_address->setTextFormat(Qt::PlainText);
    m_address->setWordWrap(true);
    m_protocol->setObjectName(u"providerProtocol"_s);
    for (const Protocol &protocol : protocols()) m_protocol->addItem(protocolText(protocol.id), protocol.id);
    m_transformers->setObjectName(u"providerTransformers"_s);
    m_maxTokens->setObjectName(u"providerMaxTokens"_s);
    m_maxTokens->setRange(0, 10'000'000);
    m_maxTokens->setSingleStep(1024);
    m_maxTokens->setGroupSeparatorShown(true);
    m_maxTokens->setAlignment(Qt::AlignRight);
    m_proxy->setObjectName(u"providerProxy"_s);
    m_test->setObjectName(u"testProvider"_s);
    m_test->setAutoDefault(false);
    // Two in a line, so that all of it is seen in a window of usual height.
    auto *nameLine = new QHBoxLayout;
    nameLine->addWidget(m_nameEdit, 1);
    nameLine->addWidget(m_enabled);
    auto *limits = new QHBoxLayout;
    limits->addWidget(m_maxTokens);
    limits->addSpacing(8);
    limits->addWidget(labelOf(m_proxy));
    limits->addWidget(m_proxy, 1);
    auto *urlLines = new QVBoxLayout;
    urlLines->setSpacing(2);
    urlLines->addWidget(m_url);
    urlLines->addWidget(m_address);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->addRow(labelOf(m_nameEdit), nameLine);
    m_form->addRow(labelOf(m_url), urlLines);
    for (QWidget *field : std::initializer_list<QWidget *>{m_protocol, m_keys, m_models, m_transformers})
        m_form->addRow(labelOf(field), field);
    m_form->addRow(labelOf(m_maxTokens), limits);
    // Higher than a small window while a key is entered.
    auto *scroll = m_scroll = new QScrollArea(this);
    scroll->setWidget(m_fields);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(scroll);
    layout->addSpacing(4);
    // Below what scrolls: it is seen at once, and so is what it found.
    auto *test = new QHBoxLayout;
    test->addWidget(m_test, 0, Qt::AlignTop);
    test->addWidget(m_probe, 1);
    layout->addLayout(test);

    connect(m_nameEdit, &QLineEdit::editingFinished, this, &ProviderForm::rename);
    connect(m_enabled, &QCheckBox::toggled, this, [this](bool isOn) { change([isOn](ProviderDraft &entry) { entry.isEnabled = isOn; }); });
    connect(m_url, &QLineEdit::textEdited, this, &ProviderForm::changeUrl);
    connect(m_protocol, &QComboBox::activated, this,
            [this] { change([this](ProviderDraft &entry) { entry.protocol = m_protocol->currentData().toString(); }); });
    m_keys->setUsersOf([this](const QString &name) { return usersOfSecret(m_draft.root(), name); });
    connect(m_keys, &KeyList::storedKeysRequested, this, &ProviderForm::storedKeysRequested);
    connect(m_keys, &KeyList::edited, this,
            [this](const QList<KeyDraft> &keys) { change([&keys](ProviderDraft &entry) { entry.keys = keys; }); });
    connect(m_models, &ModelList::edited, this,
            [this](const QStringList &models) { change([&models](ProviderDraft &entry) { entry.models = models; }); });
    connect(m_models, &ModelList::fetchRequested, this, &ProviderForm::fetch);
    connect(m_transformers, &QLineEdit::editingFinished, this,
            [this] { change([this](ProviderDraft &entry) { entry.transformers = transformersIn(m_transformers->text()); }); });
    connect(m_maxTokens, &QSpinBox::valueChanged, this, [this](int tokens) {
        change([tokens](ProviderDraft &entry) { entry.maxTokens = tokens > 0 ? std::optional(tokens) : std::nullopt; }, u"maxTokens"_s);
    });
    connect(m_proxy, &QLineEdit::textEdited, this,
            [this](const QString &url) { change([&url](ProviderDraft &entry) { entry.proxyUrl = url; }, u"proxy"_s); });
    connect(m_test, &QPushButton::clicked, this, &ProviderForm::test);
}

QLabel *ProviderForm::labelOf(QWidget *field)
{
    auto *label = new QLabel(this);
    if (field != m_keys && field != m_models) label->setBuddy(field); // several controls, each with a name of its own
    m_labels.insert(field, label);
    return label;
}

void ProviderForm::setProvider(const QString &name)
{
    if (name == m_name) return;
    m_name = name;
    ++m_tests;
    m_probe->clear();
    m_test->setEnabled(true);
    refresh();
}

void ProviderForm::refresh()
{
    const int index = providerIndex(m_draft.root(), m_name);
    setEnabled(index >= 0);
    if (index < 0) return;
    const ProviderDraft entry = ProviderDraft::from(providersIn(m_draft.root())->elements[static_cast<std::size_t>(index)]);
    m_isFilling = true;
    if (!m_nameEdit->hasFocus() || !m_nameEdit->isModified()) put(m_nameEdit, entry.name);
    m_enabled->setChecked(entry.isEnabled);
    put(m_url, entry.baseUrl);
    m_protocol->setCurrentIndex(m_protocol->findData(entry.protocol));
    m_keys->setKeys(entry.keys, entry.name);
    m_models->setModels(entry.models, entry.name);
    if (transformersIn(m_transformers->text()) != entry.transformers) m_transformers->setText(shownTransformers(entry.transformers));
    m_maxTokens->setValue(entry.maxTokens.value_or(0));
    put(m_proxy, entry.proxyUrl);
    m_isFilling = false;
}

void ProviderForm::showAddress(const QString &url)
{
    m_address->setText(url.isEmpty() ? QString() : tr("Requests go to %1").arg(url));
    m_address->setVisible(!url.isEmpty() && url != m_url->text().trimmed()); // else it is no news
}

void ProviderForm::change(const std::function<void(ProviderDraft &)> &edit, const QString &field)
{
    if (m_isFilling) return;
    m_draft.change(
        [this, &edit](Json5Value &root) {
            const int index = providerIndex(root, m_name);
            if (index < 0) return;
            Json5Value &value = providersOf(root).elements[static_cast<std::size_t>(index)];
            ProviderDraft entry = ProviderDraft::from(value);
            edit(entry);
            value = entry.entry();
        },
        field.isEmpty() ? field : m_name + u'/' + field);
}

void ProviderForm::rename()
{
    const QString name = m_nameEdit->text().trimmed();
    m_nameEdit->setModified(false);
    if (m_isFilling || m_name.isEmpty() || name == m_name) return;
    const int other = providerIndex(m_draft.root(), name);
    const bool isTaken = other >= 0 && other != providerIndex(m_draft.root(), m_name);
    if (name.isEmpty() || name.contains(u',') || isTaken) {
        m_nameEdit->setText(m_name);
        return Q_EMIT problem(isTaken ? tr("There is a provider “%1” already.").arg(name)
                                      : tr("A name must not be empty and must not contain a comma."));
    }
    const QString before = std::exchange(m_name, name);
    m_draft.change([&](Json5Value &root) { renameProvider(root, before, name); });
    Q_EMIT renamed(name);
}

// As long as the protocol is the one that the address suggests, it follows.
void ProviderForm::changeUrl(const QString &url)
{
    change(
        [&url](ProviderDraft &entry) {
            if (entry.protocol == detectProtocol(entry.baseUrl)) entry.protocol = detectProtocol(url);
            entry.baseUrl = url;
        },
        u"url"_s);
}

void ProviderForm::fetch()
{
    m_models->setFetching(true);
    m_trial.fetchModels(m_draft.root(), m_name, this,
                        [this, provider = m_name](const Result<QStringList> &models) { takeModels(provider, models); });
}

void ProviderForm::takeModels(const QString &provider, const Result<QStringList> &models)
{
    m_models->setFetching(false);
    if (provider != m_name) return;
    if (models)
        m_models->setOffered(*models);
    else
        m_models->say([error = models.error()] { return configText(error); }, true);
}

void ProviderForm::test()
{
    const quint64 number = ++m_tests;
    m_test->setEnabled(false);
    m_probe->showReport({.model = m_models->current(), .url = m_url->text()}, m_name);
    m_trial.probe(m_draft.root(), m_name, m_models->current(), m_keys->currentLabel(), this,
                  [this, number, provider = m_name](const proxy::ProbeReport &report) {
                      if (number != m_tests) return;
                      m_probe->showReport(report, provider);
                      m_test->setEnabled(report.isFinished);
                      if (report.isFinished) Q_EMIT tested(provider, report);
                  });
}

void ProviderForm::chooseKey(const QString &label)
{
    m_keys->choose(label);
}

void ProviderForm::enterUrl()
{
    m_url->setFocus(Qt::OtherFocusReason);
    m_url->selectAll();
    m_scroll->ensureWidgetVisible(m_url);
}

void ProviderForm::enterProtocol()
{
    m_protocol->setFocus(Qt::OtherFocusReason);
    show(*m_protocol);
}

void ProviderForm::showKeys()
{
    m_keys->focusList();
    show(*m_keys);
}

void ProviderForm::showModel(const QString &model)
{
    m_models->focusOn(model);
    show(*m_models);
}

void ProviderForm::replaceKey(KeyEditor::Wish wish)
{
    m_keys->replace(wish);
    show(*m_keys);
}

// It may be higher after the layout.
void ProviderForm::show(QWidget &field)
{
    QTimer::singleShot(0, &field, [this, &field] { m_scroll->ensureWidgetVisible(&field); });
}

void ProviderForm::retranslate()
{
    const std::pair<QWidget *, QString> labels[] = {{m_nameEdit, tr("&Name")},        {m_url, tr("&Base URL")},
                                                    {m_protocol, tr("P&rotocol")},    {m_keys, tr("Keys")},
                                                    {m_models, tr("Models")},         {m_transformers, tr("Transformers")},
                                                    {m_maxTokens, tr("Most output")}, {m_proxy, tr("Outbound proxy")}};
    for (const auto &[field, text] : labels) {
        m_labels.value(field)->setText(text);
        if (field != m_keys && field != m_models) field->setAccessibleName(QString(text).remove(u'&'));
    }
    m_enabled->setText(tr("in use"));
    m_protocol->setToolTip(tr("Follows the base URL until it is chosen by hand"));
    m_transformers->setPlaceholderText(tr("tooluse; [\"reasoning\", {…}]"));
    m_transformers->setToolTip(tr("Adjust requests and answers, in this order"));
    m_maxTokens->setSpecialValueText(tr("as the client asks"));
    m_maxTokens->setSuffix(tr(" tokens"));
    m_proxy->setPlaceholderText(tr("as for all providers"));
    m_proxy->setToolTip(tr("http://host:port or socks5://host:port; direct: none, whatever the settings say"));
    m_test->setText(tr("&Test"));
    m_test->setToolTip(tr("Five steps with times (Ctrl+T); sends one request of at most 20 tokens"));
    m_keys->retranslate();
    m_models->retranslate();
    m_probe->retranslate();
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    m_address->setPalette(muted);
}

} // namespace ccr::ui
