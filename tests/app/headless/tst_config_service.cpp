#include "app/headless/config_service.h"
#include "app/headless/secret_vault.h"
#include "app/headless/trial_service.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

namespace {

Environment nothing()
{
    return [](const QString &) { return QString(); };
}

Json5Value tree(const QString &text)
{
    const Result<Json5Value> value = parseJson5(text);
    if (!value) qFatal("%s", qPrintable(value.error().message));
    return *value;
}

/// Has what the test gave it, at once.
class MapStore final : public SecretStore
{
public:
    void read(const QString &name, Answer answer) override
    {
        answer(secrets.contains(name) ? proxy::StoredSecret{.value = secrets.value(name), .problem = {}}
                                      : proxy::StoredSecret{.value = {}, .problem = u"no entry"_s});
    }
    void write(const QString &name, const QString &secret, Answer answer) override
    {
        secrets.insert(name, secret);
        answer({});
    }
    void remove(const QString &name, Answer answer) override
    {
        secrets.remove(name);
        answer({});
    }
    QMap<QString, QString> secrets;
};

} // namespace

class TestConfigService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void readsWhatIsWritten();
    void readsAMissingFileAsEmpty();
    void saysWhyAFileCannotBeRead();
    void savesOnlyWhatChanged();
    void refusesToOverwriteAnothersChange();
    void refusesADraftThatCannotStart();
    void checksADraftWithTheLoadersWords();
    void announcesAChange();
    void answersNobodyWhoIsGone();
    void explainsADraftWithoutItsKeys();
    void testsWithTheKeyOfTheStore();

