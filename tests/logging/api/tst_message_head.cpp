#include "logging/api/message_head.h"

#include <QTest>

using namespace ccr::logging;

namespace {

void maskNothing(std::string &) {}

MessageHead headOf(const HeaderList &fields)
{
    MessageHead head;
    for (const auto &[name, value] : fields) head.add(name, value);
    return head;
}

} // namespace

class TestMessageHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackItsFields();
    void keepsOneFieldOnOneLine();
    void staysWithinItsLimits();
    void masksByName_data();
    void masksByName();
    void masksWhatTheOtherMaskFinds();
};

void TestMessageHead::givesBackItsFields()
{
    const HeaderList fields{{"Content-Type", "application/json"}, {"X-Url", "http://host: 1"}, {"Empty", ""}, {"Content-Type", "again"}};
    QVERIFY(headOf(fields).fields() == fields);
    QVERIFY(MessageHead().fields().empty());
}

void TestMessageHead::keepsOneFieldOnOneLine()
{
    const HeaderList fields = headOf({{"a\nb", "c\r\nAuthorization: d"}, {"e", "f"}}).fields();
    QVERIFY((fields == HeaderList{{"a b", "c  Authorization: d"}, {"e", "f"}}));
}

void TestMessageHead::staysWithinItsLimits()
{
    MessageHead many;
    for (int i = 0; i < MessageHead::mostFields + 7; ++i) many.add("n" + std::to_string(i), "v");
    QCOMPARE(many.fields().size(), std::size_t(MessageHead::mostFields));
    QCOMPARE(many.leftOut, 7);

    MessageHead large;
    for (int i = 0; i < 20; ++i) large.add("n", std::string(MessageHead::longestValue, 'v'));
    QVERIFY(large.text.size() <= MessageHead::mostBytes);
    QVERIFY(large.leftOut > 0 && large.leftOut < 20);

    MessageHead endless;
    endless.add("n", std::string(MessageHead::longestValue + 1, 'v'));
    QVERIFY((endless.fields() == HeaderList{{"n", "[4097 bytes]"}}));
}

void TestMessageHead::masksByName_data()
{
    QTest::addColumn<bool>("isMasked");
    for (const char *name : {"Authorization", "proxy-authorization", "X-Api-Key", "api-key", "x-goog-api-key", "anthropic-admin-key",
                             "Cookie", "Set-Cookie", "X-Auth-Token", "X-Amz-Security-Token", "x-litellm-api-key", "X-Corp-Token",
                             "X_Corp_Auth", "x-tenant-credentials", "X-Client-Secret", "X-Hub-Signature-256", "Ocp-Apim-Subscription-Key"})
        QTest::newRow(name) << true;
    for (const char *name : {"Content-Type", "User-Agent", "anthropic-version", "anthropic-beta", "x-request-id", "Retry-After",
                             "anthropic-ratelimit-tokens-remaining", "x-ratelimit-limit-tokens", "traceparent", "x-app", "Date", "Server"})
        QTest::newRow(name) << false;
}

void TestMessageHead::masksByName()
{
    QFETCH(bool, isMasked);
    MessageHead head = headOf({{"First", "one"}, {QTest::currentDataTag(), "value-of-it"}, {"Last", "two"}});
    maskSecrets(head, maskNothing);
    const HeaderList expected{{"First", "one"}, {QTest::currentDataTag(), isMasked ? "[Redacted]" : "value-of-it"}, {"Last", "two"}};
    QVERIFY2(head.fields() == expected, head.text.c_str());
}

void TestMessageHead::masksWhatTheOtherMaskFinds()
{
    MessageHead head = headOf({{"Referer", "x canary y"}, {"Authorization", "canary"}});
    int seen = 0;
    maskSecrets(head, [&seen](std::string &text) {
        ++seen;
        QVERIFY(text.find("Authorization: canary") == std::string::npos);
        text.replace(text.find("canary"), 6, "***");
    });
    QCOMPARE(seen, 1);
    QCOMPARE(head.text, std::string("Referer: x *** y\nAuthorization: [Redacted]\n"));
}

QTEST_GUILESS_MAIN(TestMessageHead)
#include "tst_message_head.moc"
