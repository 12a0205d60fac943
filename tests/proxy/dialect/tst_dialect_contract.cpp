#include "proxy/dialect/dialect.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/transform/transform_chain.h"

#include "tests/support/event_recorder.h"
#include "tests/support/known_ids.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::EventRecorder;
using ccr::test::withKnownIds;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QJsonDocument jsonOf(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s in %s", qPrintable(error.errorString()), text.constData());
    return document;
}

QString eventsOf(const Dialect &dialect, const std::vector<std::string_view> &pieces)
{
    const auto decoder = dialect.newDecoder();
    EventRecorder recorder;
    for (const std::string_view piece : pieces) decoder->feed(piece, recorder);
    if (!decoder->isDone()) decoder->finish(recorder);
    return withKnownIds(QString::fromStdString(recorder.line));
}

} // namespace

/// Replays the folders of tests/data/dialect/<dialect>/<case>:
///   request.json  a client's request, in Anthropic's dialect   -> upstream.json  what the provider must be sent
///   provider.json optional: {"model", "transformers", "url"}      (its first line may be the address: "POST https://…")
///   stream.txt    a provider's stream                          -> events.txt     what it means (see EventRecorder)
///   answer.json   a provider's whole answer                    -> message.json   what the client gets
class TestDialectContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesRequests_data() { addCases(u"request.json"_s); }
    void writesRequests();
    void decodesStreamsAtEverySplit_data() { addCases(u"stream.txt"_s); }
    void decodesStreamsAtEverySplit();
    void takesNoCutStreamForAWholeOne_data() { addCases(u"stream.txt"_s); }
    void takesNoCutStreamForAWholeOne();
    void readsAnswers_data() { addCases(u"answer.json"_s); }
    void readsAnswers();
    void keepsSignaturesInToolCallIds();

private:
    static void addCases(const QString &file);
};

void TestDialectContract::addCases(const QString &file)
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(CCR_TEST_DATA "/dialect"));
    for (const QString &dialect : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir cases(root.filePath(dialect));
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (QFile::exists(cases.filePath(name + u'/' + file)))
                QTest::addRow("%s: %s", qPrintable(dialect), qPrintable(name)) << dialect << cases.filePath(name);
    }
}

void TestDialectContract::writesRequests()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const QByteArray body = contentOf(folder + u"/request.json"_s);
    const QJsonObject settings =
        QFile::exists(folder + u"/provider.json"_s) ? jsonOf(contentOf(folder + u"/provider.json"_s)).object() : QJsonObject();
    Provider provider;
    provider.name = u"p"_s;
    provider.url = QUrl(settings.value(u"url"_s).toString(u"https://host.invalid/v1/"_s));
    for (const QString &name : settings.value(u"transformers"_s).toVariant().toStringList())
        provider.transformers.push_back({.name = name});

    Result<ChatRequest> request = findDialect("anthropic")->readRequest(view(body), {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const std::string model = settings.value(u"model"_s).toString(u"m"_s).toStdString();
    const Result<TransformChain> chain = TransformChain::make(provider, QString::fromStdString(model));
    QVERIFY2(chain, chain ? "" : qPrintable(chain.error().message));
    const RequestShape shape = chain->adjust(*request, model);
    const bool mayGoOn = dialect == "anthropic"_L1 || dialect == "vertex-claude"_L1; // Anthropic's words inside
    const Result<UpstreamDraft> draft = findDialect(dialect.toStdString())
                                            ->writeRequest({.request = *request,
                                                            .provider = provider,
                                                            .credential = "secret",
                                                            .model = model,
                                                            .shape = shape,
                                                            .clientBody = mayGoOn ? view(body) : std::string_view(),
                                                            .clientHeaders = {}});
    QVERIFY(draft);
    QByteArray expected = contentOf(folder + u"/upstream.json"_s);
    if (expected.startsWith("POST ")) {
        const qsizetype end = expected.indexOf('\n');
        QCOMPARE("POST " + draft->url.toEncoded(), expected.left(end));
        expected = expected.mid(end + 1);
    }
    const QJsonDocument actual = jsonOf(draft->body);
    QVERIFY2(actual == jsonOf(expected), actual.toJson());
}

void TestDialectContract::decodesStreamsAtEverySplit()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const QByteArray stream = contentOf(folder + u"/stream.txt"_s);
    const QString expected = QString::fromUtf8(contentOf(folder + u"/events.txt"_s)).chopped(1);
    const Dialect &spoken = *findDialect(dialect.toStdString());
    for (qsizetype at = 0; at <= stream.size(); ++at)
        QCOMPARE(
            eventsOf(spoken, {view(stream).substr(0, static_cast<std::size_t>(at)), view(stream).substr(static_cast<std::size_t>(at))}),
            expected);
}

// A cut stream ends with a failure, or, where only the end mark is missing, with the same text as the whole one.
void TestDialectContract::takesNoCutStreamForAWholeOne()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const QByteArray stream = contentOf(folder + u"/stream.txt"_s);
    const Dialect &spoken = *findDialect(dialect.toStdString());
    const QString whole = eventsOf(spoken, {view(stream)});
    for (qsizetype at = 0; at < stream.size(); ++at) {
        const QString cut = eventsOf(spoken, {view(stream).substr(0, static_cast<std::size_t>(at))});
        const bool isSameText = cut.section(u"] "_s, 0, -2) == whole.section(u"] "_s, 0, -2);
        QVERIFY2(cut.contains(u"FAILURE"_s) || isSameText, qPrintable(u"cut at %1: %2"_s.arg(at).arg(cut)));
    }
}

void TestDialectContract::readsAnswers()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const QByteArray answer = contentOf(folder + u"/answer.json"_s);
    const Result<ChatResponse> response = findDialect(dialect.toStdString())->readResponse(view(answer));
    const QByteArray expected = contentOf(folder + u"/message.json"_s);
    if (!response) {
        QCOMPARE("error: " + response.error().message.trimmed().toUtf8(), expected.trimmed());
        return;
    }
    const QByteArray message = findDialect("anthropic")->writeResponse(*response, {}, "msg_1");
    const QJsonDocument actual = jsonOf(withKnownIds(QString::fromUtf8(message)).toUtf8());
    QVERIFY2(actual == jsonOf(expected), actual.toJson());
}

void TestDialectContract::keepsSignaturesInToolCallIds()
{
    const std::string signature = "ab+/=\"\\ \xE4\xB8\x96";
    const std::string id = newToolCallId(signature);
    QCOMPARE(signatureOf(id), signature);
    QVERIFY(id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == std::string::npos);
    QVERIFY(plainToolCallId(id).size() <= 40);
    QVERIFY(newToolCallId({}) != newToolCallId({}));
    QCOMPARE(signatureOf("toolu_01"), std::string());
    QCOMPARE(plainToolCallId("toolu_01"), "toolu_01");
}

QTEST_APPLESS_MAIN(TestDialectContract)
#include "tst_dialect_contract.moc"
