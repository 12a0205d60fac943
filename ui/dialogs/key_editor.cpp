#include "ui/dialogs/key_editor.h"

#include "ui/models/config_text.h"
#include "ui/models/provider_draft.h"
#include "ui/theme/theme.h"
#include "ui/widgets/said_text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using Kind = ccr::proxy::KeychainState::Kind;

namespace ccr::ui {

QString placeText(std::optional<proxy::SecretPlace> place, const QString &backend)
{
    if (place == proxy::SecretPlace::Session) return KeyEditor::tr("this session only");
    if (place == proxy::SecretPlace::PrivateFile) return KeyEditor::tr("file secrets.json");
    return backend.isEmpty() ? KeyEditor::tr("keychain") : backend;
}

QString secretTroubleText(const proxy::SecretAnswer &answer)
{
    if (answer.problem.isEmpty()) return {};
    const QString keychain = answer.backend.isEmpty() ? KeyEditor::tr("the keychain") : answer.backend;
    using enum proxy::SecretTrouble;
    switch (answer.trouble) {
    case NotFound: return KeyEditor::tr("not found in %1; store it again").arg(keychain);
    case Denied: return KeyEditor::tr("%1 does not give it out; unlock it and try again").arg(keychain);
    case NoKeychain: return KeyEditor::tr("no keychain runs in this session");
    case NoAnswer: return KeyEditor::tr("%1 does not answer; unlock it when it asks").arg(keychain);
    case OtherKeychain: return KeyEditor::tr("not found here; it was saved in %1").arg(keychain);
    case File:
    case Other:
    case None: break;
    }
    return configText(answer.problem);
}

KeyEditor::KeyEditor(proxy::SecretsControl &secrets, QWidget *parent)
    : QWidget(parent),
      m_secrets(secrets),
      m_nameLabel(new QLabel(this)),
      m_name(new QLineEdit(this)),
      m_secretLabel(new QLabel(this)),
      m_secret(new QLineEdit(this)),
      m_keychain(new QRadioButton(this)),
      m_keychainHint(new QLabel(this)),
      m_retry(new QPushButton(this)),
      m_session(new QRadioButton(this)),
      m_file(new QRadioButton(this)),
      m_problem(new QLabel(this)),
      m_cancel(new QPushButton(this)),
      m_accept(new QPushButton(this))
{
    m_name->setObjectName(u"keyName"_s);
    m_secret->setObjectName(u"keySecret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_keychain->setObjectName(u"placeKeychain"_s);
    m_session->setObjectName(u"placeSession"_s);
    m_file->setObjectName(u"placeFile"_s);
    m_accept->setObjectName(u"storeKey"_s);
    m_problem->setObjectName(u"keyProblem"_s);
    m_keychainHint->setObjectName(u"keychainHint"_s);
    m_nameLabel->setBuddy(m_name);
    m_secretLabel->setBuddy(m_secret);
    for (QLabel *label : {m_keychainHint, m_problem}) label->setWordWrap(true);
    for (QPushButton *button : {m_retry, m_cancel, m_accept}) button->setAutoDefault(false);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1); // the names of the fields are short
    grid->addWidget(m_nameLabel, 0, 0);
    grid->addWidget(m_name, 0, 1, 1, 2);
    grid->addWidget(m_secretLabel, 1, 0);
    grid->addWidget(m_secret, 1, 1, 1, 2);
    grid->addWidget(m_keychain, 2, 1);
    grid->addWidget(m_retry, 2, 2);
    grid->addWidget(m_keychainHint, 3, 1, 1, 2);
    grid->addWidget(m_session, 4, 1, 1, 2);
    grid->addWidget(m_file, 5, 1, 1, 2);
    grid->addWidget(m_problem, 6, 0, 1, 3);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    grid->addLayout(buttons, 7, 0, 1, 3);
    connect(m_name, &QLineEdit::textEdited, this, &KeyEditor::forgetWarning);
    connect(m_retry, &QPushButton::clicked, this, &KeyEditor::probe);
    connect(m_cancel, &QPushButton::clicked, this, &KeyEditor::cancelled);
    connect(m_accept, &QPushButton::clicked, this, &KeyEditor::accept);
    for (QLineEdit *edit : {m_name, m_secret}) connect(edit, &QLineEdit::returnPressed, this, &KeyEditor::accept);
    retranslate();
}

void KeyEditor::begin(const QString &name, bool isNameFixed, const QString &secret, Wish wish)
{
    m_wish = wish;
    m_name->setText(name);
    m_name->setReadOnly(isNameFixed);
    m_secret->setText(secret);
    ++m_questions;
    forgetWarning();
    // Whoever replaces a key should know who else gets the new one.
    const QStringList users = isNameFixed && m_usersOf ? m_usersOf(name) : QStringList();
    if (users.size() > 1)
        say(*m_problem, [users] { return u"△ "_s + tr("This key is used by %1; all of them get the new one.").arg(users.join(tr(", "))); });
    show();
    m_secret->setFocus();
    m_secret->selectAll();
    probe();
}

void KeyEditor::probe()
{
    say(*m_keychainHint, [] { return tr("Trying the keychain…"); });
    m_secrets.probe(this, [this](const proxy::KeychainState &state) { showKeychain(state); });
}

void KeyEditor::showKeychain(const proxy::KeychainState &state)
{
    m_state = state;
    const bool works = state.kind == Kind::Working;
    m_keychain->setEnabled(works);
    m_retry->setVisible(!works);
    (works && m_wish == Wish::Keychain ? m_keychain : m_session)->setChecked(true);
    switch (state.kind) {
    case Kind::Working: m_keychainHint->clear(); break;
    case Kind::Locked:
        say(*m_keychainHint, [backend = state.backend] {
            return tr("△ %1 is locked or does not answer. Unlock it and press Retry, or choose one of the others.").arg(backend);
        });
        break;
    case Kind::Missing:
        say(*m_keychainHint, [] {
            return tr("△ No keychain runs in this session. Install and start one (GNOME Keyring, KeePassXC, KWallet) and "
                      "press Retry, or choose one of the others.");
        });
        break;
    case Kind::Unknown: say(*m_keychainHint, [] { return tr("Trying the keychain…"); }); break;
    }
    if (!state.problem.isEmpty()) m_keychainHint->setToolTip(configText(state.problem));
    m_keychainHint->setVisible(!m_keychainHint->text().isEmpty());
    retranslate();
}

proxy::SecretPlace KeyEditor::place() const
{
    if (m_session->isChecked()) return proxy::SecretPlace::Session;
    return m_file->isChecked() ? proxy::SecretPlace::PrivateFile : proxy::SecretPlace::Keychain;
}

void KeyEditor::refuse(const std::function<QString()> &why)
{
    say(*m_problem, why);
    Q_EMIT refused();
}

void KeyEditor::accept()
{
    if (!m_accept->isEnabled()) return; // it is on its way
    const QString secret = m_secret->text().trimmed();
    const KeyDraft typed{.written = secret};
    if (secret.isEmpty()) return refuse([] { return tr("Paste the key, or write $NAME for an environment variable."); });
    if (typed.kind() == KeyDraft::Kind::Variable) { // nothing to keep: it is only named
        m_secret->clear();
        return Q_EMIT accepted(secret);
    }
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) return refuse([] { return tr("Give the key a name."); });
    if (m_name->isReadOnly() || name == m_warnedName) return store(name, secret);
    askBeforeReplacing(name, secret);
}

