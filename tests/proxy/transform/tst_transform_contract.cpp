#include "proxy/dialect/dialect.h"
#include "proxy/message/response_collector.h"
#include "proxy/transform/shaped_draft.h"
#include "proxy/transform/transform_chain.h"
#include "proxy/transform/transform_registry.h"

#include "tests/support/event_recorder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::EventRecorder;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectIn(const QString &path)
{
    if (!QFile::exists(path)) return {};
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(contentOf(path), &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s in %s", qPrintable(error.errorString()), qPrintable(path));
    return document.object();
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::vector<TransformUse> usesIn(const QJsonArray &list)
{
    std::vector<TransformUse> uses;
    for (const QJsonValue &entry : list) {
        const QJsonArray pair = entry.toArray();
        uses.push_back({.name = entry.isString() ? entry.toString() : pair.at(0).toString(),
                        .optionsJson = QJsonDocument(pair.at(1).toObject()).toJson(QJsonDocument::Compact)});
    }
    return uses;
}

// Ids that are made up are random.
QString withKnownIds(QString text)
{
    static const QRegularExpression id(u"call_[a-z0-9]{9,}"_s);
    return text.replace(id, u"call_#"_s);
}

/// One folder of tests/data/transform.
struct Case
{
    Provider provider;
    std::string model;
    const Dialect *dialect = nullptr;
    TransformChain chain;
};

Case caseIn(const QString &folder)
{
    const QJsonObject settings = objectIn(folder + u"/provider.json"_s);
    Case found;
    found.model = settings.value(u"model"_s).toString(u"m"_s).toStdString();
    found.dialect = findDialect(settings.value(u"dialect"_s).toString(u"openai-chat"_s).toStdString());
    found.provider.name = u"p"_s;
    found.provider.url = QUrl(u"https://host.invalid/v1/"_s);
    const QString name = folder.section(u'/', -2, -2);
    QJsonArray alone;
    alone.append(QJsonArray{name, objectIn(folder + u"/options.json"_s)});
    found.provider.transformers = usesIn(settings.value(u"use"_s).toArray(alone));
    found.provider.modelTransformers = {{u"m"_s, usesIn(settings.value(u"useOfModel"_s).toArray())}};
    Result<TransformChain> chain = TransformChain::make(found.provider, QString::fromStdString(found.model));
    if (chain)
        found.chain = std::move(chain).value();
    else
        qFatal("%s", qPrintable(chain.error().message));
    return found;
}

UpstreamDraft draftOf(const Case &tested, const TransformChain &chain, const QByteArray &body)
{
    Result<ChatRequest> request = findDialect("anthropic")->readRequest(view(body), {});
    if (!request) qFatal("%s", qPrintable(request.error().message));
    const RequestShape shape = chain.adjust(*request, tested.model);
    // As an exchange does it: between equal dialects the client's body goes on unless the request was changed.
    const bool bodyMayPass = tested.dialect->name() == "anthropic" && !shape.changesRequest;
    Result<UpstreamDraft> draft = tested.dialect->writeRequest({.request = *request,
                                                                .provider = tested.provider,
                                                                .credential = "secret",
                                                                .model = tested.model,
                                                                .shape = shape,
                                                                .clientBody = bodyMayPass ? view(body) : std::string_view(),
                                                                .clientHeaders = {}});
    if (!draft) qFatal("%s", qPrintable(draft.error().message));
    const Result<Done> applied = applyShape(shape, *draft);
    if (!applied) qFatal("%s", qPrintable(applied.error().message));
    return *draft;
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QString eventsOf(const Case &tested, const std::vector<std::string_view> &pieces)
{
    EventRecorder recorder;
    TransformChain::Filters filters = tested.chain.newFilters(recorder);
    const auto decoder = tested.dialect->newDecoder();
    for (const std::string_view piece : pieces) decoder->feed(piece, filters.entrance());
    if (!decoder->isDone()) decoder->finish(filters.entrance());
    return withKnownIds(QString::fromStdString(recorder.line));
}

} // namespace

/// Replays the folders of tests/data/transform/<name>/<case>:
///   options.json   optional: the options of the transform
///   provider.json  optional: {"model", "dialect", "use", "useOfModel"}; without "use" the transform is used alone
///   request.json   a client's request, in Anthropic's dialect -> upstream.json  the members in which the provider's body
///                  differs from one that is written without transforms; "<absent>" for one that is gone
///                                                             -> headers.txt   optional: the header fields that go up
///   stream.txt     a provider's stream                        -> events.txt    what it means (see EventRecorder)
///   answer.json    a provider's whole answer                  -> message.json  members of what the client gets
class TestTransformContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesRequests_data() { addCases(u"request.json"_s); }
    void changesRequests();
    void changesStreamsAtEverySplit_data() { addCases(u"stream.txt"_s); }
    void changesStreamsAtEverySplit();
    void takesNoCutStreamForAWholeOne_data() { addCases(u"stream.txt"_s); }
    void takesNoCutStreamForAWholeOne();
    void changesAnswers_data() { addCases(u"answer.json"_s); }
    void changesAnswers();
    void everyTransformIsTested();

private:
    static void addCases(const QString &file);
};

void TestTransformContract::addCases(const QString &file)
{
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(CCR_TEST_DATA "/transform"));
    for (const QString &transform : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir cases(root.filePath(transform));
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (QFile::exists(cases.filePath(name + u'/' + file)))
                QTest::addRow("%s: %s", qPrintable(transform), qPrintable(name)) << cases.filePath(name);
    }
}

