#include "ui/models/body_text.h"

#include "ui/models/body_view.h"
#include "ui/models/json_tree_model.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

logging::StoredBody body(logging::StoredBody::Kind kind, const char *text, int attempt = 0)
{
    return {.exchangeId = "a", .kind = kind, .attempt = attempt, .wholeBytes = static_cast<std::int64_t>(qstrlen(text)), .text = text};
}

using Kind = logging::StoredBody::Kind;

} // namespace

class TestBodyText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formatsJson_data();
    void formatsJson();
    void changesNothingButBlanks();
    void formatsEventStreams();
    void breaksLongLines();
    void showsJsonAsATree();
    void takesTheLastAttempt();
    void showsTheBeginningFirst();
    void comparesBodies();
};

void TestBodyText::formatsJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pretty");
    QTest::newRow("object") << u"{\"b\":1,\"a\":[true,null]}"_s << u"{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ]\n}"_s;
    QTest::newRow("empty ones") << u"{\"a\":{ },\"b\":[\n]}"_s << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
    QTest::newRow("signs in strings") << u"{\"a\":\"{,:}\\\"[\"}"_s << u"{\n  \"a\": \"{,:}\\\"[\"\n}"_s;
    QTest::newRow("numbers as they are") << u"[1.0,1e400,-0]"_s << u"[\n  1.0,\n  1e400,\n  -0\n]"_s;
    QTest::newRow("cut off") << u"{\"a\":[1,\"x"_s << u"{\n  \"a\": [\n    1,\n    \"x"_s;
    QTest::newRow("ends with a backslash") << u"[\"\\"_s << u"[\n  \"\\"_s;
    QTest::newRow("too many ends") << u"{}}}"_s << u"{}\n}\n}"_s;
    QTest::newRow("no JSON") << u"not found: {a,b}"_s << u"not found: {a,b}"_s;
    QTest::newRow("nothing") << u""_s << u""_s;
}

void TestBodyText::formatsJson()
{
    QFETCH(QString, text);
    QFETCH(QString, pretty);
    QCOMPARE(prettyJson(text), pretty);
    for (qsizetype length = 0; length < text.size(); ++length) prettyJson(text.left(length)); // ends, wherever it was cut
}

void TestBodyText::changesNothingButBlanks()
{
    const QString text = u"{\"z\":{\"a\":[{\"b\":\"x y\"},[],{}],\"n\":-1.5e3},\"a\":\"\\u00e9 ,\"}"_s;
    QCOMPARE(QJsonDocument::fromJson(prettyJson(text).toUtf8()), QJsonDocument::fromJson(text.toUtf8()));
    QCOMPARE(prettyJson(prettyJson(text)), prettyJson(text));
}

void TestBodyText::formatsEventStreams()
{
    QCOMPARE(prettyBody(u"event: a\ndata: {\"x\":1}\n\ndata: [DONE]\n\n"_s), u"event: a\ndata: {\n  \"x\": 1\n}\n\ndata: [DONE]\n\n"_s);
}

void TestBodyText::breaksLongLines()
{
    QCOMPARE(displayLines(u"a\r\nb\n\nc"_s), (QStringList{u"a"_s, u"b"_s, u""_s, u"c"_s}));
    QCOMPARE(displayLines(u"abcdefg"_s, 3), (QStringList{u"abc"_s, u"def"_s, u"g"_s}));
    QCOMPARE(displayLines(u"abcdef\nx\n"_s, 3), (QStringList{u"abc"_s, u"def"_s, u"x"_s}));
    QCOMPARE(displayLines(u""_s), QStringList{QString()});
}

void TestBodyText::showsJsonAsATree()
{
    JsonTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setValue(parsedJson(
        u"{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\\nthere\"},{\"role\":\"assistant\"}],\"n\":1.5}"_s));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"model"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"m"_s);
    QCOMPARE(model.index(2, 1).data().toString(), u"1.5"_s);
    const QModelIndex messages = model.index(1, 0);
    QCOMPARE(model.rowCount(messages), 2);
    const QModelIndex first = model.index(0, 0, messages);
    QCOMPARE(first.data().toString(), u"[0] user"_s); // who speaks is seen without opening it
    QCOMPARE(model.index(1, 1, first).data().toString(), u"Hi↵there"_s);
    QCOMPARE(model.index(1, 0, first).data(JsonTreeModel::JsonRole).toString(), u"Hi\nthere"_s);
    QCOMPARE(model.index(1, 0, messages).data(JsonTreeModel::JsonRole).toString(), u"{\"role\":\"assistant\"}"_s);
    QVERIFY(model.parent(first) == messages);
    model.setValue(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!parsedJson(u"data: x"_s) && !parsedJson(u"{\"a\":"_s));
}

void TestBodyText::takesTheLastAttempt()
{
    const BodySource source{
        .traffic = nullptr,
        .stored = {body(Kind::ProviderResponse, "first", 1), body(Kind::ClientRequest, "asked"), body(Kind::ProviderResponse, "second", 2)},
        .exchangeId = "a",
        .kind = Kind::ProviderResponse};
    QCOMPARE(source.fetch(100)->text, std::string("second"));
    QCOMPARE(source.fetch(3)->text, std::string("sec"));
    logging::RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    record->add(Kind::ProviderResponse, 1, "one", {});
    record->add(Kind::ProviderResponse, 2, "two", {});
    BodySource live = source;
    live.traffic = &traffic;
    QCOMPARE(live.fetch(100)->text, std::string("two")); // what is in the memory is newer
    live.kind = Kind::ClientResponse;
    QVERIFY(!live.fetch(100));
}

void TestBodyText::showsTheBeginningFirst()
{
    const QByteArray large = "{\"a\":\"" + QByteArray(100'000, 'x') + "\"}";
    BodyQuestion question{.form = BodyForm::Pretty,
                          .body = {.traffic = nullptr,
                                   .stored = {body(Kind::ClientRequest, large.constData())},
                                   .exchangeId = "a",
                                   .kind = Kind::ClientRequest},
                          .other = {},
                          .most = 1000};
    const BodyView preview = viewOf(question);
    QCOMPARE(preview.wholeBytes, large.size());
    QCOMPARE(preview.shownBytes, 1000);
    question.form = BodyForm::Tree; // a half of it would be no JSON
    QVERIFY(viewOf(question).isJson);
    question.body.kind = Kind::ProviderRequest;
    QVERIFY(!viewOf(question).exists);
}

void TestBodyText::comparesBodies()
{
    BodyQuestion question{.form = BodyForm::DiffPrevious, .body = {}, .other = {}, .most = 10};
    question.body = {
        .traffic = nullptr, .stored = {body(Kind::ClientRequest, R"({"a":1,"b":[1,2]})")}, .exchangeId = "b", .kind = Kind::ClientRequest};
    question.other = {
        .traffic = nullptr, .stored = {body(Kind::ClientRequest, R"({"a":1,"b":[1]})")}, .exchangeId = "a", .kind = Kind::ClientRequest};
    const BodyView view = viewOf(question);
    QVERIFY(view.otherExists);
    QCOMPARE(view.diff.added, 2);
    QCOMPARE(view.diff.removed, 1);
    QCOMPARE(view.diff.firstChange, 3);
    question.other.stored.clear();
    QVERIFY(!viewOf(question).otherExists);
}

QTEST_GUILESS_MAIN(TestBodyText)
#include "tst_body_text.moc"
