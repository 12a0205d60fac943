#include "logging/query/line_follower.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestLineFollower : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_path = m_dir->filePath(u"a.log"_s);
        m_lines.clear();
    }
    void readsWhatIsAppended();
    void beginsAtTheEndOrTheStart();
    void followsOverRotation();
    void waitsForAFile();
    void startsAgainAfterACut();
    void saysWhatItCannotRead();

private:
    void append(const QByteArray &text)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }
    QStringList poll(LineFollower &follower)
    {
        m_lines.clear();
        const auto done =
            follower.poll([this](std::string_view line) { m_lines.append(QString::fromUtf8(line.data(), qsizetype(line.size()))); });
        if (!done) m_lines.append(done.error().message);
        return m_lines;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QStringList m_lines;
};

void TestLineFollower::readsWhatIsAppended()
{
    append("old\n");
    LineFollower follower(m_path, LineFollower::Begin::AtTheEnd);
    QCOMPARE(poll(follower), QStringList());
    append("one\r\ntw");
    QCOMPARE(poll(follower), QStringList{u"one"_s});
    append("o\n\nthree\n");
    QCOMPARE(poll(follower), (QStringList{u"two"_s, u"three"_s}));
    QCOMPARE(poll(follower), QStringList());
    append(QByteArray(1'000'000, 'x') + "\n");
    QCOMPARE(poll(follower), QStringList{QString(1'000'000, u'x')});
}

void TestLineFollower::beginsAtTheEndOrTheStart()
{
    append("a\nb\n");
    LineFollower fromStart(m_path, LineFollower::Begin::AtTheStart);
    QCOMPARE(poll(fromStart), (QStringList{u"a"_s, u"b"_s}));
    LineFollower fromEnd(m_path, LineFollower::Begin::AtTheEnd);
    QCOMPARE(poll(fromEnd), QStringList());
}

void TestLineFollower::followsOverRotation()
{
    append("a\n");
    LineFollower follower(m_path, LineFollower::Begin::AtTheStart);
    QCOMPARE(poll(follower), QStringList{u"a"_s});
    append("late\nwithout end");
    QVERIFY(QFile::rename(m_path, m_path + u".1"_s));
    append("new\n");
    QCOMPARE(poll(follower), (QStringList{u"late"_s, u"without end"_s, u"new"_s}));
    QVERIFY(QFile::remove(m_path));
    QCOMPARE(poll(follower), QStringList());
    append("after\n");
    QCOMPARE(poll(follower), QStringList{u"after"_s});
}

void TestLineFollower::waitsForAFile()
{
    LineFollower follower(m_path, LineFollower::Begin::AtTheEnd);
    QCOMPARE(poll(follower), QStringList());
    append("first\n");
    QCOMPARE(poll(follower), QStringList{u"first"_s});
}

void TestLineFollower::startsAgainAfterACut()
{
    append("long line\n");
    LineFollower follower(m_path, LineFollower::Begin::AtTheStart);
    poll(follower);
    QVERIFY(QFile::resize(m_path, 0));
    append("x\n");
    QCOMPARE(poll(follower), QStringList{u"x"_s});
}

void TestLineFollower::saysWhatItCannotRead()
{
    LineFollower folder(m_dir->path(), LineFollower::Begin::AtTheStart);
    const QStringList lines = poll(folder);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.front().contains(m_dir->path()));
}

QTEST_APPLESS_MAIN(TestLineFollower)
#include "tst_line_follower.moc"
