#include "tests/support/ccr3_database.h"
#include "tests/support/config_window.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/models/provider_draft.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

using namespace ccr;
using namespace ccr::testing;
using namespace ccr::ui;
using namespace Qt::StringLiterals;
using Badge = ImportRow::Badge;

namespace {

constexpr auto other = "{ // theirs\n"
                       "  Providers: [{name: 'new', api_base_url: 'https://n.example/v1', api_key: 'sk-written-out-0001', models: ['m']},\n"
                       "              {name: 'both', api_base_url: 'https://b.example/v2', models: ['m']}],\n"
                       "  Router: {default: 'new,m', think: 'new,m'}, PORT: 4000, CUSTOM_ROUTER_PATH: '/x.js', odd: 1}\n";
constexpr auto ours = "{Providers: [{name: 'both', api_base_url: 'https://b.example/v1', api_key: 'own-key-of-both', models: ['m']}],\n"
                      "  Router: {default: 'both,m'}}\n";

} // namespace

class TestImportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatHappensToEachSetting();
    void replacesNothingWhereAnEmptyTextStands();
    void importsAndMovesKeys();
    void importsNothingWhenTheKeychainFails();
    void takesASeparateLoggingFile();
    void saysWhereSettingsComeFrom();
    void importsWhatVersion3Keeps();
    void knowsWhichFilesAreWhole_data();
    void knowsWhichFilesAreWhole();
    void looksRight();
};

void TestImportDialog::saysWhatHappensToEachSetting()
{
    const Result<Json5Value> from = parseJson5(QString::fromLatin1(other));
    const Result<Json5Value> into = parseJson5(QString::fromLatin1(ours));
    QVERIFY(from && into);
    QMap<QString, Badge> badges;
    const QList<ImportRow> rows = importRows(*from, *into);
    for (const ImportRow &row : rows) badges.insert(row.path.join(u'.'), row.badge);
    const QMap<QString, Badge> wanted{{u"Providers.new"_s, Badge::Imported},  {u"Providers.both"_s, Badge::NeedsYou},
                                      {u"Router.default"_s, Badge::NeedsYou}, {u"Router.think"_s, Badge::Imported},
                                      {u"PORT"_s, Badge::Imported},           {u"CUSTOM_ROUTER_PATH"_s, Badge::Adapted},
                                      {u"odd"_s, Badge::NotSupported}};
    QCOMPARE(badges, wanted);
    Json5Value all = *into;
    applyImport(all, *from, rows);
    QVERIFY(importRows(*from, all).isEmpty());
}

void TestImportDialog::replacesNothingWhereAnEmptyTextStands()
{
    const QList<ImportRow> rows = importRows(*parseJson5(u"{PROXY_URL: 'http://p.example:1'}"_s), *parseJson5(u"{PROXY_URL: ''}"_s));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.constFirst().badge, Badge::Imported);
    QVERIFY(rows.constFirst().note == ImportRow::Note::None);
}

