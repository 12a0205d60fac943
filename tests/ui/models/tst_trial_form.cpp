#include "ui/models/trial_form.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

/// Requests that are described instead of pasted.
class TestTrialForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesARequest_data();
    void makesARequest();
    void knowsTheLengthAndTheClient();
    void rebuildsARecordedOne_data();
    void rebuildsARecordedOne();
};

void TestTrialForm::makesARequest_data()
{
    QTest::addColumn<TrialForm>("form");
    QTest::addColumn<QString>("part"); ///< of the body
    QTest::addColumn<QString>("json");
    const auto row = [](const char *name, TrialForm form, const char16_t *part, const QString &json) {
        QTest::newRow(name) << form << QString::fromUtf16(part) << json;
    };
    row("model", {.model = u"m"_s}, u"model", u"\"m\""_s);
    row("stream", {.stream = false}, u"stream", u"false"_s);
    row("no system", {}, u"system", QString());
    row("system", {.system = u"Be \"kind\""_s}, u"system", uR"("Be \"kind\"")"_s);
    row("no thinking", {}, u"thinking", QString());
    row("thinking", {.thinking = true}, u"thinking", uR"({"budget_tokens":1024,"type":"enabled"})"_s);
    row("no tools", {}, u"tools", QString());
    row("web search", {.webSearch = true}, u"tools", uR"([{"name":"web_search","type":"web_search_20250305"}])"_s);
    row("both kinds of tools", {.tool = u"Bash"_s, .webSearch = true}, u"tools",
        uR"([{"name":"web_search","type":"web_search_20250305"},{"description":"","input_schema":{"type":"object"},"name":"Bash"}])"_s);
}

void TestTrialForm::makesARequest()
{
    QFETCH(TrialForm, form);
    QFETCH(QString, part);
    const QJsonObject body = QJsonDocument::fromJson(form.request().body).object();
    const QJsonValue value = body.value(part);
    QString json;
    if (!value.isUndefined()) {
        json = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
        json = json.mid(1, json.size() - 2);
    }
    QTEST(json, "json");
    QVERIFY(body.value("messages"_L1).toArray().size() == 1);
}

void TestTrialForm::knowsTheLengthAndTheClient()
{
    const proxy::TrialRequest request = TrialForm{.client = u"claude-cli/2"_s, .tokens = 3, .image = true}.request();
    QCOMPARE(request.headers, (QMap<QString, QString>{{u"User-Agent"_s, u"claude-cli/2"_s}}));
    QCOMPARE(request.path, u"/v1/messages"_s);
    const QJsonArray content =
        QJsonDocument::fromJson(request.body).object().value("messages"_L1).toArray().at(0).toObject().value("content"_L1).toArray();
    QCOMPARE(content.size(), 2);
    QCOMPARE(content.at(0).toObject().value("text"_L1).toString(), u"word word word "_s);
    const QByteArray image =
        QByteArray::fromBase64(content.at(1).toObject().value("source"_L1).toObject().value("data"_L1).toString().toLatin1());
    QVERIFY(image.startsWith("\x89PNG"));
    QVERIFY(TrialForm{.tokens = -5}.request().body.contains("word"));
    QVERIFY(TrialForm{}.request().headers.isEmpty());
}

void TestTrialForm::rebuildsARecordedOne_data()
{
    QTest::addColumn<std::int64_t>("counted");
    QTest::addColumn<logging::TokenCounts>("tokens");
    QTest::addColumn<int>("length");
    QTest::newRow("counted by the router") << std::int64_t(700) << logging::TokenCounts{.input = 5, .known = true} << 700;
    QTest::newRow("reported by the provider") << std::int64_t(0)
                                              << logging::TokenCounts{.input = 5, .cacheRead = 20, .cacheWrite = 3, .known = true} << 28;
    QTest::newRow("not known") << std::int64_t(0) << logging::TokenCounts{.input = 5} << 1;
    QTest::newRow("too long to build") << std::int64_t(9'000'000'000) << logging::TokenCounts{} << 2'000'000;
}

void TestTrialForm::rebuildsARecordedOne()
{
    QFETCH(std::int64_t, counted);
    QFETCH(logging::TokenCounts, tokens);
    logging::ExchangeSnapshot exchange{.client = "claude-cli/2", .askedModel = "claude-opus", .wantsStream = false};
    exchange.countedTokens = counted;
    exchange.tokens = tokens;
    exchange.routeSteps = {{"think", false, {}}, {"webSearch", true, {}}, {"image", true, {}}};
    const TrialForm form = TrialForm::from(exchange);
    QTEST(form.tokens, "length");
    QCOMPARE(form.model, u"claude-opus"_s);
    QCOMPARE(form.client, u"claude-cli/2"_s);
    QVERIFY(!form.stream && !form.thinking && form.webSearch && form.image);
}

QTEST_APPLESS_MAIN(TestTrialForm)
#include "tst_trial_form.moc"
