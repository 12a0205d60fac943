#include "logging/base/credential_names.h"
#include "logging/redact/sensitive_names.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;

class TestCredentialNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsKeysOfConfigurations_data();
    void knowsKeysOfConfigurations();
    void knowsHeadersAndParameters_data();
    void knowsHeadersAndParameters();
    void saysTheSameEverywhere();
};

void TestCredentialNames::knowsKeysOfConfigurations_data()
{
    QTest::addColumn<bool>("isCredential");
    for (const char *name :
         {"api_key",        "apiKey",        "APIKEY",     "api_keys",   "Authorization", "x-api-key",           "token",
          "authToken",      "client_secret", "password",   "dbPassword", "private_key",   "refreshToken",        "KEY",
          "OPENAI_API_KEY", "openaiApikey",  "primaryKey", "secretName", "X-Token",       "anthropic-admin-key", "AWS_SECRET_ACCESS_KEY"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"name", "keywords", "max_tokens", "tokenizer", "token_count", "longContextThreshold", "monkey", "model", "", "keyboard", "code"})
        QTest::newRow(*name ? name : "nothing") << false;
}

void TestCredentialNames::knowsKeysOfConfigurations()
{
    QFETCH(bool, isCredential);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(isCredentialKey(name == QLatin1String("nothing") ? QString() : name), isCredential);
}

void TestCredentialNames::knowsHeadersAndParameters_data()
{
    QTest::addColumn<bool>("isHeader");
    QTest::addColumn<bool>("isParameter");
    QTest::newRow("Authorization") << true << true;
    QTest::newRow("X-Api-Key") << true << true;
    QTest::newRow("set-cookie") << true << true;
    QTest::newRow("anthropic-admin-key") << true << false;
    QTest::newRow("anthropic-version") << false << false;
    QTest::newRow("key") << false << true;
    QTest::newRow("access_token") << true << true;
    QTest::newRow("X-Amz-Signature") << false << true;
    QTest::newRow("code") << false << true;
    QTest::newRow("page") << false << false;
}

void TestCredentialNames::knowsHeadersAndParameters()
{
    QFETCH(bool, isHeader);
    QFETCH(bool, isParameter);
    QCOMPARE(isCredentialHeader(QTest::currentDataTag()), isHeader);
    QCOMPARE(isCredentialParameter(QTest::currentDataTag()), isParameter);
}

// What is masked in a record is masked in a header, an address and a printed configuration, too.
void TestCredentialNames::saysTheSameEverywhere()
{
    const SensitiveNames redacted;
    for (const std::string_view name : certainCredentialNames()) {
        const QByteArray shown(name.data(), qsizetype(name.size()));
        QVERIFY2(redacted.kindOf(name) == SensitiveNames::Kind::Certain, shown);
        QVERIFY2(isCredentialHeader(name) && isCredentialParameter(name), shown);
        QVERIFY2(isCredentialKey(QString::fromLatin1(shown)), shown);
    }
    for (const std::string_view name : ambiguousCredentialNames()) {
        const QByteArray shown(name.data(), qsizetype(name.size()));
        QVERIFY2(redacted.kindOf(name) == SensitiveNames::Kind::Ambiguous, shown);
        QVERIFY2(isCredentialParameter(name) && isCredentialKey(QString::fromLatin1(shown)), shown);
    }
}

QTEST_APPLESS_MAIN(TestCredentialNames)
#include "tst_credential_names.moc"
