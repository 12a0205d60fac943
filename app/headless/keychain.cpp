#include "app/headless/keychain.h"
#ifdef CCR_HAS_DBUS
#include "app/headless/secret_service_lock.h"
#endif
#include "proxy/api/config_sentence.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto patience = 5s;

QString service()
{
    return u"claude-code-router"_s;
}

Phrase problemOf(QKeychain::Error error, const QString &name, const QString &reason)
{
    switch (error) {
    case QKeychain::NoError: return {};
    case QKeychain::EntryNotFound: return proxy::said("the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"", name);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return proxy::said("the keychain does not give out \"%1\"; unlock it, then save the configuration again or send SIGHUP", name);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return proxy::said(
            "no keychain runs in this session (Secret Service or KWallet), so \"%1\" cannot be read; start one, or use \"$NAME\" of the environment",
            name);
    default:
        return proxy::said("the keychain failed over \"%1\" (%2); start or unlock it, or use \"$NAME\" of the environment", name, reason);
    }
}

proxy::SecretTrouble troubleOf(QKeychain::Error error)
{
    using enum proxy::SecretTrouble;
    switch (error) {
    case QKeychain::NoError: return None;
    case QKeychain::EntryNotFound: return NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented: return NoKeychain;
    default: return Other;
    }
}

void whenEntryIsMissing(const QString &name, QObject *context, std::function<void(QKeychain::Error)> answer)
{
#ifdef CCR_HAS_DBUS
    const SecretAttributes attributes{{u"server"_s, service()}, {u"user"_s, name}}; // as QtKeychain writes them
    askWhetherLocked(attributes, context, [answer = std::move(answer)](bool isLocked) {
        answer(isLocked ? QKeychain::AccessDenied : QKeychain::EntryNotFound);
    });
#else
    answer(QKeychain::EntryNotFound);
#endif
}

proxy::KeychainState::Kind kindOf(QKeychain::Error error)
{
    using Kind = proxy::KeychainState::Kind;
    if (error == QKeychain::NoError) return Kind::Working;
    // "No such interface", "the name is not activatable": QtKeychain has no word of its own for a bus without a service.
    const bool isDenied = error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser;
    return isDenied ? Kind::Locked : Kind::Missing;
}

} // namespace

/// One probe: three jobs in a row, or the end of our patience.
class Keychain::Probe final : public QObject
{
public:
    Probe(std::function<void(const proxy::KeychainState &)> answer, QObject *parent) : QObject(parent), m_answer(std::move(answer))
    {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { finish({.kind = proxy::KeychainState::Kind::Locked}); });
        m_limit.start(patience);
    }
    void start()
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setTextData(probeName());
        run(job, [this](QKeychain::Job *) { readBack(); });
    }

private:
    static QString probeName() { return u"keychain-probe"_s; }
    void readBack()
    {
        run(new QKeychain::ReadPasswordJob(service()), [this](QKeychain::Job *done) {
            const bool isSame = qobject_cast<QKeychain::ReadPasswordJob *>(done)->textData() == probeName();
            if (!isSame)
                return finish(
                    {.kind = proxy::KeychainState::Kind::Missing, .problem = proxy::said("it does not return what was stored in it")});
            run(new QKeychain::DeletePasswordJob(service()),
                [this](QKeychain::Job *) { finish({.kind = proxy::KeychainState::Kind::Working}); });
        });
    }
    void run(QKeychain::Job *job, const std::function<void(QKeychain::Job *)> &then)
    {
        job->setKey(probeName());
        connect(job, &QKeychain::Job::finished, this, [this, then](QKeychain::Job *done) {
            if (done->error()) return finish({.kind = kindOf(done->error()), .problem = done->errorString()});
            then(done);
        });
        job->start();
    }
    void finish(proxy::KeychainState state)
    {
        if (!m_answer) return;
        m_limit.stop();
        state.backend = backend();
        std::exchange(m_answer, nullptr)(state);
        deleteLater();
    }

    std::function<void(const proxy::KeychainState &)> m_answer;
    QTimer m_limit;
};

void Keychain::probe(std::function<void(const proxy::KeychainState &)> answer)
{
    (new Probe(std::move(answer), this))->start();
}

QString Keychain::backend()
{
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP").toUpper();
    if (desktop.contains("KDE"_L1) || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION")) return u"KWallet"_s;
    for (const QLatin1StringView name : {"GNOME"_L1, "UNITY"_L1, "CINNAMON"_L1, "MATE"_L1, "XFCE"_L1, "PANTHEON"_L1})
        if (desktop.contains(name)) return u"GNOME Keyring"_s;
    return u"Secret Service"_s;
}

void Keychain::read(const QString &name, Answer answer)
{
    start(new QKeychain::ReadPasswordJob(service(), this), name, answer);
}

void Keychain::write(const QString &name, const QString &secret, Answer answer)
{
    auto *job = new QKeychain::WritePasswordJob(service(), this);
    job->setTextData(secret);
    start(job, name, answer);
}

void Keychain::remove(const QString &name, Answer answer)
{
    start(new QKeychain::DeletePasswordJob(service(), this), name, answer);
}

void Keychain::start(QKeychain::Job *job, const QString &name, const Answer &answer)
{
    job->setKey(name);
    // A locked store may wait for a person, a broken one for ever; the job goes on and answers again when it can.
    auto *limit = new QTimer(job);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, job, [name, answer] {
        answer({.value = {},
                .problem = proxy::said("the keychain has not answered for \"%1\"; unlock it when it asks", name),
                .trouble = proxy::SecretTrouble::NoAnswer});
    });
    limit->start(patience);
    connect(job, &QKeychain::Job::finished, this, [this, limit, name, answer](QKeychain::Job *done) {
        limit->stop();
        const auto refuse = [name, answer, reason = done->errorString()](QKeychain::Error error) {
            answer({.value = {}, .problem = problemOf(error, name, reason), .trouble = troubleOf(error)});
        };
        if (done->error() == QKeychain::EntryNotFound) return whenEntryIsMissing(name, this, refuse);
        if (done->error()) return refuse(done->error());
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        answer({.value = reading ? reading->textData() : QString()});
    });
    job->start();
}

} // namespace ccr::app
