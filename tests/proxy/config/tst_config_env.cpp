#include "proxy/config/config_env.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestConfigEnv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsSensitiveNames_data();
    void knowsSensitiveNames();
};

void TestConfigEnv::knowsSensitiveNames_data()
{
    QTest::addColumn<bool>("isSensitive");
    for (const char *name : {"api_key", "apiKey", "APIKEY", "api_keys", "Authorization", "x-api-key", "token", "authToken", "client_secret",
                             "password", "dbPassword", "private_key", "refreshToken", "KEY"})
        QTest::newRow(name) << true;
    for (const char *name : {"name", "keywords", "max_tokens", "tokenizer", "token_count", "longContextThreshold", "monkey", "model"})
        QTest::newRow(name) << false;
}

void TestConfigEnv::knowsSensitiveNames()
{
    QFETCH(bool, isSensitive);
    QCOMPARE(isSensitiveName(QString::fromLatin1(QTest::currentDataTag())), isSensitive);
}

QTEST_APPLESS_MAIN(TestConfigEnv)
#include "tst_config_env.moc"
