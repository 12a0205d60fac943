#include "logging/base/private_files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ccr;
using namespace Qt::StringLiterals;

namespace {

// As the system has it, octal; 0 when there is nothing.
QString modeOf(const QString &path)
{
    struct stat status;
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 ? QString::number(status.st_mode & 07777, 8) : u"0"_s;
}

} // namespace

class TestPrivateFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ::umask(0); } // the strictest test: nothing is taken away from outside
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void makesEveryFolderOfAPath();
    void leavesFoldersAsTheyAre();
    void cannotMakeAFolderInAFile();
    void writesForTheOwner();
    void replacesAnOpenFile();
    void keepsWhatIsThereWhenTheDiskIsFull_data();
    void keepsWhatIsThereWhenTheDiskIsFull();
    void removesALinkInsteadOfFollowingIt();
    void knowsItsOwnFolders_data();
    void knowsItsOwnFolders();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestPrivateFiles::makesEveryFolderOfAPath()
{
    QVERIFY(makePrivateFolder(path(u"a/b/../c/d/"_s)));
    for (const QString &name : {u"a"_s, u"a/c"_s, u"a/c/d"_s}) QCOMPARE(modeOf(path(name)), u"700"_s);
}

void TestPrivateFiles::leavesFoldersAsTheyAre()
{
    QCOMPARE(::mkdir(QFile::encodeName(path(u"a"_s)).constData(), 0755), 0);
    QVERIFY(makePrivateFolder(path(u"a/b"_s)));
    QCOMPARE(modeOf(path(u"a"_s)), u"755"_s);
    QCOMPARE(modeOf(path(u"a/b"_s)), u"700"_s);
}

void TestPrivateFiles::cannotMakeAFolderInAFile()
{
    QVERIFY(makePrivateFile(path(u"file"_s)));
    QVERIFY(!makePrivateFolder(path(u"file/a"_s)));
}

void TestPrivateFiles::writesForTheOwner()
{
    QVERIFY(writePrivateFile(path(u"new"_s), "text"));
    QCOMPARE(modeOf(path(u"new"_s)), u"600"_s);
    QString reason;
    QVERIFY(!writePrivateFile(path(u"nowhere/new"_s), "text", &reason));
    QVERIFY(!reason.isEmpty());
}

void TestPrivateFiles::replacesAnOpenFile()
{
    QFile old(path(u"old"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("text");
    old.close();
    QVERIFY(writePrivateFile(path(u"old"_s), "new"));
    QCOMPARE(modeOf(path(u"old"_s)), u"600"_s);
    QVERIFY(old.setPermissions(old.permissions() | QFile::ReadOther));
    QVERIFY(makePrivateFile(path(u"old"_s)));
    QCOMPARE(modeOf(path(u"old"_s)), u"600"_s);
    QCOMPARE(QFileInfo(path(u"old"_s)).size(), 0);
}

void TestPrivateFiles::keepsWhatIsThereWhenTheDiskIsFull_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("in one buffer") << 100;
    QTest::newRow("in several") << 100'000;
}

void TestPrivateFiles::keepsWhatIsThereWhenTheDiskIsFull()
{
    QFETCH(const int, size);
    QVERIFY(writePrivateFile(path(u"file"_s), "good"));
    rlimit before;
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit narrow{.rlim_cur = 16, .rlim_max = before.rlim_max}; // as near to a full disk as a test gets
    const auto handler = ::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &narrow), 0);
    QString reason;
    const bool isWritten = writePrivateFile(path(u"file"_s), QByteArray(size, 'x'), &reason);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    ::signal(SIGXFSZ, handler);
    QVERIFY(!isWritten);
    QVERIFY(!reason.isEmpty());
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("good"));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"file"_s});
}

void TestPrivateFiles::removesALinkInsteadOfFollowingIt()
{
    QVERIFY(writePrivateFile(path(u"target"_s), "precious"));
    QVERIFY(QFile::link(path(u"target"_s), path(u"link"_s)));
    QVERIFY(makePrivateFile(path(u"link"_s)));
    QVERIFY(!QFileInfo(path(u"link"_s)).isSymLink());
    QCOMPARE(QFileInfo(path(u"target"_s)).size(), 8);
}

void TestPrivateFiles::knowsItsOwnFolders_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("isForeign");
    QTest::addColumn<bool>("isOwn");
    QTest::newRow("private") << 0700 << u"folder"_s << false << true;
    QTest::newRow("readable for others") << 0755 << u"folder"_s << false << true;
    QTest::newRow("writable for the group") << 0770 << u"folder"_s << false << false;
    QTest::newRow("writable for all") << 01777 << u"folder"_s << false << false;
    QTest::newRow("a link to an own one") << 0700 << u"link"_s << false << false;
    QTest::newRow("missing") << 0700 << u"missing"_s << false << false;
    QTest::newRow("a file") << 0700 << u"folder/file"_s << false << false;
    QTest::newRow("of somebody else") << 0700 << u"folder"_s << true << false;
}

void TestPrivateFiles::knowsItsOwnFolders()
{
    QFETCH(int, mode);
    QFETCH(QString, asked);
    QFETCH(bool, isForeign);
    QFETCH(bool, isOwn);
    const QByteArray folder = QFile::encodeName(path(u"folder"_s));
    QCOMPARE(::mkdir(folder.constData(), 0700), 0);
    QVERIFY(makePrivateFile(path(u"folder/file"_s)));
    QVERIFY(QFile::link(path(u"folder"_s), path(u"link"_s)));
    QCOMPARE(::chmod(folder.constData(), static_cast<mode_t>(mode)), 0);
    if (isForeign && ::chown(folder.constData(), 12345, 12345) != 0) QSKIP("only root can give a folder away");
    QCOMPARE(isOwnFolder(path(asked)), isOwn);
}

QTEST_APPLESS_MAIN(TestPrivateFiles)
#include "tst_private_files.moc"
