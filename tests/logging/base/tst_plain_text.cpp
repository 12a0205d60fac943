#include "logging/base/plain_text.h"

#include <QTest>

#include <string>

using ccr::plainPrefix;
using ccr::printablePrefix;

class TestPlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsEveryByteAtEveryPlace();
    void takesAllOfAPlainText();
};

// Eight bytes are looked at together: what stands before or behind a match must not move it.
void TestPlainText::findsEveryByteAtEveryPlace()
{
    for (const char filler : {'a', ' ', '!', '#', '[', ']', '~'})
        for (int c = 0; c < 256; ++c)
            for (std::size_t at = 0; at < 19; ++at) {
                std::string text(19, filler);
                text[at] = static_cast<char>(c);
                const bool mustStop = c < 0x20 || c == '"' || c == '\\';
                QCOMPARE(plainPrefix<false>(text), mustStop ? at : text.size());
                QCOMPARE(plainPrefix<true>(text), mustStop || c >= 0x7F ? at : text.size());
                QCOMPARE(printablePrefix(text), c < 0x20 || c >= 0x7F ? at : text.size());
                if (mustStop && at + 1 < text.size()) { // a second one behind it changes nothing
                    text[at + 1] = '"';
                    QCOMPARE(plainPrefix<false>(text), at);
                }
            }
}

void TestPlainText::takesAllOfAPlainText()
{
    for (std::size_t length = 0; length < 40; ++length) QCOMPARE(plainPrefix<true>(std::string(length, 'x')), length);
}

QTEST_APPLESS_MAIN(TestPlainText)
#include "tst_plain_text.moc"
