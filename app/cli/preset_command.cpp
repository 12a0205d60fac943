#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "app/preset/preset_archive.h"
#include "app/preset/preset_questions.h"
#include "app/preset/preset_warning.h"
#include "proxy/config/preset.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

using proxy::PresetFolder;
using proxy::PresetInfo;

PresetFolder presetFolder()
{
    return PresetFolder(configPath());
}

std::optional<PresetInfo> findPreset(const QString &name)
{
    for (PresetInfo &preset : presetFolder().list(processEnvironment()))
        if (preset.name == name) return std::move(preset);
    return std::nullopt;
}

QJsonObject toJson(const PresetInfo &preset)
{
    return {{u"name"_s, preset.name},
            {u"version"_s, preset.version},
            {u"description"_s, preset.description},
            {u"author"_s, preset.author},
            {u"keywords"_s, QJsonArray::fromStringList(preset.keywords)},
            {u"problem"_s, preset.problem.isEmpty() ? QJsonValue() : QJsonValue(preset.problem)},
            {u"folder"_s, QDir(presetFolder().path()).filePath(preset.name)}};
}

int listPresets(bool asJson)
{
    const std::vector<PresetInfo> presets = presetFolder().list(processEnvironment());
    if (asJson) {
        QJsonArray array;
        for (const PresetInfo &preset : presets) array.append(toJson(preset));
        say(QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact)));
        return 0;
    }
    if (presets.empty()) say(u"No preset is installed. Install one with \"ccr install SOURCE\"."_s);
    for (const PresetInfo &preset : presets) {
        const QString text = preset.problem.isEmpty() ? preset.description : u"cannot be used: "_s + preset.problem;
        say(u"%1  %2  %3"_s.arg(preset.name.leftJustified(20), preset.version.leftJustified(8), text).trimmed());
    }
    return 0;
}

QStringList providerNames(const QString &preset)
{
    QStringList names;
    const Result<Json5Value> manifest = presetFolder().manifest(preset);
    if (!manifest) return names;
    const Json5Value *providers = manifest->find(u"Providers");
    if (!providers) providers = manifest->find(u"providers");
    if (!providers) return names;
    for (const Json5Value &provider : providers->elements)
        if (const Json5Value *name = provider.find(u"name")) names.append(name->string);
    return names;
}

int showPreset(const QString &name, bool asJson)
{
    const std::optional<PresetInfo> preset = findPreset(name);
    if (!preset) return refuse(u"there is no preset \"%1\"; \"ccr preset list\" shows which there are"_s.arg(name));
    QJsonObject object = toJson(*preset);
    const QStringList providers = providerNames(name);
    object.insert("providers"_L1, QJsonArray::fromStringList(providers));
    if (asJson) {
        say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
        return 0;
    }
    const auto line = [](const QString &title, const QString &text) {
        if (!text.isEmpty()) say(title.leftJustified(14) + text);
    };
    line(u"Name"_s, preset->name);
    line(u"Version"_s, preset->version);
    line(u"Description"_s, preset->description);
    line(u"Author"_s, preset->author);
    line(u"Keywords"_s, preset->keywords.join(u", "));
    line(u"Providers"_s, providers.join(u", "));
    line(u"Problem"_s, preset->problem);
    line(u"Folder"_s, object["folder"_L1].toString());
    line(u"Use it with"_s, u"ccr "_s + preset->name);
    return 0;
}

int deletePreset(const QString &name)
{
    const Result<Done> removed = presetFolder().remove(name);
    if (!removed) return refuse(removed.error());
    say(u"Preset \"%1\" is gone."_s.arg(name));
    return 0;
}

// With --force a preset makes room for the new one of its name.
Result<Done> makeRoom(const QString &name, const CommandArguments &arguments)
{
    if (!presetFolder().names().contains(name)) return Done();
    if (arguments.has("force"_L1)) return presetFolder().remove(name);
    return Error{.kind = ErrorKind::InvalidInput, .message = u"preset \"%1\" is there already; --force replaces it"_s.arg(name)};
}

int exportPreset(const QString &name, const CommandArguments &arguments)
{
    QFile file(configPath());
    if (!file.open(QIODevice::ReadOnly)) return refuse(u"cannot read %1: %2"_s.arg(configPath(), file.errorString()));
    const Result<Json5Value> config = parseJson5(QString::fromUtf8(file.readAll()));
    if (!config) return refuse(configPath() + u' ' + config.error().message);
    PresetInfo info{.name = name,
                    .version = u"1.0.0"_s,
                    .description = arguments.value("description"_L1),
                    .author = arguments.value("author"_L1),
                    .keywords = arguments.value("tags"_L1).split(u',', Qt::SkipEmptyParts),
                    .problem = {}};
    for (QString &keyword : info.keywords) keyword = keyword.trimmed();
    if (const Result<Done> room = makeRoom(name, arguments); !room) return refuse(room.error());
    const Result<Done> written = presetFolder().save(info, *config);
    if (!written) return refuse(written.error());
    say(u"Written to %1/%2/manifest.json. Keys were replaced by variables."_s.arg(presetFolder().path(), name));
    return 0;
}

Result<PresetAnswers> givenAnswers(const CommandArguments &arguments)
{
    PresetAnswers answers;
    for (const QString &entry : arguments.values("set"_L1)) {
        const qsizetype equals = entry.indexOf(u'=');
        if (equals < 1) return Error{.kind = ErrorKind::InvalidInput, .message = u"--set: \"%1\" is not ID=VALUE"_s.arg(entry)};
        answers.insert(entry.left(equals), entry.mid(equals + 1));
    }
    return answers;
}

