#include "proxy/config/config_document.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

Json5Value value(const QString &text)
{
    return parseJson5(text).value();
}

// The characters of `part` are in `whole`, in order.
bool isSubsequence(const QByteArray &part, const QByteArray &whole)
{
    qsizetype at = 0;
    for (const char c : part) {
        at = whole.indexOf(c, at);
        if (at < 0) return false;
        ++at;
    }
    return true;
}

/// Random JSON5 with comments, blanks and commas wherever they may stand.
class TextMaker
{
public:
    explicit TextMaker(quint32 seed) : m_random(seed) {}
    QString document() { return gap() + object(0) + gap(); }
    int upTo(int count) { return static_cast<int>(m_random.bounded(count)); }
    QString scalar()
    {
        const QStringList some{u"1"_s,          u"-2.5"_s,  u"true"_s, u"null"_s,     u"'single'"_s,
                               u"\"a // b\""_s, u"'{[,'"_s, u"0x1F"_s, u"\"$NAME\""_s};
        return some.at(upTo(static_cast<int>(some.size())));
    }

private:
    QString gap()
    {
        const QStringList some{u""_s,    u" "_s, u"\n"_s, u"\n    "_s, u" // line %1\n"_s, u" /* block %1 */ "_s, u"\n// own\n  "_s,
                               u"\r\n"_s};
        return QString(some.at(upTo(static_cast<int>(some.size())))).replace("%1"_L1, QString::number(++m_count));
    }
    QString any(int depth)
    {
        const int kind = upTo(depth > 3 ? 2 : 4);
        return kind < 2 ? scalar() : kind == 2 ? object(depth + 1) : array(depth + 1);
    }
    QString list(const QStringList &parts)
    {
        QString out;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const bool isLast = i + 1 == parts.size();
            out += gap() + parts.at(i) + gap() + (!isLast || upTo(2) == 0 ? u","_s : QString());
        }
        return out + gap();
    }
    QString object(int depth)
    {
        QStringList parts;
        for (int i = upTo(4); i > 0; --i) {
            const QString name = u"k%1"_s.arg(i);
            parts.append((upTo(2) == 0 ? name : u'"' + name + u'"') + gap() + u':' + gap() + any(depth));
        }
        return u'{' + list(parts) + u'}';
    }
    QString array(int depth)
    {
        QStringList parts;
        for (int i = upTo(4); i > 0; --i) parts.append(any(depth));
        return u'[' + list(parts) + u']';
    }

    QRandomGenerator m_random;
    int m_count = 0;
};

// Every place of a tree.
void collect(const Json5Value &tree, const QString &pointer, QStringList &out)
{
    out.append(pointer);
    for (std::size_t i = 0; i < tree.elements.size(); ++i) collect(tree.elements[i], pointer + u'/' + QString::number(i), out);
    for (const Json5Member &member : tree.members) collect(member.value, pointer + u'/' + member.name, out);
}

} // namespace

class TestConfigDocument : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sets_data();
    void sets();
    void removes_data();
    void removes();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void keepsEverythingElse_data();
    void keepsEverythingElse();
    void refusesTextThatCannotBeKept();
};

