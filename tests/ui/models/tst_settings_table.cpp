#include "logging/base/units.h"
#include "logging/config/logging_resolver.h"
#include "proxy/api/proxy_config.h"
#include "ui/models/setting_value.h"

#include <QTest>

#include <algorithm>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

namespace {

/// Where the effective configuration has what these documented keys mean.
QString pointerOf(const QString &key)
{
    static const QMap<QString, QString> ofTheFile{{u"maxFileSize"_s, u"size"_s},
                                                  {u"rotationInterval"_s, u"interval"_s},
                                                  {u"compressLogs"_s, u"compress"_s},
                                                  {u"maxFiles"_s, u"maxFiles"_s},
                                                  {u"retentionDays"_s, u"retentionDays"_s}};
    return ofTheFile.contains(key) ? u"/streams/0/rotation/"_s + ofTheFile.value(key) : u'/' + key;
}

logging::ResolvedLogging resolve(const QByteArray &config)
{
    logging::LoggingSources sources;
    sources.configFile = u"/home/me/.claude-code-router/config.json"_s;
    sources.config = logging::SourceFile{.path = sources.configFile, .content = config, .problem = {}};
    return logging::resolveLogging(sources);
}

QString effective(const logging::ResolvedLogging &resolved, const QString &pointer)
{
    for (const logging::EffectiveOption &option : resolved.values)
        if (option.pointer == pointer) return QString(option.value).remove(u'"');
    return {};
}

/// The value in the words of the effective configuration: sizes and durations have many spellings.
QString normal(const Setting &setting, const QString &value)
{
    if (setting.kind == SettingKind::Size) return sizeText(*parseSize(value));
    if (value == "never"_L1) return u"0"_s;
    if (QByteArrayView(setting.key).endsWith("rotationInterval")) return QString::number(parseInterval(value)->count());
    return value;
}

QString loggingKey(const Setting &setting)
{
    const QString key = QString::fromLatin1(setting.key);
    return setting.store == SettingStore::Config && key.startsWith("Logging/"_L1) ? key.mid(8) : QString();
}

/// {"Logging": {…: value}}
QByteArray configWith(const QString &key, const QString &json)
{
    QString text = json;
    const QStringList steps = (u"Logging/"_s + key).split(u'/');
    for (auto step = steps.crbegin(); step != steps.crend(); ++step) text = u"{\"%1\": %2}"_s.arg(*step, text);
    return text.toUtf8();
}

} // namespace

/// What the settings dialog says of the configuration is what the program does.
class TestSettingsTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysTheStandardsOfTheLogging_data();
    void saysTheStandardsOfTheLogging();
    void saysTheStandardsOfTheProxy();
    void roundsNoStandardAway();
    void offersOnlyWhatIsAccepted_data();
    void offersOnlyWhatIsAccepted();
    void refusesOnlyWhatTheLoggingRefuses_data();
    void refusesOnlyWhatTheLoggingRefuses();
};

void TestSettingsTable::saysTheStandardsOfTheLogging_data()
{
    QTest::addColumn<const Setting *>("setting");
    for (const Setting &setting : settingsTable())
        if (!loggingKey(setting).isEmpty() && *setting.standard) QTest::addRow("%s", setting.key) << &setting;
}

void TestSettingsTable::saysTheStandardsOfTheLogging()
{
    QFETCH(const Setting *, setting);
    QCOMPARE(normal(*setting, QString::fromLatin1(setting->standard)), effective(resolve("{}"), pointerOf(loggingKey(*setting))));
}

void TestSettingsTable::saysTheStandardsOfTheProxy()
{
    const proxy::ProxyConfig config;
    for (const Setting &setting : settingsTable()) {
        const QByteArrayView key(setting.key);
        if (key == "HOST") QCOMPARE(QString::fromLatin1(setting.standard), config.host);
        if (key == "PORT") QCOMPARE(QByteArrayView(setting.standard).toInt(), static_cast<int>(config.port));
        if (key == "API_TIMEOUT_MS") QCOMPARE(QByteArrayView(setting.standard).toLongLong(), static_cast<qint64>(config.timeout.count()));
    }
}

