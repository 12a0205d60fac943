#include "logging/export/export_redactor.h"
#include "logging/export/file_exporting.h"
#include "logging/export/private_text.h"
#include "tests/logging/export/export_case.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace ccr::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ExportFormat)
Q_DECLARE_METATYPE(ExportPrivacy)

namespace {

constexpr std::string_view knownKey = "canary-of-a-configured-key";
constexpr std::string_view shapedKey = "sk-ant-api03-canaryCANARYcanary0123456789";
constexpr std::string_view email = "canary.person@mail.example.org";
constexpr std::string_view homePath = "/home/canary-user/project";

std::string with(std::string_view before, std::string_view secret, std::string_view after = {})
{
    return std::string(before).append(secret).append(after);
}

/// Secrets wherever one could stand.
ListExportSource leakySource()
{
    ExchangeSnapshot s = servedExchange();
    s.path = with("/v1/models?key=", "canary-in-a-query", "&alt=sse");
    s.client = with("agent ", knownKey);
    s.askedModel = with("model ", shapedKey);
    s.userId = std::string(email);
    s.routeSentence = PackedPhrase(with("because of ", homePath));
    s.routeSteps[0].reason = PackedPhrase(with("Bearer ", shapedKey));
    s.attempts[0].url = "https://someone:canary-in-userinfo@api.moonshot.cn/v1?access_token=canary-in-a-query";
    s.attempts[0].message = with("no such key: ", knownKey, with(" for ", email));
    s.errorMessage = with("Authorization: Bearer ", shapedKey);
    LogRecord record = exportRecord();
    record.message = with("key ", knownKey, with(" of ", email));
    record.fields = {{"authorization", std::string("canary-in-a-field")},
                     {"url", std::string("https://u:canary-in-userinfo@host/?sig=canary-in-a-query")},
                     {"path", with("", homePath, "/file.txt")},
                     {"raw", RawJson{with("{\"k\":\"", knownKey, with("\",\"e\":\"", email, "\"}"))}}};
    QList<StoredBody> bodies = exportBodies();
    for (StoredBody &body : bodies) {
        body.text = with("{\"key\":\"", shapedKey, with("\",\"known\":\"", knownKey, with("\",\"mail\":\"", email, "\"}")));
        body.wholeBytes = static_cast<std::int64_t>(body.text.size());
    }
    RecordedHeads heads = exportHeads().front();
    for (MessageHead &head : heads.heads) head.add("X-Note", with("of ", email, with(" in ", homePath, with(" key ", knownKey))));
    return {{s}, {record}, bodies, {heads}};
}

} // namespace

class TestExportSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leaksNothing_data();
    void leaksNothing();
    void countsWhatItTakesOut();
    void masksEmails_data();
    void masksEmails();
    void masksHomePaths_data();
    void masksHomePaths();
};

void TestExportSecrets::leaksNothing_data()
{
    QTest::addColumn<ExportFormat>("format");
    QTest::addColumn<ExportPrivacy>("privacy");
    for (const ExportFormat format : exportFormats)
        for (const ExportPrivacy privacy : exportPrivacies)
            QTest::addRow("%s %s", std::string(toString(format)).c_str(), std::string(toString(privacy)).c_str()) << format << privacy;
}

void TestExportSecrets::leaksNothing()
{
    QFETCH(ExportFormat, format);
    QFETCH(ExportPrivacy, privacy);
    const QTemporaryDir folder;
    SecretRedactor secrets;
    secrets.setKnownSecrets({std::string(knownKey)});
    const Clock clock;
    const FileExporting exporting(secrets, u"/home/me"_s, u"1"_s, clock);
    const std::atomic<bool> cancelled = false;
    QByteArray all;
    for (const bool records : {false, true}) { // CSV holds one table
        ExportRequest request = exportRequest(format, folder.filePath(u"file"_s));
        request.privacy = privacy;
        request.replace = true;
        request.records = records;
        request.exchanges = !records;
        request.statistics = false;
        ListExportSource source = leakySource();
        const auto report = exporting.run(request, source, {cancelled});
        QVERIFY2(report, report ? "" : report.error().message.toUtf8());
        QFile file(request.path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        // Only whole bodies may hold what was recorded in them, and only at the level that says so.
        const bool bodiesAreOpen = privacy == ExportPrivacy::Full && !records && format != ExportFormat::Otlp;
        if (bodiesAreOpen)
            QVERIFY(content.contains("canary"));
        else
            all += content;
    }
    for (const std::string_view secret : {knownKey, shapedKey, std::string_view("canary-in")})
        QVERIFY2(!all.contains(QByteArray(secret.data(), qsizetype(secret.size()))), std::string(secret).c_str());
    if (privacy == ExportPrivacy::Strict) QVERIFY(!all.contains("canary"));
}

void TestExportSecrets::countsWhatItTakesOut()
{
    SecretRedactor secrets;
    secrets.setKnownSecrets({std::string(knownKey)});
    const Clock clock;
    const FileExporting exporting(secrets, u"/home/me"_s, u"1"_s, clock);
    ListExportSource source = leakySource();
    ExportRequest request = exportRequest(ExportFormat::Ndjson, {});
    request.privacy = ExportPrivacy::Strict;
    const auto preview = exporting.preview(request, source, 3);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->entries.size(), 2);
    QVERIFY(!preview->entries.join(QString()).contains(u"canary"_s));
    QCOMPARE(preview->removed.bodies, 5);
    QVERIFY(preview->removed.secrets >= 8);
    QCOMPARE(preview->removed.emails, 4);
    QCOMPARE(preview->removed.homePaths, 2);
}

void TestExportSecrets::masksEmails_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << std::string(text) << std::string(expected); };
    row("a@b.org", "[e-mail]");
    row("to <first.last+tag@sub.example.co.uk>, c@d.io.", "to <[e-mail]>, [e-mail].");
    row("\\nname@host.org", "\\n[e-mail]");
    row("user@localhost", "user@localhost");
    row("@decorator x @a.b", "@decorator x @a.b");
    row("pkg@1.2.3", "pkg@1.2.3");
    row("a@b.c1", "a@b.c1");
    row("@", "@");
    row("", "");
}

void TestExportSecrets::masksEmails()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const bool isChanged = text != expected;
    QCOMPARE(maskEmails(text) > 0, isChanged);
    QCOMPARE(text, expected);
}

void TestExportSecrets::masksHomePaths_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *text, const char *expected) { QTest::newRow(text) << std::string(text) << std::string(expected); };
    row("/srv/me/x", "~/x");
    row("/srv/me", "~");
    row("/srv/mean", "/srv/mean");
    row("see /home/ann/a, /home/bob.", "see ~/a, ~");
    row("\"/Users/Ann Lee/x\"", "\"~ Lee/x\"");
    row("C:\\Users\\Ann\\x", "~\\x");
    row("C:\\\\Users\\\\Ann\\\\x", "~\\\\x");
    row("/root/.config", "~/.config");
    row("/rooted", "/rooted");
    row("/homestead", "/homestead");
    row("/home/", "/home/");
}

void TestExportSecrets::masksHomePaths()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    maskHomePaths(text, "/srv/me");
    QCOMPARE(text, expected);
}

QTEST_GUILESS_MAIN(TestExportSecrets)
#include "tst_export_secrets.moc"