void TestConfigDocument::sets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &pointer, const QString &set, const QString &expected) {
        QTest::newRow(name) << text << pointer << set << expected;
    };
    row("scalar", u"{a: 1, /* x */ b: 2}"_s, u"/b"_s, u"true"_s, u"{a: 1, /* x */ b: true}"_s);
    row("the same", u"{a: 0x10}"_s, u"/a"_s, u"16"_s, u"{a: 0x10}"_s);
    row("quotes are kept", u"{\"a\": 'x'}"_s, u"/a"_s, u"\"y\""_s, u"{\"a\": 'y'}"_s);
    row("member in one line", u"{ a: 1 }"_s, u"/b"_s, u"2"_s, u"{ a: 1, b: 2 }"_s);
    row("member behind a trailing comma", u"{a: 1,}"_s, u"/b"_s, u"2"_s, u"{a: 1, b: 2,}"_s);
    row("member among lines", u"{\n    \"a\": 1 // one\n}\n"_s, u"/b"_s, u"2"_s, u"{\n    \"a\": 1, // one\n    \"b\": 2\n}\n"_s);
    row("member among lines with a comma", u"{\n\ta: 1, // one\n}"_s, u"/b"_s, u"2"_s, u"{\n\ta: 1, // one\n\tb: 2,\n}"_s);
    row("member behind a comment", u"{\n  a: 1\n  // end\n}"_s, u"/b"_s, u"2"_s, u"{\n  a: 1,\n  // end\n  b: 2\n}"_s);
    row("into nothing", u"{}\n"_s, u"/Router/think"_s, u"'a,b'"_s, u"{\n  \"Router\": { \"think\": \"a,b\" }\n}\n"_s);
    row("windows lines", u"{\r\n  a: 1\r\n}"_s, u"/b"_s, u"2"_s, u"{\r\n  a: 1,\r\n  b: 2\r\n}"_s);
    row("element at the end", u"[1, 2]"_s, u"/-"_s, u"3"_s, u"[1, 2, 3]"_s);
    row("element by number", u"{m: [\n  'a' // first\n]}"_s, u"/m/1"_s, u"'b'"_s, u"{m: [\n  'a', // first\n  \"b\"\n]}"_s);
    row("nested object", u"{\n  p: [\n    { n: 1 },\n  ],\n}"_s, u"/p/-"_s, u"{n: 2, l: [{a: 1}]}"_s,
        u"{\n  p: [\n    { n: 1 },\n    {\n      n: 2,\n      l: [\n        { a: 1 }\n      ]\n    },\n  ],\n}"_s);
    row("within an element", u"{p: [{n: 1}, {n: 2}]}"_s, u"/p/1/n"_s, u"3"_s, u"{p: [{n: 1}, {n: 3}]}"_s);
    row("slash in a name", u"{'a/b': 1}"_s, u"/a~1b"_s, u"2"_s, u"{'a/b': 2}"_s);
    row("list to list", u"{m: ['a', /* keep */ 'b', 'c']}"_s, u"/m"_s, u"['a', 'b', 'd']"_s, u"{m: ['a', /* keep */ 'b', 'd']}"_s);
    row("object to object", u"{o: {a: 1, /* keep */ b: 2}}"_s, u"/o"_s, u"{b: 3, c: 4}"_s, u"{o: {/* keep */ b: 3, c: 4}}"_s);
    row("other type", u"{\n  o: 1\n}"_s, u"/o"_s, u"{a: {b: 1}}"_s, u"{\n  o: {\n    a: { b: 1 }\n  }\n}"_s);
    row("byte order mark", u"\uFEFF{a: 1}"_s, u"/a"_s, u"2"_s, u"\uFEFF{a: 2}"_s);
}

void TestConfigDocument::sets()
{
    QFETCH(QString, text);
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    Result<ConfigDocument> document = ConfigDocument::parse(text.toUtf8());
    QVERIFY(document);
    const Result<Done> done = document->set(pointer, ::value(value));
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    QCOMPARE(QString::fromUtf8(document->text()).remove(QChar::ByteOrderMark), QString(expected).remove(QChar::ByteOrderMark));
    QCOMPARE(document->text().startsWith("\xEF\xBB\xBF"), expected.startsWith(QChar::ByteOrderMark));
}

void TestConfigDocument::removes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &pointer, const QString &expected) {
        QTest::newRow(name) << text << pointer << expected;
    };
    row("first in one line", u"{a: 1, b: 2}"_s, u"/a"_s, u"{b: 2}"_s);
    row("last in one line", u"{a: 1, b: 2}"_s, u"/b"_s, u"{a: 1}"_s);
    row("the only one", u"{a: 1}"_s, u"/a"_s, u"{}"_s);
    row("trailing comma", u"[1, 2,]"_s, u"/1"_s, u"[1, ]"_s);
    row("a line", u"{\n  a: 1, // gone\n  // stays\n  b: 2\n}"_s, u"/a"_s, u"{\n  // stays\n  b: 2\n}"_s);
    row("the last line", u"{\n  a: 1, // stays\n  b: 2 // gone\n}"_s, u"/b"_s, u"{\n  a: 1 // stays\n}"_s);
    row("several lines", u"{\n  a: {\n    x: 1\n  },\n  b: 2\n}"_s, u"/a"_s, u"{\n  b: 2\n}"_s);
    row("written twice", u"{a: 1, b: 2, a: 3}"_s, u"/a"_s, u"{b: 2}"_s);
    row("old line ends", u"{\r  a: 1,\r  b: 2\r}"_s, u"/a"_s, u"{\r  b: 2\r}"_s);
    row("comment before the comma", u"{a: 1 /* c */, b: 2}"_s, u"/a"_s, u"{ /* c */ b: 2}"_s);
}