QString askOnTerminal(const PresetQuestion &question)
{
    QString prompt = question.label;
    if (!question.choices.isEmpty()) prompt += u" (%1)"_s.arg(question.choices.join(u", "));
    if (!question.defaultValue.isEmpty()) prompt += u" [%1]"_s.arg(question.defaultValue);
    const Echo echo = question.kind == PresetQuestion::Kind::Password ? Echo::Off : Echo::On;
    for (;;) {
        const std::optional<QString> line = askLine(prompt + u": "_s, echo);
        if (!line) return {};
        const std::optional<QString> wrong = objection(question, line->isEmpty() ? question.defaultValue : *line);
        if (!wrong) return *line;
        say(*wrong);
    }
}

// A folder with the manifest, unpacked or fetched into `space` if need be.
Result<QString> sourceFolder(const QString &source, const QTemporaryDir &space)
{
    static const QRegularExpression repository(u"^(?:https://github\\.com/)?([\\w.-]+/[\\w.-]+?)(?:\\.git|/)?$"_s);
    if (QFileInfo(source).isDir()) return manifestFolder(QFileInfo(source).absoluteFilePath());
    QString archive = source;
    if (!QFileInfo::exists(source)) {
        const QRegularExpressionMatch match = repository.match(source);
        if (!match.hasMatch())
            return Error{.kind = ErrorKind::NotFound,
                         .message = u"\"%1\" is no folder, no archive and no repository like owner/name"_s.arg(source)};
        archive = space.filePath(u"download.zip"_s);
        if (const Result<Done> fetched = downloadPreset(match.captured(1), archive); !fetched) return fetched.error();
    }
    const QString unpacked = space.filePath(u"unpacked"_s);
    QDir().mkpath(unpacked);
    if (const Result<Done> done = unpackPreset(archive, unpacked); !done) return done.error();
    return manifestFolder(unpacked);
}

Result<Json5Value> readManifest(const QString &folder)
{
    QFile file(folder + u"/manifest.json"_s);
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxPresetBytes)
        return Error{.kind = ErrorKind::Io, .message = u"cannot read %1"_s.arg(file.fileName())};
    Result<Json5Value> root = parseJson5(QString::fromUtf8(file.readAll()));
    if (!root) return Error{.kind = ErrorKind::InvalidInput, .message = file.fileName() + u' ' + root.error().message};
    return root;
}

Result<QByteArray> userValues(const Json5Value &manifest, const CommandArguments &arguments)
{
    const Result<PresetAnswers> given = givenAnswers(arguments);
    if (!given) return given.error();
    const std::vector<PresetQuestion> questions = readQuestions(manifest);
    const Result<PresetAnswers> answers = collectAnswers(
        questions, *given, [](const PresetQuestion &question) { return isTerminal() ? askOnTerminal(question) : QString(); });
    if (!answers) return answers.error();
    Json5Value values;
    values.type = Json5Value::Type::Object;
    for (const PresetQuestion &question : questions)
        if (answers->contains(question.id)) values.members.push_back({question.id, storedAnswer(question, answers->value(question.id))});
    return values.members.empty() ? QByteArray() : toJson(values);
}

// "--name", else the manifest's own, else what the source is called.
QString installedName(const CommandArguments &arguments, const Json5Value &manifest, const QString &source)
{
    if (arguments.has("name"_L1)) return arguments.value("name"_L1);
    const Json5Value *name = manifest.find(u"name");
    return name && !name->string.isEmpty() ? name->string : QFileInfo(QFileInfo(source).absoluteFilePath()).baseName();
}

int install(const QString &source, const CommandArguments &arguments)
{
    if (source.isEmpty()) return refuse(u"say what to install: a folder, a .zip or .tar.gz file, or owner/repository"_s);
    const QTemporaryDir space;
    const Result<QString> folder = sourceFolder(source, space);
    if (!folder) return refuse(folder.error());
    const Result<Json5Value> manifest = readManifest(*folder);
    if (!manifest) return refuse(manifest.error());
    if (const QString warning = presetWarning(*manifest); !warning.isEmpty()) say(warning);
    const Result<QByteArray> values = userValues(*manifest, arguments); // asked before anything is changed
    if (!values) return refuse(values.error());
    const QString wanted = installedName(arguments, *manifest, source);
    if (const Result<Done> room = makeRoom(wanted, arguments); !room) return refuse(room.error());

    const Result<QString> name = presetFolder().install(*folder, wanted);
    if (!name) return refuse(name.error());
    if (!values->isEmpty()) {
        if (const Result<Done> kept = presetFolder().setUserValues(*name, *values); !kept) {
            const Result<Done> removed = presetFolder().remove(*name); // half an installation is none
            return refuse(removed ? kept.error() : removed.error());
        }
    }
    say(u"Preset \"%1\" is installed. Use it with \"ccr %1\"."_s.arg(*name));
    return 0;
}

} // namespace

int presetCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("preset"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    const QString action = parsed->operand(0);
    const QString name = parsed->operand(1);
    if (action == "list"_L1 || action == "ls"_L1) return listPresets(parsed->has("json"_L1));
    if (action == "install"_L1) return install(name, *parsed);
    const bool isDelete = action == "delete"_L1 || action == "rm"_L1 || action == "remove"_L1;
    if (!isDelete && action != "info"_L1 && action != "export"_L1)
        return refuse(u"use \"ccr preset list\", or info, install, export, delete with a name"_s);
    if (name.isEmpty()) return refuse(u"say which: \"ccr preset %1 NAME\""_s.arg(action));
    if (isDelete) return deletePreset(name);
    return action == "info"_L1 ? showPreset(name, parsed->has("json"_L1)) : exportPreset(name, *parsed);
}

int installCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("install"_L1, arguments);
    return parsed ? install(parsed->operand(0), *parsed) : refuse(parsed.error());
}

} // namespace ccr::app
