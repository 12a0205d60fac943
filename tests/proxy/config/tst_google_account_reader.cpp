#include "proxy/config/config_loader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

const QByteArray robot =
    R"({"type":"service_account","project_id":"robots","client_email":"r@x","private_key":"-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----","token_uri":"https://t.invalid/token"})";
const QByteArray person =
    R"({"type":"authorized_user","client_id":"ci","client_secret":"cs","refresh_token":"rt","quota_project_id":"people"})";

} // namespace

/// Whole configurations with a provider of a Vertex dialect, in an environment of their own.
class TestGoogleAccountReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void buildsTheAddress_data();
    void buildsTheAddress();
    void takesTheOptionsFirst();
    void takesTheKeyAsAToken();
    void readsCredentialFiles_data();
    void readsCredentialFiles();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();

private:
    Provider read(const QByteArray &provider, const QMap<QString, QString> &variables) const;
    void write(const QString &name, const QByteArray &content) const;
    QTemporaryDir m_home;
};

Provider TestGoogleAccountReader::read(const QByteArray &provider, const QMap<QString, QString> &variables) const
{
    const auto loaded = parseConfig("{Providers:[{name:'p',models:['m']," + provider + "}]}", u"config.json"_s,
                                    [&variables](const QString &name) { return variables.value(name); });
    if (!loaded) qWarning("%s", qPrintable(loaded.error().message));
    return loaded && !loaded->config.providers.empty() ? loaded->config.providers.front() : Provider{};
}

void TestGoogleAccountReader::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_home.filePath(name));
    QVERIFY(QDir().mkpath(QFileInfo(file).absolutePath()) && file.open(QIODevice::WriteOnly));
    file.write(content);
}

void TestGoogleAccountReader::buildsTheAddress_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QString>("location"); // GOOGLE_CLOUD_LOCATION
    QTest::addColumn<QString>("url");
    const QByteArray claude = "api_key:'ya29.x',transformer:{use:['vertex-claude']}";
    const QByteArray gemini = "api_key:'ya29.x',transformer:{use:['vertex-gemini']}";
    QTest::newRow("region of the original") << claude << QString()
                                            << u"https://us-east5-aiplatform.googleapis.com/v1/projects/proj/locations/us-east5/"_s;
    QTest::newRow("another one for Gemini") << gemini << QString()
                                            << u"https://us-central1-aiplatform.googleapis.com/v1/projects/proj/locations/us-central1/"_s;
    QTest::newRow("the world") << claude << u"global"_s << u"https://aiplatform.googleapis.com/v1/projects/proj/locations/global/"_s;
    QTest::newRow("Europe") << claude << u"eu"_s << u"https://aiplatform.eu.rep.googleapis.com/v1/projects/proj/locations/eu/"_s;
    QTest::newRow("a host of its own") << "api_base_url:'http://127.0.0.1:9/'," + gemini << u"global"_s
                                       << u"http://127.0.0.1:9/v1/projects/proj/locations/global/"_s;
    QTest::newRow("a version of its own") << "api_base_url:'https://h.invalid/v1beta1'," + gemini << u"eu"_s
                                          << u"https://h.invalid/v1beta1/projects/proj/locations/eu/"_s;
    QTest::newRow("a complete address decides")
        << "api_base_url:'https://h.invalid/v1beta1/projects/q/locations/us-west1/endpoints/openapi/chat/completions'," + gemini << u"eu"_s
        << u"https://h.invalid/v1beta1/projects/q/locations/us-west1/"_s;
}

void TestGoogleAccountReader::buildsTheAddress()
{
    QFETCH(QByteArray, provider);
    QFETCH(QString, location);
    QFETCH(QString, url);
    const Provider read = this->read(provider, {{u"GOOGLE_CLOUD_PROJECT"_s, u"proj"_s}, {u"GOOGLE_CLOUD_LOCATION"_s, location}});
    QCOMPARE(read.problem, QString());
    QCOMPARE(read.url.toString(), url);
    QVERIFY(read.google);
}

void TestGoogleAccountReader::takesTheOptionsFirst()
{
    const Provider provider = read("api_key:'x',transformer:{use:[['vertex-openai',{project:'o',location:'global',client_email:'a@b',"
                                   "private_key:'-----BEGIN PRIVATE KEY-----\\\\nAB\\\\n-----END PRIVATE KEY-----'}]]}",
                                   {{u"GOOGLE_CLOUD_PROJECT"_s, u"e"_s}, {u"GOOGLE_APPLICATION_CREDENTIALS"_s, u"/nowhere"_s}});
    QCOMPARE(provider.problem, QString());
    QCOMPARE(provider.google->project, u"o"_s);
    QCOMPARE(provider.google->clientEmail, u"a@b"_s);
    QCOMPARE(provider.google->privateKeyPem, u"-----BEGIN PRIVATE KEY-----\nAB\n-----END PRIVATE KEY-----"_s);
    QCOMPARE(provider.google->accessToken, QString());
    QCOMPARE(provider.google->tokenUrl, QUrl(u"https://oauth2.googleapis.com/token"_s));
}

