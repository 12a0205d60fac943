#include "logging/api/http_fields.h"
#include "logging/api/message_format.h"
#include "logging/base/json_text.h"
#include "logging/format/record_format.h"
#include "logging/pipeline/logging_service.h"
#include "logging/redact/secret_redactor.h"
#include "logging/sink/callback_sink.h"
#include "tests/logging/format/format_case.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTest>

#include <array>
#include <bit>
#include <cmath>
#include <random>

using namespace ccr;
using namespace ccr::logging;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patienceMs = 60'000;

QString agentsFolder()
{
    const QString chosen = qEnvironmentVariable("CCR_AGENTS");
    return chosen.isEmpty() ? QDir::homePath() + u"/.cache/ccr-desktop-agents"_s : chosen;
}

/// Random records in the shape of format_case.h, the same ones in each run.
class RecordSource
{
public:
    QJsonObject next()
    {
        const int levels[] = {10, 20, 30, 40, 50, 60};
        QJsonArray fields;
        const int count = pick(7);
        for (int i = 0; i < count; ++i) fields.append(field(i));
        if (pick(8) == 0) fields.append(QJsonArray{u"err"_s, error(2), u"error"_s});
        // Nanoseconds since 1970, up to the year 2099; as text, since a number of JavaScript has 53 bits.
        const auto time = static_cast<qint64>((std::uint64_t(m_random()) << 32 | m_random()) % 4'070'000'000'000'000'000);
        return {{u"level"_s, levels[pick(6)]}, {u"time"_s, QString::number(time)}, {u"fields"_s, fields}, {u"msg"_s, text(120)}};
    }

    /// One of few fields, whose names and members the tests of redaction know.
    QJsonArray knownField()
    {
        const QString names[] = {u"a"_s, u"user"_s, u"list"_s, u"x-y"_s, u"n"_s};
        const QString name = names[pick(5)];
        switch (pick(4)) {
        case 0: return {name, word()};
        case 1: return {name, pick(1000)};
        case 2: return {name, knownObject(2), u"json"_s};
        default: return {name, u"[%1,%2,\"%3\"]"_s.arg(knownObject(1), knownObject(0), word()), u"json"_s};
        }
    }

    /// For the standard serializers.
    QJsonArray exchange()
    {
        QJsonObject headers;
        for (int n = pick(4); n > 0; --n) headers[u"x-"_s + word()] = word();
        if (pick(2) == 0) {
            const QJsonValue status = pick(4) == 0 ? QJsonValue() : QJsonValue(200 + pick(300));
            return {u"res"_s, QJsonObject{{u"statusCode"_s, status}, {u"headers"_s, headers}}, u"res"_s};
        }
        QJsonObject request{{u"method"_s, u"POST"_s}, {u"url"_s, u"/v1/"_s + word()}, {u"headers"_s, headers}};
        if (pick(2) == 0) request[u"id"_s] = word();
        if (pick(2) == 0) request[u"query"_s] = QJsonObject{{u"page"_s, word()}};
        if (pick(2) == 0) request[u"remoteAddress"_s] = u"127.0.0.1"_s;
        if (pick(2) == 0) request[u"remotePort"_s] = 1 + pick(65535);
        return {u"req"_s, request, u"req"_s};
    }

    QString word()
    {
        QString word;
        for (int length = pick(8); length >= 0; --length) word += QChar(u'a' + pick(26));
        return word;
    }

    QString text(int most)
    {
        QString text;
        const int length = pick(most);
        for (int i = 0; i < length; ++i) text += QString::fromUcs4(std::array{character()}.data(), 1);
        return text;
    }

    double real()
    {
        switch (pick(4)) {
        case 0: return pick(1000) / 8.0;
        case 1: return static_cast<double>(pick(2'000'000) - 1'000'000);
        case 2: return pick(1'000'000) * 1e-9;
        default: break;
        }
        const double number = std::bit_cast<double>(std::uint64_t(m_random()) << 32 | m_random());
        return std::isfinite(number) ? number : 0.1;
    }

    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }

