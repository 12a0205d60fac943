#include "proxy/config/config_file.h"

#include "logging/base/json5_values.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString noEnvironment(const QString &)
{
    return {};
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

Json5Value number(double n)
{
    return {.type = Json5Value::Type::Number, .number = n};
}

// Its own mode, beyond what the current user may do.
constexpr auto forOwner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

class TestConfigFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesFileAndFolder();
    void savesForTheOwnerAlone();
    void keepsThreeBackups();
    void writesNothingWithoutAChange();
    void losesNoChangeOfManyWriters();
    void refusesToOverwriteAnotherChange();
    void refusesWhatWouldNotStart();
    void followsALink();
    void namesWhatIsWrongWithAFile();
    void tellsThatAFolderCannotBeWritten();
    void keepsItsBackupsWhenItCannotSave();
    void takesMovedKeysOutOfTheBackups();

private:
    QStringList backups() const { return QDir(m_dir->path()).entryList({u"config.json.*.bak"_s}, QDir::Files, QDir::Name); }
    Result<Done> save(double port)
    {
        Result<ConfigFile> file = ConfigFile::read(m_path);
        if (!file) return file.error();
        if (Result<Done> set = file->document().set(u"/PORT"_s, number(port)); !set) return set;
        return file->save(noEnvironment, 1s);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestConfigFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(u"config.json"_s);
}

void TestConfigFile::makesFileAndFolder()
{
    m_path = m_dir->filePath(u"new/folder/config.json"_s);
    QVERIFY(save(4000));
    QCOMPARE(contentOf(m_path), QByteArray("{\n  \"PORT\": 4000\n}\n"));
    for (const QString &folder : {u"new"_s, u"new/folder"_s})
        QCOMPARE(QFileInfo(m_dir->filePath(folder)).permissions(), forOwner | QFile::ExeOwner | QFile::ExeUser);
    QCOMPARE(QFileInfo(m_path).permissions(), forOwner);
}

void TestConfigFile::savesForTheOwnerAlone()
{
    write(m_path, "{PORT: 1}");
    QVERIFY(QFile::setPermissions(m_path, forOwner | QFile::ReadOther | QFile::ReadGroup));
    QVERIFY(save(2));
    QCOMPARE(contentOf(m_path), QByteArray("{PORT: 2}"));
    QCOMPARE(QFileInfo(m_path).permissions(), forOwner);
    QCOMPARE(QFileInfo(m_dir->filePath(backups().constFirst())).permissions(), forOwner);
}

void TestConfigFile::keepsThreeBackups()
{
    write(m_path, "{PORT: 1}");
    write(m_dir->filePath(u"config.json.old.txt"_s), "mine");
    for (int port = 2; port < 7; ++port) QVERIFY(save(port));
    const QStringList kept = backups();
    QCOMPARE(kept.size(), 3);
    QCOMPARE(contentOf(m_dir->filePath(kept.last())), QByteArray("{PORT: 5}"));
    QCOMPARE(contentOf(m_dir->filePath(kept.first())), QByteArray("{PORT: 3}"));
    static const QRegularExpression name(u"^config\\.json\\.\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d-\\d{3}Z\\.bak$"_s);
    QVERIFY2(name.match(kept.first()).hasMatch(), qPrintable(kept.first()));
    QVERIFY(QFile::exists(m_dir->filePath(u"config.json.old.txt"_s)));
}

void TestConfigFile::writesNothingWithoutAChange()
{
    write(m_path, "{PORT: 1}");
    QVERIFY(save(1));
    QVERIFY(backups().isEmpty());
}

void TestConfigFile::losesNoChangeOfManyWriters()
{
    write(m_path, "{}");
    constexpr int count = 12;
    std::vector<std::thread> writers;
    for (int i = 0; i < count; ++i)
        writers.emplace_back([this, i] {
            (void)retryOnConflict([&]() -> Result<Done> {
                Result<ConfigFile> file = ConfigFile::read(m_path);
                if (Result<Done> set = file->document().set(u"/R%1"_s.arg(i), number(i)); !set) return set;
                return file->save(noEnvironment, 1s);
            });
        });
    for (std::thread &writer : writers) writer.join();
    const Result<ConfigFile> file = ConfigFile::read(m_path);
    for (int i = 0; i < count; ++i) QVERIFY2(file->document().find(u"/R%1"_s.arg(i)), qPrintable(QString::number(i)));
    QVERIFY(!QFile::exists(m_path + u".lock"_s));
}

void TestConfigFile::refusesToOverwriteAnotherChange()
{
    write(m_path, "{PORT: 1}");
    Result<ConfigFile> file = ConfigFile::read(m_path);
    write(m_path, "{PORT: 99}");
    QVERIFY(file->document().set(u"/PORT"_s, number(2)));
    const Result<Done> saved = file->save(noEnvironment, 1s);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QVERIFY(saved.error().message.contains("changed by somebody else"_L1));
    QCOMPARE(contentOf(m_path), QByteArray("{PORT: 99}"));
    QVERIFY(backups().isEmpty());
}

void TestConfigFile::refusesWhatWouldNotStart()
{
    write(m_path, "{PORT: 1}");
    const Result<Done> saved = save(70000);
    QVERIFY(!saved);
    QVERIFY(saved.error().message.contains("/PORT"_L1));
    QCOMPARE(contentOf(m_path), QByteArray("{PORT: 1}"));
}

void TestConfigFile::followsALink()
{
    const QString real = m_dir->filePath(u"dotfiles.json"_s);
    write(real, "{PORT: 1}");
    QVERIFY(QFile::link(real, m_path));
    QVERIFY(save(2));
    QVERIFY(QFileInfo(m_path).isSymLink());
    QCOMPARE(contentOf(real), QByteArray("{PORT: 2}"));
}

void TestConfigFile::namesWhatIsWrongWithAFile()
{
    write(m_path, "{PORT: }");
    const Result<ConfigFile> file = ConfigFile::read(m_path);
    QVERIFY(!file);
    QVERIFY(file.error().message.contains(m_path) && file.error().message.contains("line 1"_L1));
}

void TestConfigFile::tellsThatAFolderCannotBeWritten()
{
    write(m_dir->filePath(u"file"_s), "in the way");
    m_path = m_dir->filePath(u"file/config.json"_s);
    const Result<Done> saved = save(1);
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains(m_dir->path()), qPrintable(saved.error().message));
}

