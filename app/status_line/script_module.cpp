#include "app/status_line/script_module.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

// What a script prints itself is no part of the line. CommonJS and ES modules are both understood by import().
constexpr auto runner = R"(
console.log = console.info = console.debug = console.error;
const { pathToFileURL } = require('node:url');
let text = '';
process.stdin.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', async () => {
    try {
        const { variables, options } = JSON.parse(text);
        const loaded = await import(pathToFileURL(process.argv[1]).href);
        let main = loaded.default ?? loaded;
        if (typeof main !== 'function') main = main.default ?? main.main;
        const line = String((await main(variables, options)) ?? '');
        process.stdout.write(line, () => process.exit(0));
    } catch (error) {
        console.error(error);
        process.exit(1);
    }
});
)"_L1;

} // namespace

QString runScriptModule(const StatusLineModule &module, const StatusLineVariables &variables, const QString &baseDirectory,
                        std::chrono::milliseconds limit)
{
    if (module.scriptPath.isEmpty()) return {};
    const QString path = module.scriptPath.startsWith("~/"_L1) ? QDir::homePath() + module.scriptPath.mid(1)
                                                               : QDir(baseDirectory).absoluteFilePath(module.scriptPath);
    QJsonObject values;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it) values.insert(it.key(), it.value());
    const QJsonObject input{{u"variables"_s, values}, {u"options"_s, QJsonDocument::fromJson(module.options).object()}};

    QProcess node;
    node.setStandardErrorFile(QProcess::nullDevice());
    node.start(u"node"_s, {u"-e"_s, QString(runner), path});
    if (!node.waitForStarted()) return {};
    node.write(QJsonDocument(input).toJson(QJsonDocument::Compact));
    node.closeWriteChannel();
    if (!node.waitForFinished(static_cast<int>(limit.count()))) {
        node.kill();
        node.waitForFinished();
        return {};
    }
    return node.exitCode() == 0 ? QString::fromUtf8(node.readAllStandardOutput()) : QString();
}

} // namespace ccr::app