void TestTransformContract::changesRequests()
{
    QFETCH(QString, folder);
    const Case tested = caseIn(folder);
    const QByteArray body = contentOf(folder + u"/request.json"_s);
    const UpstreamDraft draft = draftOf(tested, tested.chain, body);
    QJsonObject expected = objectOf(draftOf(tested, TransformChain(), body).body);
    QVERIFY(!expected.isEmpty());
    const QJsonObject changes = objectIn(folder + u"/upstream.json"_s);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        QVERIFY2(expected.value(change.key()) != change.value(), qPrintable(change.key() + u" is the same without the transform"_s));
        if (change.value() == "<absent>"_L1)
            expected.remove(change.key());
        else
            expected.insert(change.key(), change.value());
    }
    const QJsonObject actual = objectOf(draft.body);
    QVERIFY2(actual == expected, draft.body);

    if (!QFile::exists(folder + u"/headers.txt"_s)) return;
    QByteArray fields;
    for (const HttpHeader &field : draft.headers) fields += QByteArray::fromStdString(field.name + ": " + field.value + "\n");
    QCOMPARE(fields, contentOf(folder + u"/headers.txt"_s));
}

void TestTransformContract::changesStreamsAtEverySplit()
{
    QFETCH(QString, folder);
    const Case tested = caseIn(folder);
    const QByteArray stream = contentOf(folder + u"/stream.txt"_s);
    const QString expected = QString::fromUtf8(contentOf(folder + u"/events.txt"_s)).chopped(1);
    for (qsizetype at = 0; at <= stream.size(); ++at) {
        const auto middle = static_cast<std::size_t>(at);
        QCOMPARE(eventsOf(tested, {view(stream).substr(0, middle), view(stream).substr(middle)}), expected);
    }
}

// A cut stream ends with a failure, or, where only the end mark is missing, with the same content as the whole one.
void TestTransformContract::takesNoCutStreamForAWholeOne()
{
    QFETCH(QString, folder);
    const Case tested = caseIn(folder);
    const QByteArray stream = contentOf(folder + u"/stream.txt"_s);
    const QString whole = eventsOf(tested, {view(stream)});
    for (qsizetype at = 0; at < stream.size(); ++at) {
        const QString cut = eventsOf(tested, {view(stream).substr(0, static_cast<std::size_t>(at))});
        const bool isSame = cut.section(u"] "_s, 0, -2) == whole.section(u"] "_s, 0, -2);
        QVERIFY2(cut.contains(u"FAILURE"_s) || isSame, qPrintable(u"cut at %1: %2"_s.arg(at).arg(cut)));
    }
}

void TestTransformContract::changesAnswers()
{
    QFETCH(QString, folder);
    const Case tested = caseIn(folder);
    const QByteArray answer = contentOf(folder + u"/answer.json"_s);
    const Result<ChatResponse> response = tested.dialect->readResponse(view(answer));
    QVERIFY2(response, response ? "" : qPrintable(response.error().message));
    ResponseCollector collector;
    TransformChain::Filters filters = tested.chain.newFilters(collector);
    replay(*response, filters.entrance());
    const QByteArray message = findDialect("anthropic")->writeResponse(collector.take(), {}, "msg_1");
    const QByteArray comparable = withKnownIds(QString::fromUtf8(message)).toUtf8();
    const QJsonObject actual = objectOf(comparable);
    const QJsonObject expected = objectIn(folder + u"/message.json"_s);
    QVERIFY(!expected.isEmpty());
    for (auto member = expected.begin(); member != expected.end(); ++member)
        QVERIFY2(actual.value(member.key()) == member.value(), comparable);
}

void TestTransformContract::everyTransformIsTested()
{
    const QDir root(QStringLiteral(CCR_TEST_DATA "/transform"));
    for (const std::string_view name : transformNames()) {
        const Result<std::unique_ptr<Transform>> made = makeTransform(name, "{}");
        QVERIFY2(made, name.data());
        if (!*made) continue; // chooses a dialect
        QCOMPARE((*made)->name(), name);
        const QString folder = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        QVERIFY2(QDir(root.filePath(folder)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() >= 2, name.data());
    }
}

QTEST_APPLESS_MAIN(TestTransformContract)
#include "tst_transform_contract.moc"
