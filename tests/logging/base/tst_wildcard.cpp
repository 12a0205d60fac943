#include "logging/base/wildcard.h"

#include <QTest>

using namespace ccr;

class TestWildcard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matchesWildcards_data();
    void matchesWildcards();
    void takesAQuestionMarkAsItIs();
};

void TestWildcard::matchesWildcards_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *pattern, const char *text, bool matches) {
        QTest::addRow("%s / %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << matches;
    };
    row("claude-*", "claude-sonnet", true);
    row("claude-*", "Claude-Sonnet", true);
    row("claude-*", "my-claude-sonnet", false);
    row("*haiku*", "claude-haiku-4", true);
    row("*a*b*c", "xxaxxbxxcxxc", true);
    row("*a*b*c", "xxaxxbxxcxx", false);
    row("gpt-?", "gpt-5", true);
    row("gpt-?", "gpt-", false);
    row("*", "", true);
    row("", "", true);
    row("", "a", false);
    row("a**", "a", true);
}

void TestWildcard::matchesWildcards()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QFETCH(bool, matches);
    QCOMPARE(matchesWildcard(pattern.toStdString(), text.toStdString()), matches);
}

void TestWildcard::takesAQuestionMarkAsItIs()
{
    QVERIFY(matchesWildcard("a?*", "a?b", QuestionMark::IsItself));
    QVERIFY(!matchesWildcard("a?*", "axb", QuestionMark::IsItself));
}

QTEST_APPLESS_MAIN(TestWildcard)
#include "tst_wildcard.moc"
