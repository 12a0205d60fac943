#include "logging/tracking/finish_reason.h"
#include "proxy/dialect/dialect.h"
#include "proxy/exchange/response_observer.h"
#include "tests/support/event_recorder.h"
#include "tests/support/fake_provider.h"
#include "tests/support/served_proxy.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::Outcome;

namespace {

const QByteArray question = R"({"model":"any","max_tokens":10,"stream":true,"messages":[{"role":"user","content":"hi"}]})";
const QString folder = QStringLiteral(CCR_TEST_DATA "/streams/");

struct Case
{
    QString dialect;
    QString name;
    QString outcome;
    QString word;
    QString finishClass;

    std::string stream() const
    {
        QFile file(folder + dialect + u'/' + name + u".txt"_s);
        if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(file.fileName()));
        return file.readAll().toStdString();
    }
};

QList<Case> allCases()
{
    QFile file(folder + u"expected.txt"_s);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no expected.txt");
    QList<Case> cases;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QStringList parts = QString::fromUtf8(line).split(u" | "_s);
        if (line.startsWith('#') || parts.size() != 5) continue;
        cases.append({parts[0], parts[1], parts[2], parts[3] == "-"_L1 ? QString() : parts[3], parts[4]});
    }
    return cases;
}

/// What the end of an answer is made from.
class End final : public ChatEventSink
{
public:
    void accept(const ChatEvent &event) override
    {
        form.accept(event);
        observed.observe(event);
        if (event.error) error = *event.error;
    }
    Outcome outcome() const
    {
        if (error) return error->isConcluded ? Outcome::StreamTruncated : Outcome::StreamErrorEvent;
        if (!observed.isComplete()) return Outcome::InFlight;
        return observed.hasContent() ? Outcome::Ok : Outcome::EmptyResponse;
    }
    logging::FinishClass finishClass() const
    {
        const char *const errorClass = !error ? "" : error->isConcluded ? "stream_truncated" : "stream_error_event";
        return logging::finishClass(outcome(), errorClass, observed.stopWord());
    }

    EventRecorder form;
    ResponseObserver observed;
    std::optional<ProviderError> error;
};

End endOf(const Case &one, const std::string &stream, std::size_t split)
{
    const auto decoder = findDialect(one.dialect.toStdString())->newDecoder();
    End end;
    for (const std::string_view piece : {std::string_view(stream).substr(0, split), std::string_view(stream).substr(split)})
        if (!decoder->isDone()) decoder->feed(piece, end);
    if (!decoder->isDone()) decoder->finish(end);
    return end;
}

} // namespace
Q_DECLARE_METATYPE(Case)

/// How an answer ended, by what a provider sent: every word for an end, answers that break off anywhere, errors within, answers
/// without content. tests/data/streams/expected.txt says what is right.
class TestStreamEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coversEveryFile();
    void isUnderstoodAtEverySplit_data();
    void isUnderstoodAtEverySplit();
    void anUnfinishedAnswerIsNoSuccess_data();
    void anUnfinishedAnswerIsNoSuccess();
    void isRecordedAsItWas_data();
    void isRecordedAsItWas();

private:
    static void addRows()
    {
        QTest::addColumn<Case>("one");
        const QList<Case> cases = allCases();
        for (const Case &one : cases) QTest::newRow(qPrintable(one.dialect + u": "_s + one.name)) << one;
    }
};

void TestStreamEnds::coversEveryFile()
{
    QStringList listed;
    const QList<Case> cases = allCases();
    for (const Case &one : cases) listed.append(one.dialect + u'/' + one.name + u".txt"_s);
    QStringList found;
    const QStringList dialects = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &dialect : dialects) {
        const QStringList files = QDir(folder + dialect).entryList(QDir::Files);
        for (const QString &file : files) found.append(dialect + u'/' + file);
    }
    listed.sort();
    found.sort();
    QCOMPARE(found, listed);
}

void TestStreamEnds::isUnderstoodAtEverySplit_data()
{
    addRows();
}

