#include "logging/api/message_format.h"
#include "logging/base/json_text.h"
#include "logging/format/record_format.h"
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

} // namespace

/// The strict profile against the real pino, on generated records. pino comes from tests/end_to_end/agents/install.sh.
class TestPinoParity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesTheSameBytes_data();
    void writesTheSameBytes();
    void formatsTheSameMessages();

private:
    QByteArray pino(const QByteArray &input);
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
    const QList<QByteArray> theirs = pino(input).split('\n');
    const QList<QByteArray> lines = ours.split('\n');
    QCOMPARE(lines.size(), 401);
    QCOMPARE(theirs.size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (theirs[i] != lines[i]) qWarning().noquote() << "\npino:" << theirs[i] << "\nours:" << lines[i];
        QVERIFY(theirs[i] == lines[i]);
    }
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
