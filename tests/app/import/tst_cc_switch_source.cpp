#include "app/import/config_source.h"
#include "app/import/foreign_database.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

/// Reading the providers out of cc-switch's database, whose table is made here as that program makes it.
class TestCcSwitchSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void takesProviders_data();
    void takesProviders();
    void keepsNamesApart();
    void leavesTheDatabaseAlone();
    void tellsDatabasesFromText();
    void saysWhatIsWrong();

private:
    void add(const QString &agent, const QString &name, const QString &settings);
    QByteArray read() const { return toJson(readConfigSource(m_path).root); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    int m_rows = 0;
};

void TestCcSwitchSource::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"cc-switch.db"_s);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"made"_s);
    database.setDatabaseName(m_path);
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(
        query.exec(u"CREATE TABLE providers (id TEXT NOT NULL, app_type TEXT NOT NULL, name TEXT NOT NULL, settings_config TEXT NOT NULL, "
                   "website_url TEXT, category TEXT, created_at INTEGER, sort_index INTEGER, notes TEXT, icon TEXT, icon_color TEXT, "
                   "meta TEXT NOT NULL DEFAULT '{}', is_current BOOLEAN NOT NULL DEFAULT 0, in_failover_queue BOOLEAN NOT NULL DEFAULT 0, "
                   "PRIMARY KEY (id, app_type))"_s));
}

void TestCcSwitchSource::cleanup()
{
    QSqlDatabase::removeDatabase(u"made"_s);
}

void TestCcSwitchSource::add(const QString &agent, const QString &name, const QString &settings)
{
    QSqlQuery query(QSqlDatabase::database(u"made"_s));
    query.prepare(u"INSERT INTO providers (id, app_type, name, settings_config, sort_index) VALUES (?, ?, ?, ?, ?)"_s);
    for (const QVariant &value :
         {QVariant(QString::number(++m_rows)), QVariant(agent), QVariant(name), QVariant(settings), QVariant(m_rows)})
        query.addBindValue(value);
    QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
}

void TestCcSwitchSource::takesProviders_data()
{
    QTest::addColumn<QString>("agent");
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QByteArray>("entry"); ///< empty: it is left out
    QTest::newRow("Claude Code")
        << u"claude"_s
        << uR"({"env":{"ANTHROPIC_BASE_URL":"https://api.deepseek.com/anthropic","ANTHROPIC_AUTH_TOKEN":"sk-1","ANTHROPIC_MODEL":"deepseek-chat","ANTHROPIC_DEFAULT_HAIKU_MODEL":"deepseek-chat","ANTHROPIC_DEFAULT_OPUS_MODEL":"deepseek-reasoner"}})"_s
        << QByteArray(
               R"({"name":"n","api_base_url":"https://api.deepseek.com/anthropic","api_key":"sk-1","models":["deepseek-chat","deepseek-reasoner"],"transformer":{"use":["Anthropic"]}})");
    QTest::newRow("with the other key")
        << u"claude"_s << uR"({"env":{"ANTHROPIC_BASE_URL":"https://a","ANTHROPIC_API_KEY":"sk-2"}})"_s
        << QByteArray(R"({"name":"n","api_base_url":"https://a","api_key":"sk-2","models":[],"transformer":{"use":["Anthropic"]}})");
    QTest::newRow("an account of its own") << u"claude"_s << uR"({"env":{}})"_s << QByteArray();
    QTest::newRow("Codex")
        << u"codex"_s
        << uR"({"auth":{"OPENAI_API_KEY":"sk-3"},"config":"model_provider = \"x\"\nmodel = \"gpt-5\"\n\n[model_providers.x]\nbase_url = \"https://x/v1\"\nwire_api = \"responses\"\n"})"_s
        << QByteArray(
               R"({"name":"n","api_base_url":"https://x/v1","api_key":"sk-3","models":["gpt-5"],"transformer":{"use":["openai-responses"]}})");
    QTest::newRow("Codex, chat")
        << u"codex"_s
        << uR"({"auth":{"OPENAI_API_KEY":null},"config":"[model_providers.x]\nbase_url = 'https://x/v1'\nwire_api = \"chat\""})"_s
        << QByteArray(R"({"name":"n","api_base_url":"https://x/v1","models":[]})");
    QTest::newRow("Gemini")
        << u"gemini"_s << uR"({"env":{"GOOGLE_GEMINI_BASE_URL":"https://g","GEMINI_API_KEY":"k","GEMINI_MODEL":"gemini-2.5-pro"}})"_s
        << QByteArray(
               R"({"name":"n","api_base_url":"https://g","api_key":"k","models":["gemini-2.5-pro"],"transformer":{"use":["gemini"]}})");
    QTest::newRow("an agent that is not known") << u"other"_s << uR"({"env":{"ANTHROPIC_BASE_URL":"https://a"}})"_s << QByteArray();
    QTest::newRow("no JSON") << u"claude"_s << u"{"_s << QByteArray();
}

void TestCcSwitchSource::takesProviders()
{
    QFETCH(QString, agent);
    QFETCH(QString, settings);
    QFETCH(QByteArray, entry);
    add(agent, u"n"_s, settings);
    QCOMPARE(read(), "{\"Providers\":[" + entry + "]}");
}

void TestCcSwitchSource::keepsNamesApart()
{
    const QString claude = uR"({"env":{"ANTHROPIC_BASE_URL":"https://a"}})"_s;
    add(u"claude"_s, u"Deep, Seek"_s, claude);
    add(u"claude"_s, u"deep seek"_s, claude);
    add(u"claude"_s, u"deep seek"_s, claude);
    add(u"gemini"_s, u"Deep Seek"_s, uR"({"env":{"GOOGLE_GEMINI_BASE_URL":"https://g"}})"_s);
    QStringList names;
    const Json5Value root = readConfigSource(m_path).root;
    for (const Json5Value &entry : root.find(u"Providers")->elements) names.append(entry.find(u"name")->string);
    QCOMPARE(names, (QStringList{u"Deep Seek"_s, u"deep seek (claude)"_s, u"deep seek (claude) 2"_s, u"Deep Seek (gemini)"_s}));
}

void TestCcSwitchSource::leavesTheDatabaseAlone()
{
    add(u"claude"_s, u"n"_s, uR"({"env":{"ANTHROPIC_BASE_URL":"https://a"}})"_s);
    const auto content = [this] {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = content();
    QVERIFY(QFile::setPermissions(m_path, QFileDevice::ReadOwner));
    QVERIFY(read().contains("https://a"));
    QCOMPARE(content(), before);
    QVERIFY(!QSqlDatabase::connectionNames().contains(QString()) && QSqlDatabase::connectionNames().size() == 1);
}

void TestCcSwitchSource::tellsDatabasesFromText()
{
    QVERIFY(isDatabase(m_path));
    QFile text(m_dir->filePath(u"config.json"_s));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("{}") == 2);
    text.close();
    QVERIFY(!isDatabase(text.fileName()));
    QVERIFY(!isDatabase(m_dir->filePath(u"nowhere"_s)));
}

void TestCcSwitchSource::saysWhatIsWrong()
{
    QVERIFY(QSqlQuery(QSqlDatabase::database(u"made"_s)).exec(u"ALTER TABLE providers DROP COLUMN settings_config"_s));
    const proxy::ConfigSource source = readConfigSource(m_path);
    QVERIFY2(source.problem.startsWith(m_path) && source.problem.contains("not a database of cc-switch"_L1), qPrintable(source.problem));
    QVERIFY(source.root.members.empty());
}

QTEST_GUILESS_MAIN(TestCcSwitchSource)
#include "tst_cc_switch_source.moc"
