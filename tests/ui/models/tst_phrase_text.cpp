#include "ui/models/phrase_text.h"

#include "logging/api/capture_sentences.h"
#include "logging/api/export_sentences.h"
#include "logging/api/logging_sentences.h"
#include "logging/capture/exchange_import.h"
#include "logging/export/export_file.h"
#include "logging/export/exporter.h"
#include "logging/history/exchange_store.h"
#include "logging/query/query_sentences.h"
#include "logging/sink/file_output.h"
#include "ui/models/logging_tables.h"
#include "ui/models/logging_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

// Whether no two English words are left side by side.
bool isChinese(const QString &text)
{
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    static const QRegularExpression words(u"[A-Za-z]{2,} [a-z]{2,}"_s);
    return text.contains(han) && !text.contains(words);
}

Result<logging::ExchangeFileContent> opened(const QString &path)
{
    const std::atomic<bool> cancelled = false;
    return logging::importExchanges(path, {.exchange = [](logging::CapturedExchange &&) -> Result<Done> { return Done{}; }, .record = {}},
                                    cancelled);
}

} // namespace

/// What logging says of itself, of exports and of files with recorded exchanges, in the Chinese window.
class TestPhraseText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hasEverySentence_data();
    void hasEverySentence();
    void saysWhatIsWrongWithAFile_data();
    void saysWhatIsWrongWithAFile();
    void saysWhyAFileCannotBeRead();
    void saysWhyAnExportFails();
    void saysWhyAnOutputFails_data();
    void saysWhyAnOutputFails();
    void saysWhyTheHistoryCannotBeRead();

private:
    QTranslator m_chinese;
};

void TestPhraseText::initTestCase()
{
    QVERIFY(m_chinese.load(u":/i18n/ccr_zh_CN.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_chinese));
}

void TestPhraseText::hasEverySentence_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QString>("english");
    for (const char *english : logging::captureSentences)
        QTest::newRow(english) << QByteArray("CaptureSentence") << QString::fromUtf8(english);
    for (const char *english : logging::exportSentences)
        QTest::newRow(english) << QByteArray("ExportSentence") << QString::fromUtf8(english);
    for (const char *english : logging::loggingSentences)
        QTest::newRow(english) << QByteArray("LoggingSentence") << QString::fromUtf8(english);
    for (const char *english : logging::querySentences) QTest::newRow(english) << QByteArray("QueryProblem") << QString::fromUtf8(english);
}

void TestPhraseText::hasEverySentence()
{
    QFETCH(QByteArray, context);
    QFETCH(QString, english);
    std::vector<Phrase> values;
    for (int i = 1; english.contains(u'%' + QString::number(i)); ++i) values.emplace_back(QString::number(i * 11));
    const Phrase phrase(english, values);
    const QString chinese = phraseText({context.constData()}, phrase);
    QVERIFY2(chinese != phrase.english(), qPrintable(english));
    for (const Phrase &value : values) QVERIFY2(chinese.contains(value.english()), qPrintable(chinese));
}

void TestPhraseText::saysWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("survives");
    QTest::newRow("no HAR") << QByteArray("hello") << u"HAR"_s;
    QTest::newRow("cut off") << QByteArray("{\"log\": {\"entries\": [{\"request\": {") << u"1"_s;
    QTest::newRow("cut off between entries") << QByteArray("{\"log\": {\"entries\": [") << u"1"_s;
    QTest::newRow("comma") << QByteArray("{\"log\": {}},") << u"12"_s;
    QTest::newRow("bracket") << QByteArray("{\"log\": {]") << u"]"_s;
    QTest::newRow("behind the end") << QByteArray("{\"log\": {}} {") << u"13"_s;
}

void TestPhraseText::saysWhatIsWrongWithAFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, survives);
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"a.har"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<logging::ExchangeFileContent> found = opened(file.fileName());
    QVERIFY(!found);
    const QString text = loggingText(found.error());
    QVERIFY2(isChinese(text) && text.contains(survives) && text.contains("a.har"_L1), qPrintable(found.error().message + u" -> "_s + text));
}

void TestPhraseText::saysWhyAFileCannotBeRead()
{
    const QTemporaryDir dir;
    for (const QString &path : {dir.path(), dir.filePath(u"missing.har"_s)}) {
        const Result<logging::ExchangeFileContent> found = opened(path);
        QVERIFY(!found);
        const QString text = loggingText(found.error());
        QVERIFY2(isChinese(text) && text.contains(path), qPrintable(found.error().message + u" -> "_s + text));
    }
}

void TestPhraseText::saysWhyAnExportFails()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"missing/out"_s);
    const auto file = logging::ExportFile::open(path, logging::ExportFile::Packing::Plain);
    QVERIFY(!file);
    QVERIFY2(isChinese(loggingText(file.error())) && loggingText(file.error()).contains(path), qPrintable(loggingText(file.error())));

    logging::ExportRequest nothing;
    nothing.exchanges = nothing.records = nothing.statistics = false;
    const auto exporter = logging::makeExporter(nothing, {});
    QVERIFY(!exporter);
    QVERIFY2(isChinese(loggingText(exporter.error())), qPrintable(loggingText(exporter.error())));
}

void TestPhraseText::saysWhyAnOutputFails_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("english");
    QTest::newRow("its folder is a file") << u"file/a.log"_s << u"Cannot make the folder of"_s;
    QTest::newRow("a link") << u"link.log"_s << u"it is a symbolic link, which is refused"_s;
    QTest::newRow("a folder") << u"folder"_s << u"Cannot open"_s;
}

void TestPhraseText::saysWhyAnOutputFails()
{
    QFETCH(QString, name);
    QFETCH(QString, english);
    const QTemporaryDir dir;
    QVERIFY(QFile(dir.filePath(u"file"_s)).open(QIODevice::WriteOnly));
    QVERIFY(QFile::link(dir.filePath(u"file"_s), dir.filePath(u"link.log"_s)));
    QVERIFY(QDir(dir.path()).mkdir(u"folder"_s));
    logging::StreamConfig stream;
    stream.name = u"s"_s;
    stream.type = logging::StreamType::File;
    stream.file.path = dir.filePath(name);
    const logging::FileOutput output(stream, {}, {.fallbackFolder = QString()});
    const Phrase problem = output.problem();
    QVERIFY2(problem.contains(english), qPrintable(problem.english())); // as standard error and the log have it
    const QString text = loggingText(problem);
    QVERIFY2(isChinese(text) && text.contains(stream.file.path), qPrintable(text));
    logging::LoggingConfig config;
    config.streams = {stream};
    const StatusTable table = LoggingTables::streams({.streams = {{.name = "s", .problem = problem}}}, config);
    QCOMPARE(table.rows.front().cells.value(LoggingTables::LastError), text);
}

void TestPhraseText::saysWhyTheHistoryCannotBeRead()
{
    const QTemporaryDir dir;
    QFile foreign(dir.filePath(u"foreign.sqlite"_s));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write(QByteArray(4096, 'x'));
    foreign.close();
    for (const QString &path : {dir.filePath(u"missing.sqlite"_s), foreign.fileName()}) {
        const auto opened = logging::ExchangeStore::open(path, logging::ExchangeStore::Access::ReadOnly);
        QVERIFY(!opened);
        const QString text = loggingText(opened.error()).remove(u"PRAGMA user_version"_s); // as SQLite was asked
        QVERIFY2(isChinese(text), qPrintable(opened.error().message + u" -> "_s + text));
    }
}

QTEST_GUILESS_MAIN(TestPhraseText)
#include "tst_phrase_text.moc"