void TestImportDialog::importsAndMovesKeys()
{
    ConfigWindow ui(ours);
    QFile file(ui.file(u"other.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) > 0);
    file.close();
    auto *dialog = ui.open<ImportDialog>(u"import"_s, u"importDialog"_s);
    dialog->setFile(ui.file(u"other.json"_s));
    auto *rows = dialog->findChild<QTreeWidget *>(u"importRows"_s);
    QTRY_COMPARE(rows->topLevelItemCount(), 7);
    QCOMPARE(rows->topLevelItem(1)->checkState(0), Qt::Unchecked); // would replace ours
    keepPicture(*dialog, u"import"_s);
    dialog->findChild<QPushButton *>(u"import"_s)->click();
    QTRY_VERIFY(ui.content().contains("keychain:new") && ui.content().contains("4000"));
    QVERIFY(ui.content().contains("b.example/v1") && !ui.content().contains("sk-written"));
    QCOMPARE(ui.secrets.secrets.value(u"new"_s), u"sk-written-out-0001"_s);
    QCOMPARE(ui.content(u"other.json"_s), QByteArray(other));
    QVERIFY2(ui.content().contains("own-key-of-both"), "nobody asked for that provider");
    QTRY_COMPARE(rows->topLevelItemCount(), 2); // only what was not wanted
    QCOMPARE(dialog->findChild<QLabel *>(u"importMessage"_s)->text(), u"5 settings imported. 2 differences left."_s);
    QVERIFY2(!dialog->findChild<QPushButton *>(u"import"_s)->isEnabled(), "nothing is ticked");
    rows->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QVERIFY(dialog->findChild<QPushButton *>(u"import"_s)->isEnabled());
}

void TestImportDialog::importsNothingWhenTheKeychainFails()
{
    ConfigWindow ui(ours);
    ui.secrets.state.kind = proxy::KeychainState::Kind::Missing;
    QFile file(ui.file(u"other.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(other) > 0);
    file.close();
    auto *dialog = ui.open<ImportDialog>(u"import"_s, u"importDialog"_s);
    dialog->setFile(ui.file(u"other.json"_s));
    auto *rows = dialog->findChild<QTreeWidget *>(u"importRows"_s);
    QTRY_COMPARE(rows->topLevelItemCount(), 7);
    dialog->findChild<QPushButton *>(u"import"_s)->click();
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"importMessage"_s)->text().startsWith(u"✕"_s));
    QCOMPARE(ui.content(), QByteArray(ours));
}

void TestImportDialog::takesASeparateLoggingFile()
{
    ConfigWindow ui("{Providers: [], Logging: {level: 'warn', history: {bodies: true}}}\n");
    QFile file(ui.file(u"logging-config.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"level\": \"debug\", \"streams\": [{\"type\": \"file\"}]}") > 0);
    file.close();
    auto *dialog = ui.open<ImportDialog>(u"import"_s, u"importDialog"_s);
    dialog->setFile(file.fileName());
    auto *rows = dialog->findChild<QTreeWidget *>(u"importRows"_s);
    QTRY_COMPARE(rows->topLevelItemCount(), 2);
    QCOMPARE(rows->topLevelItem(0)->text(0), u"Logging.level"_s);
    QCOMPARE(rows->topLevelItem(0)->checkState(0), Qt::Unchecked); // ours says another one
    QCOMPARE(rows->topLevelItem(1)->checkState(0), Qt::Checked);
    dialog->findChild<QPushButton *>(u"import"_s)->click();
    QTRY_VERIFY(ui.content().contains("streams"));
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(ui.content()));
    QVERIFY(root && !root->find(u"streams"));
    const Json5Value *logging = root->find(u"Logging");
    QCOMPARE(textAt(*logging, u"level"), u"warn"_s);
    QVERIFY(logging->find(u"history") && logging->find(u"streams")->elements.size() == 1);
}

void TestImportDialog::saysWhereSettingsComeFrom()
{
    using Fate = proxy::ConfigOrigin::Fate;
    const Json5Value from = *parseJson5(u"{PORT: 4000, HOST: '127.0.0.1', Router: {rules: [{route: 'p,m'}], default: 'p,m'}}"_s);
    QList<ImportRow> rows = importRows(from, *parseJson5(u"{Router: {default: 'p,m'}}"_s));
    QCOMPARE(rows.size(), 2); // 127.0.0.1 holds anyhow, and the default route is ours already
    explain(rows, {{u"gateway.port"_s, {u"PORT"_s}, Fate::Taken, {}},
                   {u"rules"_s, {u"Router"_s, u"rules"_s}, Fate::Taken, {}},
                   {u"rules[a]"_s, {u"Router"_s, u"rules"_s}, Fate::Adapted, u"somehow"_s},
                   {u"profile"_s, {u"Router"_s, u"default"_s}, Fate::Adapted, {}},
                   {u"plugins"_s, {}, Fate::Left, u"none here"_s}});
    QStringList said;
    for (const ImportRow &row : std::as_const(rows)) said.append(row.source + u'>' + row.path.join(u'.') + u' ' + row.remark);
    QCOMPARE(said,
             (QStringList{u"gateway.port>PORT "_s, u"rules>Router.rules "_s, u"rules[a]>Router.rules somehow"_s, u"plugins> none here"_s}));
    QVERIFY(rows.at(1).isTakeable && !rows.at(2).isTakeable && rows.at(2).badge == Badge::Adapted);
    QVERIFY(rows.at(3).badge == Badge::NotSupported && !rows.at(3).isTakeable);
    Json5Value all = objectValue();
    applyImport(all, from, rows);
    QCOMPARE(toJson(all), QByteArray(R"({"PORT":4000,"Router":{"rules":[{"route":"p,m"}]}})"));
}

void TestImportDialog::importsWhatVersion3Keeps()
{
    ConfigWindow ui(ours);
    const Ccr3Database database(uR"({"gateway":{"port":4000},"Providers":[{"name":"GLM","baseurl":"https://glm.example/v1",
        "apikey":"sk-written-out-0003","models":["glm-5"]}],"plugins":[{"id":"x"}]})"_s);
    database.addKey(u"Local Gateway"_s, u"sk-ccr-0000000000"_s);
    auto *dialog = ui.open<ImportDialog>(u"import"_s, u"importDialog"_s);
    dialog->setFile(database.path());
    auto *rows = dialog->findChild<QTreeWidget *>(u"importRows"_s);
    const auto texts = [rows] {
        QStringList all;
        for (int i = 0; i < rows->topLevelItemCount(); ++i) all.append(rows->topLevelItem(i)->text(0));
        return all;
    };
    QTRY_COMPARE(texts(), (QStringList{u"gateway.port → PORT"_s, u"api_keys[Local Gateway] → APIKEY"_s, u"Providers.GLM"_s, u"plugins"_s}));
    QVERIFY(!rows->topLevelItem(3)->data(0, Qt::CheckStateRole).isValid()); // there is nothing to choose
    QVERIFY(!rows->topLevelItem(1)->text(1).contains("sk-"_L1));
    dialog->findChild<QPushButton *>(u"import"_s)->click();
    QTRY_VERIFY(ui.content().contains("keychain:GLM") && ui.content().contains("keychain:clients") && ui.content().contains("4000"));
    QVERIFY(!ui.content().contains("sk-"));
    QCOMPARE(ui.secrets.secrets.value(u"clients"_s), u"sk-ccr-0000000000"_s);
    QTRY_COMPARE(texts(), QStringList{u"plugins"_s});
    QVERIFY(!dialog->findChild<QPushButton *>(u"import"_s)->isEnabled());
}