private:
    void write(const QByteArray &text)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    QByteArray content() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    proxy::ConfigSource readSource(ConfigService &service)
    {
        std::optional<proxy::ConfigSource> source;
        service.read(this, [&source](const proxy::ConfigSource &read) { source = read; });
        return QTest::qWaitFor([&source] { return source.has_value(); }, 20'000) ? *source : proxy::ConfigSource();
    }
    Result<Done> save(ConfigService &service, const Json5Value &base, const Json5Value &draft)
    {
        std::optional<Result<Done>> saved;
        service.save(base, draft, this, [&saved](const Result<Done> &done) { saved = done; });
        if (!QTest::qWaitFor([&saved] { return saved.has_value(); }, 20'000)) return Error{.message = u"no answer"_s};
        return *saved;
    }
    proxy::ConfigCheck check(ConfigService &service, const QString &draft)
    {
        std::optional<proxy::ConfigCheck> checked;
        service.check(tree(draft), this, [&checked](const proxy::ConfigCheck &done) { checked = done; });
        return QTest::qWaitFor([&checked] { return checked.has_value(); }, 20'000) ? *checked : proxy::ConfigCheck();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

constexpr auto sample =
    "{\n  // mine\n  Providers: [{name: 'p', api_base_url: 'http://127.0.0.1:1/v1', api_key: '$K', models: ['a', 'b']}],\n"
    "  Router: {default: 'p,a'}, // the usual one\n  strange: 1,\n}\n";

void TestConfigService::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"config.json"_s);
}

void TestConfigService::readsWhatIsWritten()
{
    write(sample);
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    QVERIFY(source.exists && source.problem.isEmpty());
    QCOMPARE(source.root.find(u"Providers")->elements.front().find(u"api_key")->string, u"$K"_s);
    QVERIFY(source.root.find(u"strange"));
}

void TestConfigService::readsAMissingFileAsEmpty()
{
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    QVERIFY(!source.exists && source.problem.isEmpty());
    QVERIFY(source.root.type == Json5Value::Type::Object && source.root.members.empty());
    const Result<Done> saved = save(service, source.root, tree(u"{PORT: 4000}"_s));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
    QVERIFY(content().contains("4000"));
    QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestConfigService::saysWhyAFileCannotBeRead()
{
    write("{ Providers: [ }");
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    QVERIFY2(source.problem.contains("line 1"_L1), qPrintable(source.problem));
    QVERIFY(source.root.members.empty());
    const Result<Done> saved = save(service, source.root, tree(u"{}"_s)); // what nobody understands is not overwritten
    QVERIFY(!saved);
    QCOMPARE(content(), QByteArray("{ Providers: [ }"));
}

void TestConfigService::savesOnlyWhatChanged()
{
    write(sample);
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    Json5Value draft = source.root;
    for (Json5Member &member : draft.members)
        if (member.name == "Router"_L1) member.value.members.front().value.string = u"p,b"_s;
    QVERIFY(save(service, source.root, draft));
    QCOMPARE(content(), QByteArray(sample).replace("p,a", "p,b"));
    QCOMPARE(QDir(m_dir->path()).entryList({u"config.json.*.bak"_s}).size(), 1);
}

void TestConfigService::refusesToOverwriteAnothersChange()
{
    write(sample);
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    const QByteArray others = QByteArray(sample).replace("p,a", "p,b");
    write(others);
    Json5Value draft = source.root;
    draft.members.pop_back();
    const Result<Done> saved = save(service, source.root, draft);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(content(), others);
}

void TestConfigService::refusesADraftThatCannotStart()
{
    write(sample);
    ConfigService service(m_path, nothing());
    const proxy::ConfigSource source = readSource(service);
    const Result<Done> saved = save(service, source.root, tree(u"{PORT: 99999}"_s));
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains("99999"_L1));
    QCOMPARE(content(), QByteArray(sample));
}

void TestConfigService::checksADraftWithTheLoadersWords()
{
    write(sample);
    ConfigService service(m_path, nothing());
    const proxy::ConfigCheck bad = check(service, u"{PORT: 'x'}"_s);
    QVERIFY(!bad.isUsable());
    QVERIFY2(bad.findings.front().message.startsWith("config.json line"_L1), qPrintable(bad.findings.front().message));
    QVERIFY(bad.findings.front().message.contains("/PORT"_L1));

    const proxy::ConfigCheck good = check(service, u"{Providers:[{name:'p',api_base_url:'https://x.example/v1',api_key:'keychain:work',"
                                                   "models:['m']},{name:'q',api_base_url:'https://y.example/v1',models:['m']}],"
                                                   "Router:{default:'p,m',think:'z,m'}}"_s);
    QVERIFY(good.isUsable());
    QCOMPARE(good.providers.size(), 2U);
    QCOMPARE(good.providers[0].url, u"https://x.example/v1/chat/completions"_s);
    QCOMPARE(good.providers[0].keys, QStringList{u"keychain:work"_s});
    QVERIFY(good.providers[0].problem.isEmpty()); // whether the keychain has it is not a draft's affair
    QVERIFY(good.providers[1].problem.contains("api_key is missing"_L1));
    const auto aboutThink = [](const proxy::ConfigFinding &finding) { return finding.pointer == "/Router/think"_L1; };
    QVERIFY(std::any_of(good.findings.begin(), good.findings.end(), aboutThink));
    QCOMPARE(content(), QByteArray(sample));
}

void TestConfigService::announcesAChange()
{
    write(sample);
    ConfigService service(m_path, nothing());
    QSignalSpy spy(&service, &proxy::ConfigControl::changed);
    write("{PORT: 4000}");
    QTRY_VERIFY(!spy.isEmpty());
}

void TestConfigService::answersNobodyWhoIsGone()
{
    write(sample);
    ConfigService service(m_path, nothing());
    bool isAnswered = false;
    auto context = std::make_unique<QObject>();
    service.read(context.get(), [&isAnswered](const proxy::ConfigSource &) { isAnswered = true; });
    context.reset();
    readSource(service); // the thread works in order, so the first answer has been dropped by now
    QVERIFY(!isAnswered);
}

void TestConfigService::explainsADraftWithoutItsKeys()
{
    MapStore store;
    TrialService trial(m_path, nothing(), store);
    std::optional<proxy::RouteVerdict> verdict;
    trial.explain(tree(u"{Providers:[{name:'p',api_base_url:'https://x.example/v1',api_key:'keychain:work',models:['m']}],"
                       "Router:{default:'p,m'}}"_s),
                  {.body = R"({"model":"x","messages":[{"role":"user","content":"hi"}]})", .headers = {}}, this,
                  [&verdict](const proxy::RouteVerdict &given) { verdict = given; });
    QTRY_VERIFY(verdict);
    QCOMPARE(verdict->problem, QString());
    QCOMPARE(verdict->target.model, u"m"_s);
    QCOMPARE(verdict->keys, QStringList{u"keychain:work"_s});
}

void TestConfigService::testsWithTheKeyOfTheStore()
{
    MapStore store;
    TrialService trial(m_path, nothing(), store);
    const Json5Value config =
        tree(u"{Providers:[{name:'p',api_base_url:'https://no-such-host.invalid/v1',api_key:'keychain:work',models:['m']}]}"_s);
    proxy::ProbeReport report;
    trial.probe(config, u"p"_s, u"m"_s, {}, this, [&report](const proxy::ProbeReport &told) { report = told; });
    QTRY_VERIFY(report.isFinished);
    QCOMPARE(report.tick(proxy::ProbeStep::Dns).cause, proxy::ProbeCause::Configuration);
    QVERIFY(report.tick(proxy::ProbeStep::Dns).message.contains("no entry"_L1));
    store.secrets.insert(u"work"_s, u"sk"_s);
    report = {};
    trial.probe(config, u"p"_s, u"m"_s, {}, this, [&report](const proxy::ProbeReport &told) { report = told; });
    QTRY_VERIFY_WITH_TIMEOUT(report.isFinished, 20'000);
    QCOMPARE(report.tick(proxy::ProbeStep::Dns).cause, proxy::ProbeCause::UnknownName);
}

QTEST_GUILESS_MAIN(TestConfigService)
#include "tst_config_service.moc"
