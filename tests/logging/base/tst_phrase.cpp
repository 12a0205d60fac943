#include "logging/base/packed_phrase.h"

#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *sentences[] = {"%1 is out of range; use a whole number from %2 to %3", "%1: %2", "a list", "expected %1, got %2"};

template <typename... Values>
Phrase said(ListedSentence<sentences> sentence, const Values &...values)
{
    return sentence.with(values...);
}

template <typename... Values>
PackedPhrase told(ListedSentence<sentences> sentence, const Values &...values)
{
    return packed(sentence, values...);
}

QString german(const QString &english)
{
    if (english == "%1: %2"_L1) return u"%1 – %2"_s;
    if (english == "a list"_L1) return u"eine Liste"_s;
    if (english == "expected %1, got %2"_L1) return u"%2 statt %1"_s;
    return english;
}

} // namespace

class TestPhrase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInEnglish();
    void isMadeFromTheSamePartsInAnotherLanguage();
    void keepsValuesThatLookLikePlaces();
    void replacesOnlyInValues();
    void travelsInAnError_data();
    void travelsInAnError();
    void isNotTakenFromAnErrorThatSaysSomethingElse();
    void endsWhereJsonFromOutsideIsTooDeep();
    void isPackedAndUnpacked_data();
    void isPackedAndUnpacked();
    void keepsMarksOutOfValues();
    void survivesWhatIsCutOrBroken_data();
    void survivesWhatIsCutOrBroken();
};

void TestPhrase::readsInEnglish()
{
    QCOMPARE(said("%1 is out of range; use a whole number from %2 to %3", 70000.5, 1, 65535).english(),
             u"70000.5 is out of range; use a whole number from 1 to 65535"_s);
    QCOMPARE(said("%1: %2", u"PORT"_s, said("expected %1, got %2", u"a number"_s, said("a list"))).english(),
             u"PORT: expected a number, got a list"_s);
    QVERIFY(Phrase().isEmpty());
    QVERIFY(Phrase(u"disabled"_s) == "disabled"_L1);
}

void TestPhrase::isMadeFromTheSamePartsInAnotherLanguage()
{
    const Phrase phrase = said("%1: %2", u"a list"_s, said("expected %1, got %2", u"x: y"_s, said("a list")));
    QCOMPARE(phrase.text(german), u"a list – eine Liste statt x: y"_s); // a value that reads like a sentence is none
    QCOMPARE(Phrase(u"a list"_s).text(german), u"a list"_s);
}

void TestPhrase::keepsValuesThatLookLikePlaces()
{
    QCOMPARE(said("%1: %2", u"%2 %1"_s, u"50%"_s).english(), u"%2 %1: 50%"_s);
    QCOMPARE(said("%1: %2", u"%2 %1"_s, u"50%"_s).text(german), u"%2 %1 – 50%"_s);
}

void TestPhrase::replacesOnlyInValues()
{
    const Phrase phrase = said("%1: %2", u"/home/u/got"_s, said("expected %1, got %2", u"/home/u/got"_s, 3));
    const Phrase shorter = phrase.replaced(u"/home/u/got"_s, u"got"_s);
    QCOMPARE(shorter.english(), u"got: expected got, got 3"_s);
    QCOMPARE(shorter.replaced(u"got"_s, u"it"_s).english(), u"it: expected it, got 3"_s);
    QCOMPARE(shorter.text(german), u"got – 3 statt got"_s);
    QCOMPARE(Phrase(u"at /a/b"_s).replaced(u"/a/"_s, {}).english(), u"at b"_s);
}

void TestPhrase::travelsInAnError_data()
{
    QTest::addColumn<Phrase>("phrase");
    QTest::newRow("no words") << Phrase();
    QTest::newRow("somebody else's") << Phrase(u"[\"no\"]"_s);
    QTest::newRow("without values") << said("a list");
    QTest::newRow("nested") << said("%1: %2", u"\"ключ\""_s, said("expected %1, got %2", u"%1"_s, said("a list")));
}

void TestPhrase::travelsInAnError()
{
    QFETCH(Phrase, phrase);
    const Error error = errorSaying(ErrorKind::TooLarge, phrase);
    QCOMPARE(error.kind, ErrorKind::TooLarge);
    QCOMPARE(error.message, phrase.english());
    QVERIFY(phraseOf(error) == phrase);
    QVERIFY(Phrase::fromJson(phrase.toJson()) == phrase);
}

