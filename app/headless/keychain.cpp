#include "app/headless/keychain.h"

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

QString problemOf(const QKeychain::Job &job, const QString &name)
{
    switch (job.error()) {
    case QKeychain::NoError: return {};
    case QKeychain::EntryNotFound: return u"the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\""_s.arg(name);
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return u"the keychain does not give out \"%1\"; unlock it, then save the configuration again or send SIGHUP"_s.arg(name);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return u"no keychain runs in this session (Secret Service or KWallet), so \"%1\" cannot be read; "
               "start one, or use \"$NAME\" of the environment"_s.arg(name);
    default:
        return u"the keychain failed over \"%1\" (%2); start or unlock it, or use \"$NAME\" of the environment"_s.arg(name,
                                                                                                                      job.errorString());
    }
}

} // namespace

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
        answer({.value = {}, .problem = u"the keychain has not answered for \"%1\"; unlock it when it asks"_s.arg(name)});
    });
    limit->start(patience);
    connect(job, &QKeychain::Job::finished, this, [limit, name, answer](QKeychain::Job *done) {
        limit->stop();
        const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(done);
        answer({.value = reading && !done->error() ? reading->textData() : QString(), .problem = problemOf(*done, name)});
    });
    job->start();
}

} // namespace ccr::app