private:
    char32_t character()
    {
        constexpr char32_t special[] = {U'"', U'\\', U'\n', 0, 0x1b, 0x7f, 0x85, 0x2028, 0x2029, 0x202e, 0xfeff, 0xfffd, U'世', U'🚀', U'é'};
        switch (pick(10)) {
        case 0: return special[pick(std::size(special))];
        case 1: return static_cast<char32_t>(pick(0x20));
        case 2: {
            const auto code = static_cast<char32_t>(pick(0x110000));
            return code >= 0xD800 && code < 0xE000 ? U'x' : code;
        }
        default: return static_cast<char32_t>(0x20 + pick(0x5f));
        }
    }

    // A letter first: JavaScript puts names that are numbers before all others.
    QString name(int index) { return u"k%1"_s.arg(index) + text(6); }

    QString knownObject(int depth)
    {
        QStringList members;
        for (const QString &name : {u"b"_s, u"c"_s, u"x-y"_s}) {
            if (pick(3) == 0) continue;
            members += u"\"%1\":%2"_s.arg(name, depth > 0 && pick(2) == 0 ? knownObject(depth - 1) : u"\"%1\""_s.arg(word()));
        }
        return u'{' + members.join(u',') + u'}';
    }

    QJsonArray field(int index)
    {
        switch (pick(7)) {
        case 0: return {name(index), pick(2) == 0};
        case 1: return {name(index), QJsonValue::Null};
        case 2: return {name(index), real(), u"double"_s};
        case 3: return {name(index), pick(1 << 30)};
        case 4: return {name(index), QString::fromStdString(nested(3)), u"json"_s};
        case 5: return {name(index), u"NaN"_s, u"double"_s};
        default: return {name(index), text(130)};
        }
    }

    // As JSON.stringify writes it.
    std::string nested(int depth)
    {
        std::string out;
        const int kind = pick(depth > 0 ? 6 : 4);
        const int count = pick(4);
        switch (kind) {
        case 0: appendScriptNumber(out, real()); return out;
        case 1: return "true";
        case 2: return "null";
        case 3: appendQuoted(out, text(20).toStdString(), Escaping::Minimal); return out;
        case 4:
            for (int i = 0; i < count; ++i) out += (i > 0 ? "," : "") + nested(depth - 1);
            return '[' + out + ']';
        default:
            for (int i = 0; i < count; ++i) {
                if (i > 0) out += ',';
                appendQuoted(out, name(i).toStdString(), Escaping::Minimal);
                out += ':' + nested(depth - 1);
            }
            return '{' + out + '}';
        }
    }

    QJsonObject error(int depth)
    {
        const QString types[] = {u"Error"_s, u"TypeError"_s, u"RangeError"_s};
        QJsonObject error{{u"type"_s, types[pick(3)]}, {u"message"_s, text(40)}, {u"stack"_s, text(80)}};
        if (depth > 0 && pick(2) == 0) error[u"cause"_s] = this->error(depth - 1);
        if (depth > 0 && pick(4) == 0) {
            error[u"type"_s] = u"AggregateError"_s;
            error[u"errors"_s] = QJsonArray{this->error(depth - 1), this->error(0)};
        }
        return error;
    }

    std::mt19937 m_random{20231114};
};

HeaderList headersOf(const QJsonObject &json)
{
    HeaderList headers;
    for (auto header = json.begin(); header != json.end(); ++header)
        headers.emplace_back(header.key().toStdString(), header->toString().toStdString());
    return headers;
}

// A field with what the standard serializers make of it.
FieldValue valueOf(const QJsonArray &field)
{
    const QJsonObject json = field.at(1).toObject();
    if (field.at(2) == u"res"_s) {
        ResponseInfo response{.headers = headersOf(json[u"headers"].toObject())};
        if (json[u"statusCode"].isDouble()) response.statusCode = json[u"statusCode"].toInt();
        return serializeResponse(response);
    }
    if (field.at(2) != u"req"_s) return test::fieldValueOf(field);
    RequestInfo request{.id = json[u"id"].toString().toStdString(),
                        .method = json[u"method"].toString().toStdString(),
                        .url = json[u"url"].toString().toStdString(),
                        .headers = headersOf(json[u"headers"].toObject()),
                        .remoteAddress = json[u"remoteAddress"].toString().toStdString(),
                        .remotePort = json[u"remotePort"].toInt()};
    if (json.contains(u"query")) request.query = Fields{{"page", json[u"query"][u"page"].toString().toStdString()}};
    return serializeRequest(request);
}

