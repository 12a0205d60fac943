#include "logging/api/error_info.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;

namespace {

ErrorInfo plain(std::string type, std::string message, std::string stack = {})
{
    ErrorInfo error;
    error.type = std::move(type);
    error.message = std::move(message);
    error.stack = std::move(stack);
    return error;
}

} // namespace

class TestErrorInfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsCauses();
    void keepsCausesApart();
    void listsWhatItStandsFor();
    void endsAChainWithoutEnd();
    void describesOurErrors();
};

void TestErrorInfo::joinsCauses()
{
    ErrorInfo outer = plain("Error", "outer", "Error: outer\n    at f");
    outer.extra = {{"code", std::string("ECONNRESET")}, {"errno", std::int64_t(-104)}};
    outer.cause.push_back(plain("TypeError", "middle", "s2"));
    outer.cause.front().cause.push_back(plain("Error", "inner", "s3"));
    QCOMPARE(
        serializeError(outer).text,
        R"({"type":"Error","message":"outer: middle: inner","stack":"Error: outer\n    at f\ncaused by: s2\ncaused by: s3","code":"ECONNRESET","errno":-104})");
    QCOMPARE(errorMessage(outer), "outer");
}

void TestErrorInfo::keepsCausesApart()
{
    ErrorInfo outer = plain("Error", "outer", "s1");
    outer.cause.push_back(plain("TypeError", "inner", "s2"));
    QCOMPARE(serializeErrorWithCause(outer).text,
             R"({"type":"Error","message":"outer","stack":"s1","cause":{"type":"TypeError","message":"inner","stack":"s2"}})");
}

void TestErrorInfo::listsWhatItStandsFor()
{
    ErrorInfo all = plain("AggregateError", "all");
    all.aggregated = {plain("Error", "one"), plain("Error", "two")};
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(serializeError(all).text)).object();
    QCOMPARE(json[u"aggregateErrors"].toArray().size(), 2);
    QCOMPARE(json[u"aggregateErrors"][1][u"message"].toString(), u"two"_s);
}

void TestErrorInfo::endsAChainWithoutEnd()
{
    ErrorInfo error = plain("Error", "x");
    for (int i = 0; i < 200; ++i) {
        ErrorInfo outer = plain("Error", "x");
        outer.cause.push_back(std::move(error));
        error = std::move(outer);
    }
    const std::string text = serializeError(error).text;
    QVERIFY(text.find("x: ...") != std::string::npos);
    QVERIFY(text.size() < 2000);
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(serializeErrorWithCause(error).text)).isObject());
}

void TestErrorInfo::describesOurErrors()
{
    const ErrorInfo info = errorInfo(Error{ErrorKind::Timeout, u"too late"_s, u"after 5 s"_s});
    QCOMPARE(serializeError(info).text, R"({"type":"Timeout","message":"too late","stack":"","detail":"after 5 s"})");
}

QTEST_APPLESS_MAIN(TestErrorInfo)
#include "tst_error_info.moc"
