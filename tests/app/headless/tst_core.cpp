#include "app/headless/core.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

/// Answers when the test says so.
class FakeStore final : public SecretStore
{
public:
    void read(const QString &name, Answer answer) override
    {
        asked.append(name);
        m_open.push_back({name, std::move(answer)});
    }
    void write(const QString &, const QString &, Answer answer) override { answer({}); }
    void remove(const QString &, Answer answer) override { answer({}); }

    void answer(const QString &name, const proxy::StoredSecret &secret)
    {
        const auto open = m_open; // an answer may make new questions
        for (const auto &[asker, callback] : open)
            if (asker == name) callback(secret);
    }

    QStringList asked;

private:
    std::vector<std::pair<QString, Answer>> m_open;
};

} // namespace

class TestCore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void providersWorkWhenTheKeychainHasAnswered();
    void aMissingEntryIsAProblemOfItsProvider();
    void aLateAnswerCounts();
    void asksAgainAfterAReload();
    void asksForWhatAChangedFileNames();
    void aFileThatIsRemovedStaysInForce();
    void showsNoPasswordOfAnOutboundProxy();
    void followsTheLoggingConfiguration();
    void keepsTheLastGoodLoggingConfiguration();

private:
    void writeFile(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    QByteArray readFile(const QString &name) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &keys)
    {
        QFile file(m_dir->filePath(u"config.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{LOG: false, Providers: [" + keys + "]}");
    }
    static QByteArray provider(const QByteArray &name)
    {
        return "{name:'" + name + "',api_base_url:'https://p.example',api_key:'keychain:" + name + "',models:['m']},";
    }
    std::unique_ptr<Core> start()
    {
        CoreOptions options;
        options.configPath = m_dir->filePath(u"config.json"_s);
        options.secretStore = &m_store;
        Result<std::unique_ptr<Core>> core = Core::create(options);
        return core ? std::move(core).value() : nullptr;
    }
    static QString problem(Core &core, std::size_t index = 0)
    {
        const proxy::ProxyState state = core.proxy().state();
        return index < state.providers.size() ? state.providers[index].problem.english() : u"(no such provider)"_s;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    FakeStore m_store;
};

void TestCore::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_store = FakeStore();
}

void TestCore::providersWorkWhenTheKeychainHasAnswered()
{
    write(provider("a") + provider("b"));
    const std::unique_ptr<Core> core = start();
    QVERIFY(core);
    QCOMPARE(m_store.asked, QStringList({u"a"_s, u"b"_s}));
    core->reload(); // nothing is asked for twice
    QCOMPARE(m_store.asked.size(), 2);
    QTRY_VERIFY(problem(*core).contains("waiting for the keychain"_L1));
    m_store.answer(u"a"_s, {.value = u"one"_s, .problem = {}});
    m_store.answer(u"b"_s, {.value = u"two"_s, .problem = {}});
    QTRY_COMPARE(problem(*core, 0), QString());
    QCOMPARE(problem(*core, 1), QString());
}

void TestCore::aMissingEntryIsAProblemOfItsProvider()
{
    write(provider("a") + provider("b"));
    const std::unique_ptr<Core> core = start();
    m_store.answer(u"a"_s, {.value = {}, .problem = u"no such entry"_s});
    m_store.answer(u"b"_s, {.value = u"two"_s, .problem = {}});
    QTRY_COMPARE(problem(*core, 0), u"no such entry"_s);
    QCOMPARE(problem(*core, 1), QString());
}

void TestCore::aLateAnswerCounts()
{
    write(provider("a"));
    const std::unique_ptr<Core> core = start();
    m_store.answer(u"a"_s, {.value = {}, .problem = u"no answer yet"_s});
    QTRY_COMPARE(problem(*core), u"no answer yet"_s);
    m_store.answer(u"a"_s, {.value = u"unlocked"_s, .problem = {}});
    QTRY_COMPARE(problem(*core), QString());
}

void TestCore::asksAgainAfterAReload()
{
    write(provider("a"));
    const std::unique_ptr<Core> core = start();
    m_store.answer(u"a"_s, {.value = {}, .problem = u"locked"_s});
    QTRY_COMPARE(problem(*core), u"locked"_s);
    core->reload();
    QCOMPARE(m_store.asked, QStringList({u"a"_s, u"a"_s}));
    m_store.answer(u"a"_s, {.value = u"one"_s, .problem = {}});
    QTRY_COMPARE(problem(*core), QString());
}

void TestCore::asksForWhatAChangedFileNames()
{
    write(provider("a"));
    const std::unique_ptr<Core> core = start();
    m_store.answer(u"a"_s, {.value = u"one"_s, .problem = {}});
    write(provider("a") + provider("c"));
    QTRY_COMPARE(m_store.asked, QStringList({u"a"_s, u"c"_s}));
    QTRY_VERIFY(problem(*core, 1).contains("waiting"_L1));
    m_store.answer(u"c"_s, {.value = u"three"_s, .problem = {}});
    QTRY_COMPARE(problem(*core, 1), QString());
    QCOMPARE(problem(*core, 0), QString());
}