Fields fieldsOf(const QJsonArray &json)
{
    Fields fields;
    for (const QJsonValue &field : json) fields.emplace_back(field[0].toString().toStdString(), valueOf(field.toArray()));
    return fields;
}

// A logger with the mixin and the children that the options describe.
Log loggerOf(LogTarget &target, const QJsonObject &options)
{
    Log log(target, std::string());
    if (options.contains(u"mixin"_s)) {
        const Fields mixed = fieldsOf(options[u"mixin"].toArray());
        log = log.child({}, {.mixin = [mixed](Severity, Fields &fields) { fields.insert(fields.end(), mixed.begin(), mixed.end()); }});
    }
    for (const QJsonValue &child : options[u"children"].toArray()) {
        const Fields fields = fieldsOf(child[u"bindings"].toArray());
        const ChildOptions childOptions{.prefix = child[u"prefix"].toString().toStdString()};
        const auto field = [&fields](std::size_t i) { return FieldView(fields[i].first, fields[i].second); };
        log = fields.size() == 1 ? log.child({field(0)}, childOptions) : log.child({field(0), field(1)}, childOptions);
    }
    return log;
}

} // namespace

/// The strict profile against the real pino, on generated records. pino comes from tests/end_to_end/agents/install.sh.
class TestPinoParity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesTheSameBytes_data();
    void writesTheSameBytes();
    void addsAndRemovesTheSame_data();
    void addsAndRemovesTheSame();
    void formatsTheSameMessages();

private:
    QByteArray pino(const QByteArray &input);
    void compare(const QByteArray &theirs, const QByteArray &ours, int records);
    RecordSource m_records;
};

void TestPinoParity::initTestCase()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("not installed: node");
    if (!QFileInfo::exists(agentsFolder() + u"/node_modules/pino"_s)) QSKIP("not installed: pino; see tests/end_to_end/agents/install.sh");
}

QByteArray TestPinoParity::pino(const QByteArray &input)
{
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CCR_AGENTS_FOLDER"_s, agentsFolder());
    environment.insert(u"PINO_PID"_s, QString::number(QCoreApplication::applicationPid()));
    environment.insert(u"PINO_HOST"_s, QSysInfo::machineHostName());
    node.setProcessEnvironment(environment);
    node.start(u"node"_s, {QStringLiteral(CCR_SOURCE_DIR "/tests/end_to_end/agents/pino_lines.mjs")});
    node.write(input);
    node.closeWriteChannel();
    if (!node.waitForFinished(patienceMs) || node.exitCode() != 0) {
        qWarning().noquote() << node.readAllStandardError();
        return {};
    }
    return node.readAllStandardOutput();
}

void TestPinoParity::writesTheSameBytes_data()
{
    QTest::addColumn<QJsonObject>("options");
    QTest::newRow("defaults") << QJsonObject{};
    QTest::newRow("nested") << QJsonObject{{u"nestedKey"_s, u"data"_s}};
    QTest::newRow("other names") << QJsonObject{
        {u"messageKey"_s, u"message"_s}, {u"errorKey"_s, u"error"_s}, {u"messagePrefix"_s, u"[p] "_s}};
    QTest::newRow("without base") << QJsonObject{{u"base"_s, false}};
    QTest::newRow("without time") << QJsonObject{{u"timeFormat"_s, u"none"_s}};
    QTest::newRow("seconds") << QJsonObject{{u"timeFormat"_s, u"unix"_s}};
    QTest::newRow("ISO") << QJsonObject{{u"timeFormat"_s, u"iso"_s}, {u"crlf"_s, true}};
    QTest::newRow("nanoseconds") << QJsonObject{{u"timeFormat"_s, u"isoNano"_s}};
    QTest::newRow("labels") << QJsonObject{{u"levelFormat"_s, u"label"_s}};
    QTest::newRow("levels of one's own") << QJsonObject{{u"levelFormat"_s, u"label"_s},
                                                        {u"customLevels"_s, QJsonObject{{u"35"_s, u"notice"_s}}}};
}

