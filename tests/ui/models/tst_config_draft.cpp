#include "ui/models/config_draft.h"

#include "logging/base/json5_values.h"
#include "tests/support/json_values.h"

#include <QSignalSpy>
#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using ccr::test::parsed;
using namespace Qt::StringLiterals;

namespace {

void setPort(ConfigDraft &draft, int port, const QString &field = {})
{
    draft.change([port](Json5Value &root) { setMember(root, u"PORT"_s, numberValue(port)); }, field);
}

double portOf(const ConfigDraft &draft)
{
    return numberAt(draft.root(), u"PORT").value_or(0);
}

} // namespace

class TestConfigDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void undoesStepByStep();
    void takesTypingForOneStep();
    void revertsAsAStep();
    void forgetsTheOldestSteps();
    void keepsChangesWhenTheFileChanges();
    void namesWhatDiffers_data();
    void namesWhatDiffers();
};

void TestConfigDraft::undoesStepByStep()
{
    ConfigDraft draft;
    draft.load(parsed(u"{PORT: 1}"_s));
    QSignalSpy changed(&draft, &ConfigDraft::changed);
    QVERIFY(!draft.isChanged() && !draft.canUndo() && !draft.canRedo());
    draft.undo();
    draft.redo();
    setPort(draft, 1); // the same
    QCOMPARE(changed.count(), 0);
    setPort(draft, 2);
    setPort(draft, 3);
    QVERIFY(draft.isChanged());
    draft.undo();
    QCOMPARE(portOf(draft), 2.0);
    draft.undo();
    QVERIFY(portOf(draft) == 1 && !draft.isChanged() && !draft.canUndo());
    draft.redo();
    QVERIFY(portOf(draft) == 2 && draft.canRedo());
    setPort(draft, 9); // another way is taken
    QVERIFY(!draft.canRedo());
    QCOMPARE(changed.count(), 6);
}

void TestConfigDraft::takesTypingForOneStep()
{
    ConfigDraft draft;
    draft.load(parsed(u"{PORT: 1}"_s));
    for (const int port : {3, 34, 345}) setPort(draft, port, u"port"_s);
    setPort(draft, 5, u"other"_s);
    draft.undo();
    QCOMPARE(portOf(draft), 345.0);
    draft.undo();
    QCOMPARE(portOf(draft), 1.0);
    setPort(draft, 6, u"port"_s);
    draft.undo();
    setPort(draft, 7, u"port"_s); // after an undo it is a step of its own
    draft.undo();
    QCOMPARE(portOf(draft), 1.0);
}

void TestConfigDraft::revertsAsAStep()
{
    ConfigDraft draft;
    draft.load(parsed(u"{PORT: 1}"_s));
    setPort(draft, 2);
    draft.revert();
    QVERIFY(!draft.isChanged());
    draft.undo();
    QCOMPARE(portOf(draft), 2.0);
}

void TestConfigDraft::forgetsTheOldestSteps()
{
    ConfigDraft draft;
    for (int port = 1; port <= ConfigDraft::maxSteps + 50; ++port) setPort(draft, port);
    int steps = 0;
    for (; draft.canUndo(); ++steps) draft.undo();
    QCOMPARE(steps, ConfigDraft::maxSteps);
    QCOMPARE(portOf(draft), 50.0);
}

void TestConfigDraft::keepsChangesWhenTheFileChanges()
{
    ConfigDraft draft;
    draft.load(parsed(u"{PORT: 1}"_s));
    setPort(draft, 2);
    draft.setSaved(parsed(u"{PORT: 2}"_s));
    QVERIFY(!draft.isChanged() && draft.canUndo());
    draft.undo();
    QVERIFY(draft.isChanged());
    draft.load(parsed(u"{PORT: 8}"_s));
    QVERIFY(!draft.isChanged() && !draft.canUndo() && portOf(draft) == 8);
}

void TestConfigDraft::namesWhatDiffers_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("nothing") << u"{a: 1, b: [1, 2]}"_s << u"{b: [1, 2], a: 1.0}"_s << QStringList();
    QTest::newRow("a value") << u"{Router: {think: 'a,b'}}"_s << u"{Router: {think: 'c,d'}}"_s
                             << QStringList{u"Router.think: \"a,b\" -> \"c,d\""_s};
    QTest::newRow("new and gone") << u"{a: 1}"_s << u"{b: 2}"_s << QStringList{u"b:  -> 2"_s, u"a: 1 -> "_s};
    QTest::newRow("in a list of names") << u"{P: [{name: 'x', m: 1}, {name: 'y', m: 1}]}"_s
                                        << u"{P: [{name: 'y', m: 2}, {name: 'x', m: 1}]}"_s << QStringList{u"P[y].m: 1 -> 2"_s};
    QTest::newRow("the order alone") << u"{P: [{name: 'x'}, {name: 'y'}]}"_s << u"{P: [{name: 'y'}, {name: 'x'}]}"_s
                                     << QStringList{u"P: x, y -> y, x"_s};
    QTest::newRow("one more in it") << u"{P: [{name: 'x'}]}"_s << u"{P: [{name: 'x'}, {name: 'z'}]}"_s
                                    << QStringList{u"P[z]:  -> {\"name\":\"z\"}"_s};
    QTest::newRow("a secret") << u"{APIKEY: 'sk-1'}"_s << u"{APIKEY: 'sk-2'}"_s << QStringList{u"APIKEY: \"********\" -> \"********\""_s};
    QTest::newRow("a secret inside") << u"{}"_s << u"{x: {auth_token: 't', url: 'u'}}"_s
                                     << QStringList{u"x:  -> {\"auth_token\":\"********\",\"url\":\"u\"}"_s};
    QTest::newRow("a password in an address") << u"{PROXY_URL: 'socks5://me:one@p:1'}"_s << u"{PROXY_URL: 'socks5://me:two@p:1'}"_s
                                              << QStringList{u"PROXY_URL: \"socks5://me:********@p:1\" -> \"socks5://me:********@p:1\""_s};
    QTest::newRow("a password in a bare address")
        << u"{}"_s << u"{proxy_url: 'me:one@p:1'}"_s << QStringList{u"proxy_url:  -> \"me:********@p:1\""_s};
    QTest::newRow("references are no secrets") << u"{api_key: '$A'}"_s << u"{api_key: 'keychain:work'}"_s
                                               << QStringList{u"api_key: \"$A\" -> \"keychain:work\""_s};
}

void TestConfigDraft::namesWhatDiffers()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QStringList found;
    for (const DraftChange &change : differences(parsed(before), parsed(after)))
        found.append(change.place + u": "_s + change.before + u" -> "_s + change.after);
    QTEST(found, "changes");
}

QTEST_GUILESS_MAIN(TestConfigDraft)
#include "tst_config_draft.moc"