void TestStreamEnds::isUnderstoodAtEverySplit()
{
    QFETCH(Case, one);
    const std::string stream = one.stream();
    for (std::size_t split = 0; split <= stream.size(); ++split) {
        const End end = endOf(one, stream, split);
        const QString got = QString::fromLatin1(toString(end.outcome()).data()) + u" | "_s + QString::fromStdString(end.observed.stopWord())
                            + u" | "_s + QString::fromLatin1(toString(end.finishClass()).data());
        const QString expected = one.outcome + u" | "_s + one.word + u" | "_s + one.finishClass;
        if (got == expected) continue;
        QFAIL(qPrintable(u"split at %1: %2 instead of %3 (%4)"_s.arg(split).arg(
            got, expected, QString::fromStdString(end.error ? end.error->message : std::string()))));
    }
}

void TestStreamEnds::anUnfinishedAnswerIsNoSuccess_data()
{
    addRows();
}

// Wherever a good answer breaks off: it is either whole already, or an interruption; never an error that nobody reported, and
// never a success before the provider said how it ended.
void TestStreamEnds::anUnfinishedAnswerIsNoSuccess()
{
    QFETCH(Case, one);
    if (one.outcome != "ok"_L1) return;
    const std::string stream = one.stream();
    bool wasWhole = false;
    for (std::size_t length = 0; length < stream.size(); ++length) {
        const End end = endOf(one, stream.substr(0, length), length);
        const bool isWhole = end.outcome() == Outcome::Ok;
        if (!isWhole) QVERIFY2(end.finishClass() == logging::FinishClass::Abnormal, qPrintable(QString::number(length)));
        if (isWhole && !one.word.isEmpty()) QCOMPARE(QString::fromStdString(end.observed.stopWord()), one.word);
        QVERIFY2(isWhole || !wasWhole, qPrintable(QString::number(length)));
        wasWhole = isWhole;
    }
}

void TestStreamEnds::isRecordedAsItWas_data()
{
    addRows();
}

// Through the whole proxy, in pieces of three sizes.
void TestStreamEnds::isRecordedAsItWas()
{
    QFETCH(Case, one);
    const std::string stream = one.stream();
    FakeProvider provider;
    ProxyConfig config;
    config.apiKey = u"router-key"_s;
    config.health.failuresToOpen = 1000;
    config.providers.push_back(
        {.name = u"p"_s, .url = provider.url(), .keys = {{.label = u"k"_s, .secret = u"secret-1"_s}}, .dialect = one.dialect});
    config.router.defaultRoute = {u"p"_s, u"m"_s};
    ServedProxy proxy(config);
    std::size_t asked = 0;
    for (const std::size_t size : {std::size_t(7), std::size_t(90), stream.size() + 1}) {
        provider.onRequest = [&](const FakeProvider::Request &request) {
            request.peer->beginStream();
            for (std::size_t at = 0; at < stream.size(); at += size)
                request.peer->sendChunk(QByteArray::fromStdString(stream.substr(at, size)));
            request.peer->endChunks();
        };
        const RawResponse response = proxy.send("POST", "/v1/messages", question, "x-api-key: router-key\r\n");
        ++asked;
        QTRY_COMPARE(proxy.log.finished().size(), asked);
        const logging::ExchangeFinished end = proxy.log.finished().back();
        const auto finishClass = logging::finishClass(end.outcome, end.errorClass, end.finishReason);
        QCOMPARE(QString::fromLatin1(toString(finishClass).data()), one.finishClass);
        QCOMPARE(QString::fromStdString(end.finishReason), one.word);
        // Before any content reached the client a broken stream is a failed try, and answered with a status.
        // One that was filtered reached the client as it is, and is no success.
        const bool isFiltered = end.errorClass == "content_filtered";
        QCOMPARE(isFiltered,
                 one.finishClass == "filtered"_L1 && one.word != "LANGUAGE"_L1); // which says what it cannot, not what it may not
        const bool isFailedTry = end.outcome == Outcome::Failed && !isFiltered;
        const QString outcome = QString::fromLatin1(isFailedTry ? end.errorClass.c_str() : toString(end.outcome).data());
        QCOMPARE(outcome, isFiltered && one.outcome == "ok"_L1 ? u"failed"_s : one.outcome);
        QVERIFY(isFailedTry ? response.status >= 500 : response.status == 200);
        const bool hasError = response.body.contains("event: error");
        QCOMPARE(hasError, !isFailedTry && one.outcome != "ok"_L1 && one.outcome != "empty_response"_L1);
    }
}

QTEST_GUILESS_MAIN(TestStreamEnds)
#include "tst_stream_ends.moc"