void TestImportDialog::knowsWhichFilesAreWhole_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isLogging");
    QTest::newRow("a configuration") << u"{Providers: [], level: 'debug'}"_s << false;
    QTest::newRow("without providers") << u"{Router: {}, LOG_LEVEL: 'debug'}"_s << false;
    QTest::newRow("a block") << u"{Logging: {level: 'debug'}}"_s << false;
    QTest::newRow("a port alone") << u"{PORT: 1}"_s << false;
    QTest::newRow("a file of the logging") << u"{level: 'debug'}"_s << true;
    QTest::newRow("its outputs alone") << u"{streams: []}"_s << true;
}

void TestImportDialog::knowsWhichFilesAreWhole()
{
    QFETCH(QString, file);
    QFETCH(bool, isLogging);
    const Result<Json5Value> value = parseJson5(file);
    QVERIFY(value);
    const Json5Value root = importable(*value);
    QVERIFY(isSameValue(isLogging ? *root.find(u"Logging") : root, *value));
}

void TestImportDialog::looksRight()
{
    ConfigWindow ui(ours, u"zh_CN"_s);
    auto *dialog = ui.open<ImportDialog>(u"import"_s, u"importDialog"_s);
    dialog->setFile(u"/nowhere.json"_s);
    auto *message = dialog->findChild<QLabel *>(u"importMessage"_s);
    QTRY_VERIFY(message->text().contains("/nowhere.json"_L1));
    QVERIFY(!message->text().contains("exist"_L1));
}

QTEST_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
