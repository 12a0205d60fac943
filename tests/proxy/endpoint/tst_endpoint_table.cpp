#include "proxy/endpoint/endpoint_table.h"

#include <QTest>

using namespace ccr::proxy;

class TestEndpointTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByPath_data();
    void findsByPath();
    void namesWhatAPathTakes();
    void everyRowFindsItself();
};

void TestEndpointTable::findsByPath_data()
{
    QTest::addColumn<std::string>("method");
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("pattern"); // empty: unknown
    QTest::addColumn<std::string>("parameter");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, const std::string &method, const std::string &path, const std::string &pattern,
                        const std::string &parameter = {}, bool isFound = true) {
        QTest::newRow(name) << method << path << pattern << parameter << (isFound && !pattern.empty());
    };
    row("exact", "POST", "/v1/messages", "/v1/messages");
    row("HEAD for GET", "HEAD", "/", "/");
    row("HEAD for POST", "HEAD", "/v1/messages", "/v1/messages", {}, false);
    row("lower case is another method", "post", "/v1/messages", "/v1/messages", {}, false);
    row("trailing slash", "POST", "/v1/messages/", "");
    row("longer", "POST", "/v1/messagesx", "");
    row("shorter", "POST", "/v1/message", "");
    row("other case", "POST", "/V1/messages", "");
    row("empty", "GET", "", "");
    row("asterisk", "GET", "*", "");
    row("rest of the path", "GET", "/v1/models/openrouter,anthropic/claude:free", "/v1/models/*", "openrouter,anthropic/claude:free");
    row("the parameter stays encoded", "GET", "/v1/models/a%2Fb", "/v1/models/*", "a%2Fb");
    row("nothing for the rest", "GET", "/v1/models/", "");
    row("one address, two methods", "POST", "/v1/models/m:generateContent", "/v1/models/*", "m:generateContent");
    row("dots are no steps", "GET", "/v1/../health", "");
}

void TestEndpointTable::findsByPath()
{
    QFETCH(std::string, method);
    QFETCH(std::string, path);
    QFETCH(std::string, pattern);
    QFETCH(std::string, parameter);
    QFETCH(bool, isFound);
    const EndpointLookup lookup = findEndpoint(method, path);
    const EndpointMatch expected = isFound           ? EndpointMatch::Found
                                   : pattern.empty() ? EndpointMatch::UnknownPath
                                                     : EndpointMatch::WrongMethod;
    QCOMPARE(int(lookup.match), int(expected));
    QCOMPARE(lookup.row ? std::string(lookup.row->pattern) : std::string(), pattern);
    if (isFound) QCOMPARE(std::string(lookup.parameter), parameter);
}

void TestEndpointTable::namesWhatAPathTakes()
{
    QCOMPARE(allowedMethods("/v1/messages"), std::string("POST, OPTIONS"));
    QCOMPARE(allowedMethods("/api/logs"), std::string("GET, HEAD, DELETE, OPTIONS"));
    QCOMPARE(allowedMethods("/v1/models/x"), std::string("GET, HEAD, POST, OPTIONS"));
    QCOMPARE(allowedMethods("/nothing"), std::string());
}

void TestEndpointTable::everyRowFindsItself()
{
    for (const EndpointRow &row : endpointRows()) {
        std::string path(row.pattern);
        if (const std::size_t star = path.find('*'); star != std::string::npos) path.replace(star, 1, "x");
        const EndpointLookup lookup = findEndpoint(row.method, path);
        QVERIFY2(lookup.match == EndpointMatch::Found && lookup.row == &row, path.c_str());
    }
}

QTEST_APPLESS_MAIN(TestEndpointTable)
#include "tst_endpoint_table.moc"