void TestConfigFile::keepsItsBackupsWhenItCannotSave()
{
    const QString real = m_dir->filePath(QString(252, u'a')); // no file beside it can have a longer name
    write(real, "{PORT: 1}");
    QVERIFY(QFile::link(real, m_path));
    write(m_dir->filePath(u"config.json.2026-01-02T03-04-05-678Z.bak"_s), "{PORT: 0}");
    const QStringList before = backups();
    QVERIFY(!save(2));
    QCOMPARE(contentOf(real), QByteArray("{PORT: 1}"));
    QCOMPARE(backups(), before);
}

void TestConfigFile::takesMovedKeysOutOfTheBackups()
{
    const QByteArray before = "{APIKEY: 'sk-router-0001', // sk-work-0002 is the new one\n"
                              " Providers: [{name: 'a', api_base_url: 'https://a.example/v1', models: ['m'],\n"
                              "              api_keys: ['$A_KEY', 'sk-work-0002', 'sk-work-0002-b']}]}\n";
    write(m_path, before);
    write(m_dir->filePath(u"config.json.2026-01-02T03-04-05-678Z.bak"_s), before);
    Result<ConfigFile> file = ConfigFile::read(m_path);
    QVERIFY(file->document().set(u"/APIKEY"_s, textValue(u"keychain:APIKEY"_s)));
    QVERIFY(file->document().set(u"/Providers/0/api_keys/1"_s, textValue(u"keychain:work"_s)));
    QVERIFY(file->save(noEnvironment, 1s));
    QCOMPARE(backups().size(), 2);
    for (const QString &name : backups()) {
        const QByteArray text = contentOf(m_dir->filePath(name));
        QVERIFY2(!text.contains("sk-router-0001") && !text.contains("sk-work-0002'") && !text.contains("sk-work-0002 "), text.constData());
        QVERIFY2(text.contains("APIKEY: 'keychain:APIKEY'") && text.contains("['$A_KEY', 'keychain:work', 'sk-work-0002-b']"),
                 text.constData());
        QCOMPARE(QFileInfo(m_dir->filePath(name)).permissions(), forOwner);
    }
}

QTEST_APPLESS_MAIN(TestConfigFile)
#include "tst_config_file.moc"