void TestConfigDocument::removes()
{
    QFETCH(QString, text);
    QFETCH(QString, pointer);
    QFETCH(QString, expected);
    Result<ConfigDocument> document = ConfigDocument::parse(text.toUtf8());
    QVERIFY(document);
    const Result<Done> done = document->remove(pointer);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    if (!text.contains(u'\r')) QCOMPARE(QString::fromUtf8(document->text()), expected);
    QCOMPARE(toJson(document->root()), toJson(value(expected)));
}

void TestConfigDocument::refusesWithAReason_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("part");
    QTest::newRow("no slash") << u"Router"_s << u"/Router/default"_s;
    QTest::newRow("into a scalar") << u"/a/b"_s << u"a number"_s;
    QTest::newRow("beyond a list") << u"/l/5"_s << u"list of 1"_s;
    QTest::newRow("a word in a list") << u"/l/x"_s << u"\"x\""_s;
}

void TestConfigDocument::refusesWithAReason()
{
    QFETCH(QString, pointer);
    QFETCH(QString, part);
    Result<ConfigDocument> document = ConfigDocument::parse("{a: 1, l: [1]}");
    const Result<Done> done = document->set(pointer, value(u"1"_s));
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(part), qPrintable(done.error().message));
    QVERIFY(!document->remove(pointer));
    QCOMPARE(document->text(), QByteArray("{a: 1, l: [1]}"));
}

void TestConfigDocument::keepsEverythingElse_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 400; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestConfigDocument::keepsEverythingElse()
{
    QFETCH(quint32, seed);
    TextMaker maker(seed);
    const QByteArray text = maker.document().toUtf8();
    const Result<ConfigDocument> parsed = ConfigDocument::parse(text);
    QVERIFY2(parsed, text.constData());
    QCOMPARE(parsed->text(), text);
    QStringList places;
    collect(parsed->root(), QString(), places);
    for (const QString &place : places) {
        const Json5Value &old = *parsed->find(place);
        const QByteArray context = text + "\n--- at " + place.toUtf8();
        if (old.type == Json5Value::Type::Object || old.type == Json5Value::Type::Array) {
            ConfigDocument grown = *parsed;
            const bool isObject = old.type == Json5Value::Type::Object;
            const QString added =
                place + (isObject ? u"/new"_s : u'/' + QString::number(maker.upTo(static_cast<int>(old.elements.size()) + 1)));
            const Result<Done> done = isObject ? grown.set(added, value(u"{x: [1]}"_s))
                                               : grown.insertElement(place, added.mid(place.size() + 1).toULong(), value(u"{x: [1]}"_s));
            QVERIFY2(done, context.constData());
            QCOMPARE(toJson(*grown.find(added)), QByteArray(R"({"x":[1]})"));
            const bool wasEmpty = old.elements.empty() && old.members.empty(); // blanks within may go then
            if (!wasEmpty) QVERIFY2(isSubsequence(text, grown.text()), (context + "\n--- became\n" + grown.text()).constData());
            ConfigDocument back = grown; // and out again
            QVERIFY(back.remove(added));
            QCOMPARE(toJson(back.root()), toJson(parsed->root()));
        } else {
            ConfigDocument changed = *parsed;
            QVERIFY2(changed.replaceValue(place, value(u"'other'"_s)), context.constData());
            const QString before = QString::fromUtf8(text);
            const QString after = QString::fromUtf8(changed.text());
            QCOMPARE(after.left(old.begin), before.left(old.begin));
            QCOMPARE(after.right(before.size() - old.end), before.mid(old.end));
            QCOMPARE(changed.find(place)->string, u"other"_s);
        }
        if (place.isEmpty()) continue;
        ConfigDocument shrunk = *parsed;
        QVERIFY2(shrunk.remove(place), context.constData());
        QVERIFY2(isSubsequence(shrunk.text(), text), (context + "\n--- became\n" + shrunk.text()).constData());
        QStringList left;
        collect(shrunk.root(), QString(), left);
        QStringList removed;
        collect(old, place, removed);
        QCOMPARE(left.size(), places.size() - removed.size());
    }
}

void TestConfigDocument::refusesTextThatCannotBeKept()
{
    const Result<ConfigDocument> document = ConfigDocument::parse("{a: '\xff'}");
    QVERIFY(!document);
    QVERIFY(document.error().message.contains("UTF-8"_L1));
}

QTEST_APPLESS_MAIN(TestConfigDocument)
#include "tst_config_document.moc"