void TestPhrase::isNotTakenFromAnErrorThatSaysSomethingElse()
{
    Error error = errorSaying(ErrorKind::Io, said("%1: %2", u"a"_s, u"b"_s));
    error.message.prepend(u"in c, "_s);
    QVERIFY(phraseOf(error) == Phrase(u"in c, a: b"_s));
    QVERIFY(phraseOf({.message = u"x"_s, .detail = u"errno 13"_s}) == Phrase(u"x"_s));
    QVERIFY(phraseOf({.message = u"x"_s, .detail = u"[broken"_s}) == Phrase(u"x"_s));
}

void TestPhrase::endsWhereJsonFromOutsideIsTooDeep()
{
    QString json = u"\"x\""_s;
    for (int i = 0; i < 500; ++i) json = u"[\"%1\","_s + json + u']';
    QVERIFY(!Phrase::fromJson(u'[' + json + u']').contains(u"x"_s));
}

void TestPhrase::isPackedAndUnpacked_data()
{
    QTest::addColumn<PackedPhrase>("packedPhrase");
    QTest::addColumn<Phrase>("phrase");
    QTest::newRow("nothing") << PackedPhrase() << Phrase();
    QTest::newRow("somebody else's") << PackedPhrase("50% of \"%1\"") << Phrase(u"50% of \"%1\""_s);
    QTest::newRow("without values") << told("a list") << said("a list");
    QTest::newRow("with values") << told("%1 is out of range; use a whole number from %2 to %3", u"ключ"_s, 1, std::string("%1"))
                                 << said("%1 is out of range; use a whole number from %2 to %3", u"ключ"_s, 1, u"%1"_s);
    QTest::newRow("nested at the beginning and at the end")
        << told("%1: %2", told("%1: %2", std::string(), told("a list")), told("expected %1, got %2", told("a list"), 7))
        << said("%1: %2", said("%1: %2", QString(), said("a list")), said("expected %1, got %2", said("a list"), 7));
    QTest::newRow("with a phrase") << told("%1: %2", said("a list"), u"a list"_s) << said("%1: %2", said("a list"), u"a list"_s);
}

void TestPhrase::isPackedAndUnpacked()
{
    QFETCH(PackedPhrase, packedPhrase);
    QFETCH(Phrase, phrase);
    QVERIFY(packedPhrase.phrase() == phrase);
    QCOMPARE(QString::fromStdString(packedPhrase.english()), phrase.english());
    QVERIFY(PackedPhrase(phrase) == packedPhrase);
    QCOMPARE(packedPhrase.hasSentence(), !phrase.sentence().isEmpty());
    QCOMPARE(packedPhrase.says("a list"), phrase.sentence() == "a list"_L1);
}

// A name that a client sends may hold anything.
void TestPhrase::keepsMarksOutOfValues()
{
    const std::string marks = "a\x01list\x02x\x03";
    QCOMPARE(told("%1: %2", marks, 1).english(), "a list x : 1");
    QCOMPARE(told("%1: %2", PackedPhrase(marks), 1).phrase().text(german), u"a list x  – 1"_s);
}

void TestPhrase::survivesWhatIsCutOrBroken_data()
{
    QTest::addColumn<std::string>("text");
    const PackedPhrase whole = told("%1: %2", told("expected %1, got %2", u"x"_s, told("a list")), u"y"_s);
    for (std::size_t size = 0; size <= whole.packed().size(); ++size) QTest::addRow("cut at %zu", size) << whole.packed().substr(0, size);
    QTest::newRow("marks alone") << std::string("\x01\x02\x03\x03\x01\x02\x02");
    QTest::newRow("too deep") << std::string(100'000, '\x01');
    std::string deep;
    for (int i = 0; i < 5'000; ++i) deep += "\x01%1\x02";
    QTest::newRow("too deep with values") << deep;
}

void TestPhrase::survivesWhatIsCutOrBroken()
{
    QFETCH(std::string, text);
    PackedPhrase broken;
    broken.packed() = text;
    QVERIFY(broken.english().size() <= text.size() + 2);
    QCOMPARE(broken.phrase().english(), QString::fromStdString(broken.english()));
}

QTEST_GUILESS_MAIN(TestPhrase)
#include "tst_phrase.moc"
