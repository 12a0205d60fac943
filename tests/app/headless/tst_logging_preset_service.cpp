#include "app/headless/logging_preset_service.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace ccr;
using namespace Qt::StringLiterals;

class TestLoggingPresetService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsThoseOfTheFileToo();
    void knowsWhatTheFilesBesideItSay();
    void previewsWithoutWriting();
    void complainsOfWhatThereIsNot();
    void checksTheFileAndTheEnvironment();
    void saysWhatHoldsWithoutTheFile();

private:
    QString path() const { return m_dir.filePath(u"config.json"_s); }
    logging::PresetList list(app::LoggingPresetService &service, const QString &config)
    {
        std::optional<logging::PresetList> answer;
        service.list(*parseJson5(config), this, [&answer](const logging::PresetList &list) { answer = list; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) qFatal("no answer");
        return *answer;
    }
    logging::LoggingPreview preview(app::LoggingPresetService &service, const QString &before, const QString &after)
    {
        std::optional<logging::LoggingPreview> answer;
        service.preview(*parseJson5(before), *parseJson5(after), this, [&answer](const logging::LoggingPreview &found) { answer = found; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) qFatal("no answer");
        return *answer;
    }
    logging::LoggingBasis basis(app::LoggingPresetService &service, const QString &config, const QString &setting)
    {
        std::optional<std::vector<logging::LoggingBasis>> answer;
        service.basis(*parseJson5(config), this, [&answer](const std::vector<logging::LoggingBasis> &all) { answer = all; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); })) qFatal("no answer");
        for (const logging::LoggingBasis &one : *answer)
            if (one.setting == setting) return one;
        return {};
    }
    QTemporaryDir m_dir;
};

void TestLoggingPresetService::listsThoseOfTheFileToo()
{
    app::LoggingPresetService service(path(), {}, {});
    const logging::PresetList all = list(service, u"{LoggingPreset: 'mine', LoggingPresets: {mine: {level: 'warn'}}}"_s);
    QCOMPARE(all.names, QStringList({u"production"_s, u"split"_s, u"development"_s, u"testing"_s, u"mine"_s}));
    QCOMPARE(all.inForce, u"mine"_s);
    QVERIFY(all.isByFile);
    QVERIFY(!list(service, u"{}"_s).isByFile);
    QVERIFY(list(service, u"{}"_s).inForce.isEmpty());
    const logging::PresetList block = list(service, u"{EnvironmentVariables: {NODE_ENV: 'production'}}"_s);
    QCOMPARE(block.inForce, u"production"_s);
    QVERIFY2(!block.isByFile, "that is a variable, which another name in the file outweighs");
}

void TestLoggingPresetService::knowsWhatTheFilesBesideItSay()
{
    app::LoggingPresetService byEnvironment(path(), {}, {{u"NODE_ENV"_s, u"production"_s}});
    const logging::PresetList chosen = list(byEnvironment, u"{}"_s);
    QCOMPARE(chosen.inForce, u"production"_s);
    QVERIFY2(chosen.origin.contains("NODE_ENV"_L1), qPrintable(chosen.origin));
    QVERIFY(!chosen.isByFile);
    QFile dotenv(m_dir.filePath(u".env"_s));
    QVERIFY(dotenv.open(QIODevice::WriteOnly));
    dotenv.write("NODE_ENV=development\n");
    dotenv.close();
    app::LoggingPresetService byFile(path(), {}, {});
    QCOMPARE(list(byFile, u"{}"_s).inForce, u"development"_s);
    QVERIFY(dotenv.remove());
}

void TestLoggingPresetService::previewsWithoutWriting()
{
    app::LoggingPresetService service(path(), {}, {});
    const auto changes = preview(service, u"{}"_s, u"{LoggingPreset: 'development'}"_s).changes;
    const auto level = std::find_if(changes.begin(), changes.end(), [](const auto &change) { return change.setting == "level"_L1; });
    QVERIFY(level != changes.end());
    QCOMPARE(level->after, u"\"debug\""_s);
    QVERIFY(preview(service, u"{}"_s, u"{}"_s).changes.empty());
    QVERIFY(!QFile::exists(path()));
}

void TestLoggingPresetService::complainsOfWhatThereIsNot()
{
    app::LoggingPresetService service(path(), {}, {});
    const std::vector<Phrase> findings = preview(service, u"{}"_s, u"{LoggingPreset: 'producton'}"_s).findings;
    QCOMPARE(findings.size(), std::size_t(1));
    QVERIFY2(findings.front().contains("producton"_L1), qPrintable(findings.front()));
    QVERIFY2(preview(service, u"{LoggingPreset: 'producton'}"_s, u"{LoggingPreset: 'producton', PORT: 1}"_s).findings.empty(),
             "what was said before is not said again");
}

void TestLoggingPresetService::checksTheFileAndTheEnvironment()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n\"Logging\": {\n\"level\": \"loud\"}}");
    file.close();
    app::LoggingPresetService service(path(), {}, {{u"LOG_MAX_FILES"_s, u"zero"_s}});
    std::optional<std::vector<logging::LoggingFinding>> answer;
    service.check(this, [&answer](const auto &findings) { answer = findings; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->size(), std::size_t(2));
    const auto at = [&answer](const QString &place) {
        const auto found = std::find_if(answer->begin(), answer->end(), [&place](const auto &finding) { return finding.place == place; });
        return found == answer->end() ? logging::LoggingFinding() : *found;
    };
    const logging::LoggingFinding variable = at(u"environment LOG_MAX_FILES"_s);
    QVERIFY(variable.isError && variable.message.contains(u"zero"_s) && variable.line == 0);
    const logging::LoggingFinding level = at(QFileInfo(path()).fileName() + u" line 3, /Logging/level"_s);
    QVERIFY(level.isError && level.message.contains(u"loud"_s) && !level.suggestion.isEmpty());
    QCOMPARE(level.line, 3);
    QVERIFY(file.remove());
}

void TestLoggingPresetService::saysWhatHoldsWithoutTheFile()
{
    using logging::LoggingBasis;
    const QString level = u"level"_s;
    app::LoggingPresetService plain(path(), {}, {});
    QCOMPARE(basis(plain, u"{}"_s, level), (LoggingBasis{level, u"\"info\""_s, {}}));
    QCOMPARE(basis(plain, u"{LoggingPreset: 'development'}"_s, level), (LoggingBasis{level, u"\"debug\""_s, {}}));
    QCOMPARE(basis(plain, u"{EnvironmentVariables: {LOG_LEVEL: 'warn'}}"_s, level), (LoggingBasis{level, u"\"warn\""_s, u"LOG_LEVEL"_s}));
    app::LoggingPresetService variable(path(), {}, {{u"LOG_LEVEL"_s, u"error"_s}});
    QCOMPARE(basis(variable, u"{}"_s, level), (LoggingBasis{level, u"\"error\""_s, u"LOG_LEVEL"_s}));
    app::LoggingPresetService option(path(), {.level = logging::Severity::Trace}, {});
    QCOMPARE(basis(option, u"{}"_s, level).variable, u"--log-level"_s);
    QFile dotenv(m_dir.filePath(u".env"_s));
    QVERIFY(dotenv.open(QIODevice::WriteOnly));
    dotenv.write("LOG_LEVEL=fatal\n");
    dotenv.close();
    QCOMPARE(basis(plain, u"{}"_s, level), (LoggingBasis{level, u"\"fatal\""_s, u"LOG_LEVEL"_s}));
    QVERIFY(dotenv.remove());
}

QTEST_GUILESS_MAIN(TestLoggingPresetService)
#include "tst_logging_preset_service.moc"