void TestPinoParity::writesTheSameBytes()
{
    QFETCH(QJsonObject, options);
    QByteArray input;
    QByteArray ours;
    QJsonObject described = options;
    described[u"profile"_s] = u"pino-strict"_s;
    const auto format = makeFormat(test::formatOf(described), {});
    for (int i = 0; i < 400; ++i) {
        QJsonObject json = m_records.next();
        if (options.contains(u"customLevels"_s) && i % 5 == 0) json[u"level"_s] = 35;
        LogRecord record = test::recordOf(json);
        record.time = WallTime(nanoseconds(json[u"time"_s].toString().toLongLong()));
        std::string line;
        format->append(line, BorrowedRecord(record));
        ours += QByteArray::fromStdString(line);
        json[u"options"_s] = options;
        input += QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    }
    compare(pino(input), ours, 400);
}

void TestPinoParity::compare(const QByteArray &theirs, const QByteArray &ours, int records)
{
    const QList<QByteArray> expected = theirs.split('\n');
    const QList<QByteArray> lines = ours.split('\n');
    QCOMPARE(lines.size(), records + 1);
    QCOMPARE(expected.size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (expected[i] != lines[i]) qWarning().noquote() << "\npino:" << expected[i] << "\nours:" << lines[i];
        QVERIFY(expected[i] == lines[i]);
    }
}