void TestCore::aFileThatIsRemovedStaysInForce()
{
    write(provider("a"));
    const std::unique_ptr<Core> core = start();
    QVERIFY(QFile::remove(m_dir->filePath(u"config.json"_s)));
    core->reload();
    QTRY_VERIFY(core->proxy().state().configProblem.contains("config.json is gone"_L1));
    QVERIFY(!core->proxy().state().isDemo);
    write(provider("a") + provider("b"));
    core->reload();
    QTRY_COMPARE(core->proxy().state().providers.size(), std::size_t(2));
    QVERIFY(core->proxy().state().configProblem.isEmpty());
}

// Of the configuration that is in force now, and of its presets.
void TestCore::showsNoPasswordOfAnOutboundProxy()
{
    const auto config = [](const QByteArray &password) {
        return "{Providers: [{name: 'a', api_base_url: 'http://127.0.0.1:9', models: ['m'], proxy_url: 'http://me:" + password
               + "@127.0.0.1:9'}]}";
    };
    writeFile(u"config.json"_s, config("proxy-pass-1"));
    QVERIFY(QDir(m_dir->path()).mkpath(u"presets/fast"_s));
    writeFile(u"presets/fast/manifest.json"_s, config("p%40ss-of-preset"));
    const std::unique_ptr<Core> core = start();
    QVERIFY(core);
    writeFile(u"config.json"_s, config("proxy-pass-2"));
    core->reload();
    logging::Log(core->logging().target(), "test")
        .warn("told: proxy-pass-2, http://me:p%40ss-of-preset@127.0.0.1:9 and p@ss-of-preset, that is all");
    core->logging().flush(std::chrono::seconds(1));
    const QByteArray log = readFile(u"logs/ccr.log"_s);
    QVERIFY2(log.contains("that is all"), log.constData());
    for (const char *secret : {"proxy-pass-2", "p%40ss-of-preset", "p@ss-of-preset"}) QVERIFY2(!log.contains(secret), log.constData());
}

void TestCore::followsTheLoggingConfiguration()
{
    writeFile(u"config.json"_s, "{Logging: {level: 'debug', streams: [{name: 's', type: 'file', path: './logs/s.log'}]}}");
    const std::unique_ptr<Core> core = start();
    QVERIFY(core);
    const auto config = [&core] { return core->logging().config(); };
    QCOMPARE(config().directory, m_dir->filePath(u"logs"_s));
    QCOMPARE(config().streams.size(), std::size_t(1));
    QVERIFY(config().streams.front().level == logging::Severity::Debug);
    // each of the files is followed
    writeFile(u"logging-config.json"_s, "{requestTracking: {maxActiveRequests: 7}}");
    QTRY_COMPARE(config().requestTracking.maxActiveRequests, 7);
    writeFile(u".env"_s, "LOG_MAX_FILES=3");
    QTRY_COMPARE(config().streams.front().file.rotation.maxFiles, 3);
    writeFile(u"config.json"_s, "{Logging: {level: 'error', streams: [{name: 's', type: 'file', path: 'other.log'}]}}");
    QTRY_VERIFY(config().streams.front().level == logging::Severity::Error);
    QCOMPARE(config().streams.front().file.path, m_dir->filePath(u"logs/other.log"_s));
    QVERIFY(QFile::remove(m_dir->filePath(u"logging-config.json"_s)));
    QTRY_COMPARE(config().requestTracking.maxActiveRequests, 1000);
}

void TestCore::keepsTheLastGoodLoggingConfiguration()
{
    writeFile(u"config.json"_s, "{}");
    writeFile(u"logging-config.json"_s, "{serviceName: 'first', level: 'debug'}");
    const std::unique_ptr<Core> core = start();
    QVERIFY(core);
    writeFile(u"logging-config.json"_s, "{serviceName: 'second',\n level: 'debgu'}");
    const auto told = [this, &core] {
        core->logging().flush(std::chrono::seconds(1));
        return readFile(u"logs/ccr.log"_s);
    };
    QTRY_VERIFY(told().contains("debgu"));
    QCOMPARE(core->logging().config().identity.serviceName, u"first"_s);
    const QByteArray log = told();
    QVERIFY2(log.contains("did you mean \\\"debug\\\"") && log.contains("\"line\":2") && log.contains("\"/level\""), log.constData());
    writeFile(u"logging-config.json"_s, "{serviceName: 'third', level: 'debug'}");
    QTRY_COMPARE(core->logging().config().identity.serviceName, u"third"_s);
}

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