// Another provider may use the name: its key must not be lost by a slip of the pen.
void KeyEditor::askBeforeReplacing(const QString &name, const QString &secret)
{
    if (m_usersOf && !m_usersOf(name).isEmpty()) return warnOfReplacing(name);
    m_accept->setEnabled(false);
    m_secrets.read(name, this, [this, name, secret, question = ++m_questions](const proxy::SecretAnswer &read) {
        if (question != m_questions) return; // a keychain that was unlocked late answers twice
        ++m_questions;
        m_accept->setEnabled(true);
        if (read.problem.isEmpty()) return warnOfReplacing(name);
        store(name, secret);
    });
}

void KeyEditor::warnOfReplacing(const QString &name)
{
    m_warnedName = name;
    const QStringList users = m_usersOf ? m_usersOf(name) : QStringList();
    say(*m_problem, [name, users] {
        return u"△ "_s
               + (users.isEmpty() ? tr("A key called “%1” is stored already. Replace it, or choose another name.").arg(name)
                                  : tr("A key called “%1” is stored already and used by %2. Replace it, or choose another name.")
                                        .arg(name, users.join(tr(", "))));
    });
    say(*m_accept, [] { return tr("Replace key"); });
    m_name->setFocus();
    m_name->selectAll();
    Q_EMIT refused();
}

void KeyEditor::forgetWarning()
{
    m_warnedName.clear();
    m_problem->clear();
    m_accept->setEnabled(true);
    say(*m_accept, [] { return tr("Store key"); });
}

void KeyEditor::store(const QString &name, const QString &secret)
{
    m_accept->setEnabled(false);
    m_secrets.write(name, secret, place(), this, [this, name](const proxy::SecretAnswer &written) {
        m_accept->setEnabled(true);
        if (!written.problem.isEmpty()) return refuse([written] { return u"✕ "_s + secretTroubleText(written); });
        forgetWarning();
        m_secret->clear();
        Q_EMIT accepted(KeyDraft::inKeychain(name).written);
    });
}

void KeyEditor::keyPressEvent(QKeyEvent *event)
{
    // Both mean this, and not the dialog around it.
    if (event->key() == Qt::Key_Escape) return Q_EMIT cancelled();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return event->accept();
    QWidget::keyPressEvent(event);
}

void KeyEditor::retranslate()
{
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the key"));
    m_secretLabel->setText(tr("Key"));
    m_secret->setAccessibleName(tr("Key"));
    m_secret->setPlaceholderText(tr("paste it, or $NAME of the environment"));
    m_keychain->setText(tr("Keep it in %1").arg(m_state.backend.isEmpty() ? tr("the keychain") : m_state.backend));
    m_session->setText(tr("Keep it in memory until the program ends"));
    m_file->setText(tr("Keep it in the file secrets.json, which only you can read"));
    m_retry->setText(tr("Retry"));
    m_cancel->setText(tr("Cancel"));
    m_accept->setText(m_warnedName.isEmpty() ? tr("Store key") : tr("Replace key"));
    QPalette warn = palette();
    warn.setColor(QPalette::WindowText, themeColours().warn);
    m_keychainHint->setPalette(warn);
    QPalette error = palette();
    error.setColor(QPalette::WindowText, themeColours().error);
    m_problem->setPalette(error);
}

} // namespace ccr::ui