void TestPinoParity::addsAndRemovesTheSame_data()
{
    QTest::addColumn<QJsonObject>("options");
    const auto row = [](const char *name, const char *json) {
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY2(document.isObject(), name);
        QTest::newRow(name) << document.object();
    };
    row("a child", R"({"children":[{"bindings":[["module","m"],["n",1]]}]})");
    row("a child of a child, with a name twice",
        R"({"children":[{"bindings":[["a","first"],["flag",true]]},{"bindings":[["a","second"]]}]})");
    row("bindings that are objects", R"({"children":[{"bindings":[["ctx","{\"b\":[1,null]}","json"]]}]})");
    row("an error that is bound", R"({"children":[{"bindings":[["err",{"type":"TypeError","message":"m","stack":"s"},"error"]]}]})");
    row("prefixes",
        R"({"messagePrefix":"[root] ","children":[{"bindings":[["k",1]],"prefix":"[one] "},{"bindings":[["l",2]],"prefix":"[two] "}]})");
    row("a mixin", R"({"mixin":[["host2","h"],["count",7]]})");
    row("a mixin that the call overrides", R"({"mixin":[["a","mixed"],["n",-1],["more",true]]})");
    row("a mixin and a child", R"({"mixin":[["mixed",1],["a","mixed"]],"children":[{"bindings":[["a","bound"],["z",null]]}]})");
    row("a mixin, nested", R"({"nestedKey":"data","mixin":[["mixed",1],["a","mixed"]]})");
    row("a child, nested", R"({"nestedKey":"data","children":[{"bindings":[["module","m"],["n",1]]}]})");
    row("a child and a mixin, nested, redacted",
        R"({"nestedKey":"data","redact":{"paths":["gone"],"remove":true},"mixin":[["mixed",1]],"children":[{"bindings":[["gone",1],["k",2]]}]})");
    // A path names a field as the call does: the key of the object that holds the fields is no part of it.
    row("redacted, nested", R"({"nestedKey":"data","redact":{"paths":["a","[\"x-y\"]","data.n","data"]}})");
    row("redacted, nested in a field's name", R"({"nestedKey":"user","redact":{"paths":["user.b","a"]}})");
    row("redacted members, nested", R"({"nestedKey":"data","redact":{"paths":["user.b","user.c.b","a[\"x-y\"]","data.list[0].b"]}})");
    row("redacted in lists, nested", R"({"nestedKey":"data","redact":{"paths":["list[*].b","list[1].c","data.list[*].c"]}})");
    row("redacted anywhere, nested", R"({"nestedKey":"data","redact":{"paths":["*.b","data.*.c"]}})");
    row("redacted, nested, with a word of one's own", R"({"nestedKey":"data","redact":{"paths":["n","user.c"],"censor":"\"GONE\""}})");
    row("removed, nested", R"({"nestedKey":"data","redact":{"paths":["a","n","list","user","x-y","data.a"],"remove":true}})");
    row("removed members, nested", R"({"nestedKey":"data","redact":{"paths":["user.b","list[*].c","*[\"x-y\"]"],"remove":true}})");
    row("redacted bindings, nested",
        R"({"nestedKey":"ctx","redact":{"paths":["token2","ctx.b","a"]},"children":[{"bindings":[["token2","t"],["ctx","{\"b\":1,\"c\":2}","json"]]},{"bindings":[["a",1]]}]})");
    row("removed bindings, nested",
        R"({"nestedKey":"ctx","redact":{"paths":["token2","ctx.b"],"remove":true},"children":[{"bindings":[["token2","t"],["ctx","{\"b\":1,\"c\":2}","json"]]}]})");
    row("redacted mixin, nested",
        R"({"nestedKey":"data","redact":{"paths":["mixed","data.other"]},"mixin":[["mixed","x"],["other","y"]]})");
    row("redacted serializers, nested",
        R"({"nestedKey":"data","serializers":true,"redact":{"paths":["req.headers","req.url","res.statusCode","data.req.method","req.query[*]"]}})");
    row("redacted, nested, with levels as words", R"({"nestedKey":"data","levelFormat":"label","redact":{"paths":["a","*.c"]}})");
    row("serializers", R"({"serializers":true})");
    row("redacted fields", R"({"redact":{"paths":["a","[\"x-y\"]"]}})");
    row("redacted members", R"({"redact":{"paths":["user.b","user.c.b","a[\"x-y\"]"]}})");
    row("redacted in lists", R"({"redact":{"paths":["list[*].b","list[1].c"]}})");
    row("redacted anywhere", R"({"redact":{"paths":["*.b"]}})");
    row("redacted, with a word of one's own", R"({"redact":{"paths":["a","user.c"],"censor":"**GONE**"}})");
    row("removed", R"({"redact":{"paths":["a","user.b","user.c"],"remove":true}})");
    row("redacted bindings",
        R"({"redact":{"paths":["token2","ctx.b"]},"children":[{"bindings":[["token2","t"],["ctx","{\"b\":1,\"c\":2}","json"]]}]})");
    row("redacted messages", R"({"redact":{"paths":["msg"]}})");
    row("redacted messages with prefixes",
        R"({"messagePrefix":"[root] ","redact":{"paths":["msg"],"censor":"\"GONE\""},"children":[{"bindings":[["k",1]],"prefix":"[one] "}]})");
    row("redacted messages of another name", R"({"messageKey":"message","redact":{"paths":["message"]}})");
    row("messages of another name than the redacted ones", R"({"messageKey":"message","messagePrefix":"p ","redact":{"paths":["msg"]}})");
    row("redacted messages, nested", R"({"nestedKey":"data","redact":{"paths":["msg","data"]}})");
    row("no redacted messages within fields", R"({"redact":{"paths":["msg.a","*.msg","user.msg"]}})");
    row("redacted, whatever it is",
        R"({"base":false,"redact":{"paths":["*"]},"children":[{"bindings":[["k",1]]}],"mixin":[["mixed","x"]]})");
    row("redacted, whatever it is, nested", R"({"base":false,"nestedKey":"data","messagePrefix":"p ","redact":{"paths":["*"]}})");
    row("redacted mixin", R"({"redact":{"paths":["mixed"]},"mixin":[["mixed","x"],["other","y"]]})");
    row("all of it",
        R"({"messagePrefix":"p ","redact":{"paths":["user.b","bound","mixed"]},"mixin":[["mixed","x"]],"children":[{"bindings":[["bound","y"],["q",1.5]]}],"serializers":true})");
}