void TestSettingsTable::roundsNoStandardAway()
{
    const Setting size{.kind = SettingKind::Size};
    QCOMPARE(settingInWords(size, u"1400M"_s), u"1.37 GB"_s);
    QCOMPARE(settingInWords(size, u"2G"_s), u"2 GB"_s);
    QCOMPARE(settingInWords(size, u"512M"_s), u"512 MB"_s);
}

void TestSettingsTable::offersOnlyWhatIsAccepted_data()
{
    QTest::addColumn<const Setting *>("setting");
    QTest::addColumn<QString>("value");
    for (const Setting &setting : settingsTable()) {
        if (loggingKey(setting).isEmpty()) continue;
        const auto add = [&setting](const QString &value) { QTest::addRow("%s=%s", setting.key, qPrintable(value)) << &setting << value; };
        if (setting.kind == SettingKind::Toggle)
            for (const auto &value : {u"true"_s, u"false"_s}) add(value);
        if (setting.kind == SettingKind::Number)
            for (const double value : {setting.least, setting.most}) add(QString::number(static_cast<qint64>(value)));
        for (const char *choice : setting.choices)
            if (qstrcmp(choice, setting.standard) != 0) add(QString::fromLatin1(choice)); // the standard takes the key out
    }
}

void TestSettingsTable::offersOnlyWhatIsAccepted()
{
    QFETCH(const Setting *, setting);
    QFETCH(QString, value);
    const bool isText = setting->kind == SettingKind::Choice;
    const auto resolved = resolve(configWith(loggingKey(*setting), isText ? u'"' + value + u'"' : value));
    QVERIFY2(!resolved.hasErrors(), resolved.diagnostics.empty() ? "" : qPrintable(resolved.diagnostics.front().message));
    QCOMPARE(effective(resolved, pointerOf(loggingKey(*setting))), normal(*setting, value));
}

void TestSettingsTable::refusesOnlyWhatTheLoggingRefuses_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *key, const QString &text, bool isRefused) {
        QTest::addRow("%s=%s", key, qPrintable(text)) << QString::fromLatin1(key) << text << isRefused;
    };
    row("Logging/maxFileSize", u"10M"_s, false);
    row("Logging/maxFileSize", u"1.5 GB"_s, false);
    row("Logging/maxFileSize", u"abc"_s, true);
    row("Logging/maxFileSize", u"10 apples"_s, true);
    row("Logging/alerts/webhook", u"https://hooks.example/a?b=c"_s, false);
    row("Logging/alerts/webhook", u"nonsense"_s, true);
    row("Logging/otlp/url", u"http://127.0.0.1:4318"_s, false);
    row("Logging/otlp/url", u"ftp://127.0.0.1"_s, true);
    row("Logging/otlp/headers", u"authorization=Bearer a=b, tenant=mine"_s, false);
    row("Logging/otlp/headers", u"justaname"_s, true);
}

void TestSettingsTable::refusesOnlyWhatTheLoggingRefuses()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(bool, isRefused);
    const auto settings = settingsTable();
    const auto setting =
        std::find_if(settings.begin(), settings.end(), [&](const Setting &other) { return key == QLatin1StringView(other.key); });
    QVERIFY(setting != settings.end());
    const QString flaw = settingFlaw(*setting, text);
    QCOMPARE(!flaw.isEmpty(), isRefused);
    const auto resolved = resolve(configWith(loggingKey(*setting), QString::fromUtf8(toJson(settingValue(*setting, text)))));
    if (setting->kind != SettingKind::Headers || !isRefused) QCOMPARE(resolved.hasErrors(), isRefused);
}

QTEST_APPLESS_MAIN(TestSettingsTable)
#include "tst_settings_table.moc"
