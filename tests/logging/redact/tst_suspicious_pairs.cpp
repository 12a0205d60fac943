#include "logging/redact/suspicious_pairs.h"

#include <QTest>

#include <random>
#include <string>

using namespace ccr::logging;

namespace {

// Both halves of the table, single characters in both, sets whose characters share halves.
constexpr SuspiciousPairs pairs({{"bk", "-_"},
                                 {"I", "zA"},
                                 {"@", ""},
                                 {"x", "ao"},
                                 {"h", "f"},
                                 {"l", "x"},
                                 {"n", "v"},
                                 {"r", "8"},
                                 {"y", "aJ"},
                                 {"s", "-"},
                                 {"t", "g"},
                                 {"-", "-"},
                                 {"rR", " "},
                                 {"cC", " "},
                                 {":=", ""},
                                 {"g", "hl"}});

bool isNamed(char first, char second)
{
    constexpr std::string_view named[] = {"b-", "b_", "k-", "k_", "Iz", "IA", "xa", "xo", "hf", "lx", "nv", "r8",
                                          "ya", "yJ", "s-", "tg", "--", "r ", "R ", "c ", "C ", "gh", "gl"};
    const char pair[] = {first, second};
    return first == '@' || first == ':' || first == '='
           || std::find(std::begin(named), std::end(named), std::string_view(pair, 2)) != std::end(named);
}

} // namespace

class TestSuspiciousPairs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsEveryPairAndFewOthers()
    {
        int others = 0;
        for (int first = 1; first < 256; ++first)
            for (int second = 1; second < 256; ++second) {
                const auto a = static_cast<char>(first);
                const auto b = static_cast<char>(second);
                if (isNamed(a, b)) QVERIFY(pairs.isPair(a, b));
                others += pairs.isPair(a, b) && !isNamed(a, b);
            }
        QVERIFY2(others < 30, qPrintable(QString::number(others)));
    }

    void seesEachAtEveryPlaceOfEveryLength()
    {
#ifndef __SSSE3__
        QSKIP("this processor's texts are looked at one by one");
#endif
        for (const std::string_view pair : {"k_", "gl", "rx8", "@", ":", "c ", "--"})
            for (std::size_t size = 8; size < 70; ++size)
                for (std::size_t at = 0; at + pair.size() <= size; ++at) {
                    // The text ends where the memory does, so that reading behind it is noticed by who watches for that.
                    std::string text(size, '.');
                    text.replace(at, pair.size(), pair);
                    QCOMPARE(pairs.areIn(text), pair != "rx8");
                }
    }

    void agreesWithASlowLook()
    {
#ifndef __SSSE3__
        QSKIP("this processor's texts are looked at one by one");
#endif
        std::mt19937 random(11); // NOLINT: the same texts each time
        constexpr std::string_view letters = "abdeimopqwzIR8_Jfy kgs\x80\xff";
        int yes = 0;
        for (int i = 0; i < 50'000; ++i) {
            std::string text(8 + random() % 40, '\0');
            for (char &c : text) c = letters[random() % (i % 2 == 0 ? 12 : letters.size())];
            bool expected = false;
            for (std::size_t at = 0; at < text.size(); ++at)
                expected = expected || pairs.isPair(text[at], at + 1 < text.size() ? text[at + 1] : '\0');
            // Below 16 characters two halves are looked at, and where they meet a pair may seem to be.
            if (text.size() >= 16 || expected) QCOMPARE(pairs.areIn(text), expected);
            yes += expected;
        }
        QVERIFY(yes > 5'000 && yes < 45'000);
    }
};

QTEST_APPLESS_MAIN(TestSuspiciousPairs)
#include "tst_suspicious_pairs.moc"