void TestPinoParity::addsAndRemovesTheSame()
{
    constexpr int records = 200;
    QFETCH(QJsonObject, options);
    options[u"timeFormat"_s] = u"none"_s; // the pipeline takes the time itself
    QJsonObject described = options;
    described[u"profile"_s] = u"pino-strict"_s;
    StreamConfig stream{.name = u"lines"_s, .type = StreamType::Custom, .level = Severity::Trace};
    stream.format = test::formatOf(described);
    std::unique_ptr<RecordFormat> format; // as a sink of the pipeline makes it
    std::string ours;
    stream.custom = std::make_shared<CallbackSink>([&format, &ours](const RecordView &record) {
        RecordView line = record;
        line.seq = 0; // one's own addition
        format->append(ours, line);
    });
    const QJsonObject redact = options[u"redact"].toObject();
    LoggingConfig config;
    config.overload = Overload::Block;
    config.redaction.paths = redact[u"paths"].toVariant().toStringList();
    config.redaction.censor = redact[u"censor"].toString(config.redaction.censor);
    config.redaction.remove = redact[u"remove"].toBool();
    config.streams = {stream};
    format = makeFormat(withoutHiddenPrefixes(config).streams.front().format, {});
    LoggingService service(config);
    const Log log = loggerOf(service.target(), options);
    QByteArray input;
    for (int i = 0; i < records; ++i) {
        QJsonArray fields;
        for (int n = m_records.pick(4); n > 0; --n) {
            const QJsonArray field = m_records.knownField();
            const bool isNew = std::none_of(fields.begin(), fields.end(), [&](const auto &other) { return other[0] == field.at(0); });
            if (isNew) fields.append(field);
        }
        if (options.contains(u"serializers"_s)) fields.append(m_records.exchange());
        std::vector<FieldValue> values;
        for (const QJsonValue &field : fields) values.push_back(valueOf(field.toArray()));
        std::vector<std::string> names;
        for (const QJsonValue &field : fields) names.push_back(field[0].toString().toStdString());
        std::vector<FieldView> views;
        for (std::size_t field = 0; field < values.size(); ++field) views.emplace_back(names[field], values[field]);
        const int level = 10 * (1 + m_records.pick(5));
        const QString message = m_records.word();
        log.writeFields(static_cast<Severity>(level), message.toStdString(), views);
        const QJsonObject line{
            {u"options"_s, options}, {u"level"_s, level}, {u"time"_s, u"0"_s}, {u"fields"_s, fields}, {u"msg"_s, message}};
        input += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    QVERIFY(service.flush(10s));
    compare(pino(input), QByteArray::fromStdString(ours), records);
}

void TestPinoParity::formatsTheSameMessages()
{
    QByteArray input;
    QByteArray ours;
    const char *pieces[] = {"%s", "%d", "%i", "%f", "%j", "%o", "%O", "%%", "%x", "%", " text ", "é%"};
    for (int i = 0; i < 2000; ++i) {
        QString pattern;
        for (int n = m_records.pick(6); n >= 0; --n) pattern += QString::fromUtf8(pieces[m_records.pick(std::size(pieces))]);
        QJsonArray arguments;
        std::vector<FieldValue> values;
        for (int n = m_records.pick(4); n > 0; --n) {
            const QJsonArray choices[] = {{u"a b"_s},
                                          {u" 12 "_s},
                                          {u"0x1f"_s},
                                          {u"-1.5e3"_s},
                                          {u""_s},
                                          {u"inf"_s},
                                          {m_records.real(), u"double"_s},
                                          {-7.5, u"double"_s},
                                          {42},
                                          {true},
                                          {QJsonValue::Null},
                                          {u"{\"y\":[2]}"_s, u"json"_s}};
            const QJsonArray choice = choices[m_records.pick(std::size(choices))];
            // An object as %s is [object Object] there and as a number is NaN; we have its text.
            if (choice.at(1) == u"json"_s && !pattern.contains(u"%j"_s)) continue;
            if (choice.at(1) == u"json"_s) pattern = u"%j"_s, arguments = {}, values.clear();
            arguments.append(choice);
            QJsonArray named = choice;
            named.prepend(u"name"_s);
            values.push_back(test::fieldValueOf(named));
        }
        input += QJsonDocument(QJsonObject{{u"format"_s, pattern}, {u"args"_s, arguments}}).toJson(QJsonDocument::Compact) + '\n';
        std::vector<FieldView::Value> views;
        for (const FieldValue &value : values) views.push_back(FieldView("", value).value);
        ours += QByteArray::fromStdString(formatMessage(pattern.toStdString(), views)) + '\0';
    }
    const QList<QByteArray> theirs = pino(input).split('\0');
    const QList<QByteArray> messages = ours.split('\0');
    QCOMPARE(theirs.size(), messages.size());
    const QList<QByteArray> inputs = input.split('\n');
    for (qsizetype i = 0; i < messages.size(); ++i) {
        if (theirs[i] != messages[i]) qWarning().noquote() << inputs[i] << "\npino:" << theirs[i] << "\nours:" << messages[i];
        QVERIFY(theirs[i] == messages[i]);
    }
}

QTEST_GUILESS_MAIN(TestPinoParity)
#include "tst_pino_parity.moc"
