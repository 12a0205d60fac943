#include "app/headless/secret_vault.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

class FakeKeychain final : public SecretStore
{
public:
    void read(const QString &name, Answer answer) override
    {
        const bool isThere = isWorking && secrets.contains(name);
        answer({.value = isThere ? secrets.value(name) : QString(), .problem = isThere ? QString() : u"no such entry"_s});
    }
    void write(const QString &name, const QString &secret, Answer answer) override
    {
        if (isWorking) secrets.insert(name, secret);
        answer({.value = {}, .problem = isWorking ? QString() : u"no keychain"_s});
    }
    void remove(const QString &name, Answer answer) override
    {
        secrets.remove(name);
        answer({});
    }
    bool isWorking = true;
    QMap<QString, QString> secrets;
};

} // namespace

class TestSecretVault : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsASecretInOnePlace();
    void keepsTheFileForItsOwner();
    void refusesAFileThatOthersCanRead();
    void keepsWhatItHasWhenTheKeychainFails();
    void forgetsTheSessionWithTheProgram();

private:
    using Place = SecretVault::Place;
    static proxy::StoredSecret read(SecretVault &vault, const QString &name = u"work"_s)
    {
        proxy::StoredSecret answer;
        vault.read(name, [&answer](const proxy::StoredSecret &secret) { answer = secret; });
        return answer;
    }
    static QString store(SecretVault &vault, Place place, const QString &secret)
    {
        QString problem = u"no answer"_s;
        vault.writeTo(place, u"work"_s, secret, [&problem](const proxy::StoredSecret &written) { problem = written.problem; });
        return problem;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeKeychain m_keychain;
    QString m_file;
};

void TestSecretVault::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_keychain = FakeKeychain();
    m_file = m_dir->filePath(u"secrets.json"_s);
}

void TestSecretVault::keepsASecretInOnePlace()
{
    SecretVault vault(m_keychain, m_file);
    for (const Place place : {Place::Session, Place::PrivateFile, Place::Keychain, Place::PrivateFile}) {
        const QString secret = u"sk-%1"_s.arg(static_cast<int>(place));
        QCOMPARE(store(vault, place, secret), QString());
        QCOMPARE(vault.placeOf(u"work"_s), place);
        QCOMPARE(read(vault).value, secret);
    }
    vault.remove(u"work"_s, [](const proxy::StoredSecret &) {});
    m_keychain.secrets.clear();
    QCOMPARE(read(vault).problem, u"no such entry"_s);
}

void TestSecretVault::keepsTheFileForItsOwner()
{
    SecretVault vault(m_keychain, m_file);
    QCOMPARE(store(vault, Place::PrivateFile, u"sk-1"_s), QString());
    QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    SecretVault later(m_keychain, m_file);
    QCOMPARE(read(later).value, u"sk-1"_s);
}

void TestSecretVault::refusesAFileThatOthersCanRead()
{
    SecretVault vault(m_keychain, m_file);
    store(vault, Place::PrivateFile, u"sk-1"_s);
    QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(read(vault).value.isEmpty());
    QVERIFY2(read(vault).problem.contains("chmod 600"_L1), qPrintable(read(vault).problem.english()));
    QVERIFY(!read(vault).problem.contains("sk-1"_L1));
    QVERIFY(!store(vault, Place::PrivateFile, u"sk-2"_s).isEmpty());
}

void TestSecretVault::keepsWhatItHasWhenTheKeychainFails()
{
    SecretVault vault(m_keychain, m_file);
    store(vault, Place::PrivateFile, u"sk-1"_s);
    m_keychain.isWorking = false;
    QCOMPARE(store(vault, Place::Keychain, u"sk-2"_s), u"no keychain"_s);
    QCOMPARE(read(vault).value, u"sk-1"_s);
}

void TestSecretVault::forgetsTheSessionWithTheProgram()
{
    SecretVault vault(m_keychain, m_file);
    store(vault, Place::Session, u"sk-1"_s);
    QVERIFY(!QFile::exists(m_file));
    SecretVault later(m_keychain, m_file);
    QVERIFY(!read(later).problem.isEmpty());
}

QTEST_GUILESS_MAIN(TestSecretVault)
#include "tst_secret_vault.moc"