void TestGoogleAccountReader::takesTheKeyAsAToken()
{
    const Provider provider =
        read("api_key:'$TOKEN',transformer:{use:['vertex-gemini']}", {{u"TOKEN"_s, u"ya29.x"_s}, {u"GOOGLE_CLOUD_PROJECT"_s, u"e"_s}});
    QCOMPARE(provider.problem, QString());
    QCOMPARE(provider.google->accessToken, u"ya29.x"_s);
}

void TestGoogleAccountReader::readsCredentialFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("variable"); // that names it
    QTest::addColumn<QString>("project");
    QTest::newRow("a robot's, named") << u"key.json"_s << robot << u"GOOGLE_APPLICATION_CREDENTIALS"_s << u"robots"_s;
    QTest::newRow("a person's, where gcloud writes it")
        << u".config/gcloud/application_default_credentials.json"_s << person << QString() << u"people"_s;
    QTest::newRow("in gcloud's own folder") << u"cfg/application_default_credentials.json"_s << person << u"CLOUDSDK_CONFIG"_s
                                            << u"people"_s;
}

void TestGoogleAccountReader::readsCredentialFiles()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, variable);
    QFETCH(QString, project);
    write(file, content);
    QMap<QString, QString> variables{{u"HOME"_s, m_home.path()}};
    if (variable == "CLOUDSDK_CONFIG"_L1)
        variables.insert(variable, m_home.filePath(u"cfg"_s));
    else if (!variable.isEmpty())
        variables.insert(variable, m_home.filePath(file));
    const Provider provider = read("transformer:{use:['vertex-claude']}", variables);
    QCOMPARE(provider.problem, QString());
    QCOMPARE(provider.google->project, project);
    QVERIFY(provider.url.path().contains(u"/projects/%1/"_s.arg(project)));
    const bool isRobot = content == robot;
    QCOMPARE(provider.google->clientEmail, isRobot ? u"r@x"_s : QString());
    QCOMPARE(provider.google->refreshToken, isRobot ? QString() : u"rt"_s);
    QCOMPARE(provider.google->tokenUrl.host(), isRobot ? u"t.invalid"_s : u"oauth2.googleapis.com"_s);
    QVERIFY(QFile::remove(m_home.filePath(file)));
}

void TestGoogleAccountReader::saysWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QByteArray>("content"); // of the credentials file, if any
    QTest::addColumn<QString>("problem");
    QTest::newRow("no account") << QByteArray() << QByteArray() << u"gcloud auth application-default login"_s;
    QTest::newRow("half an account") << QByteArray("client_email:'a'") << QByteArray() << u"needed together"_s;
    QTest::newRow("no such file") << QByteArray("credentials:'~/none.json'") << QByteArray() << u"cannot be read"_s;
    QTest::newRow("no JSON") << QByteArray() << QByteArray("{") << u"holds no JSON object"_s;
    QTest::newRow("another type") << QByteArray() << QByteArray(R"({"type":"external_account"})") << u"\"external_account\""_s;
    QTest::newRow("an empty key") << QByteArray() << QByteArray(R"({"type":"service_account","client_email":"a"})") << u"no private_key"_s;
    QTest::newRow("no PEM") << QByteArray("client_email:'a@b',private_key:'MIIrt\"'") << QByteArray()
                            << u"the private_key of a@b is not a key in PEM form"_s;
    QTest::newRow("half a key") << QByteArray("client_email:'a@b',private_key:'-----BEGIN PRIVATE KEY-----\\\\nMII'") << QByteArray()
                                << u"not a key in PEM form"_s;
    QTest::newRow("a certificate")
        << QByteArray()
        << QByteArray(
               R"({"type":"service_account","client_email":"a","private_key":"-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"})")
        << u"not a key in PEM form"_s;
    QTest::newRow("no project") << QByteArray() << QByteArray(R"({"type":"authorized_user","refresh_token":"rt"})")
                                << u"GOOGLE_CLOUD_PROJECT"_s;
}

void TestGoogleAccountReader::saysWhatIsMissing()
{
    QFETCH(QByteArray, options);
    QFETCH(QByteArray, content);
    QFETCH(QString, problem);
    QMap<QString, QString> variables{{u"HOME"_s, m_home.path()}};
    if (!content.isEmpty()) {
        write(u"bad.json"_s, content);
        variables.insert(u"GOOGLE_APPLICATION_CREDENTIALS"_s, m_home.filePath(u"bad.json"_s));
    }
    const Provider provider = read("transformer:{use:[['vertex-gemini',{" + options + "}]]}", variables);
    QVERIFY2(provider.problem.contains(problem), qPrintable(provider.problem));
    QVERIFY2(!provider.problem.contains(u"rt"_s.append(u'"')), qPrintable(provider.problem));
}

QTEST_APPLESS_MAIN(TestGoogleAccountReader)
#include "tst_google_account_reader.moc"
