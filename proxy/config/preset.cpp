#include "proxy/config/preset.h"

#include "logging/base/private_files.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_fields.h"
#include "proxy/config/config_file.h"
#include "proxy/config/preset_template.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr qint64 maxManifestBytes = 1024 * 1024;
constexpr qint64 maxFolderBytes = 10 * 1024 * 1024;
constexpr int maxFiles = 200;
constexpr std::size_t mostProviders = 500;

Error invalid(const Phrase &phrase)
{
    return errorSaying(ErrorKind::InvalidInput, phrase);
}

bool isPresetName(const QString &name)
{
    static const QRegularExpression harmless(u"^[\\w][\\w .@+-]*$"_s, QRegularExpression::UseUnicodePropertiesOption);
    return harmless.match(name).hasMatch() && !name.contains(".."_L1) && name.size() <= 100;
}

Error badName(const QString &name)
{
    return invalid(said("\"%1\" is not a preset's name; use letters, digits, \"-\" and \"_\"", name));
}

QString textOf(const Json5Value &object, QStringView key)
{
    const Json5Value *value = object.find(key);
    return value && value->type == Type::String ? value->string : QString();
}

Result<Json5Value> readManifest(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::NotFound, said("Cannot read %1: %2", path, file.errorString()));
    if (file.size() > maxManifestBytes) return errorSaying(ErrorKind::TooLarge, said("%1 is larger than 1 MB", path));
    Result<Json5Value> manifest = parseJson5(QString::fromUtf8(file.readAll()));
    if (!manifest) return invalid(inFile(path, manifest.error()));
    if (manifest->type != Type::Object)
        return invalid(said("%1: %2", path, said("expected %1, got %2", said("an object"), typePhrase(*manifest))));
    return manifest;
}

// Plain files only: a link could bring in what is not the preset's.
Result<Done> copyFolder(const QString &from, const QString &to)
{
    qint64 bytes = 0;
    int files = 0;
    QDirIterator all(from, QDir::Files | QDir::NoSymLinks | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString source = all.next();
        bytes += all.fileInfo().size();
        if (++files > maxFiles || bytes > maxFolderBytes)
            return errorSaying(ErrorKind::TooLarge, said("%1 has more than %2 files or 10 MB", from, maxFiles));
        const QString target = to + u'/' + QDir(from).relativeFilePath(source);
        if (Result<Done> made = makeFolderFor(target); !made) return made;
        // Not QFile::copy(): what it makes others can read until its mode is changed.
        QFile file(source);
        if (!file.open(QIODevice::ReadOnly) || !writePrivateFile(target, file.readAll()))
            return errorSaying(ErrorKind::Io, said("Cannot copy %1 to %2", source, target));
    }
    return Done{};
}

} // namespace

PresetFolder::PresetFolder(const QString &configPath) : m_path(QFileInfo(configPath).absolutePath() + u"/presets"_s) {}

QString PresetFolder::manifestPath(const QString &name) const
{
    return m_path + u'/' + name + u"/manifest.json"_s;
}

QStringList PresetFolder::names() const
{
    QStringList found;
    const QStringList folders = QDir(m_path).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : folders)
        if (isPresetName(name) && QFile::exists(manifestPath(name))) found.append(name);
    return found;
}

std::vector<PresetInfo> PresetFolder::list(const Environment &environment) const
{
    std::vector<PresetInfo> infos;
    const QStringList found = names();
    for (const QString &name : found) {
        PresetInfo info{.name = name};
        const Result<Json5Value> read = manifest(name);
        if (read) {
            info.version = textOf(*read, u"version");
            info.description = textOf(*read, u"description");
            info.author = textOf(*read, u"author");
            if (const Json5Value *keywords = read->find(u"keywords"))
                for (const Json5Value &keyword : keywords->elements) info.keywords.append(keyword.string);
        }
        if (const auto loaded = load(name, ProxyConfig{}, environment); !loaded) info.problem = loaded.error().message;
        infos.push_back(std::move(info));
    }
    return infos;
}

Result<Json5Value> PresetFolder::manifest(const QString &name) const
{
    if (!isPresetName(name)) return badName(name);
    if (!QFile::exists(manifestPath(name))) return errorSaying(ErrorKind::NotFound, said("there is no preset \"%1\"", name));
    return readManifest(manifestPath(name));
}

Result<LoadedConfig> PresetFolder::load(const QString &name, const ProxyConfig &base, const Environment &environment,
                                        const StoredSecrets &secrets) const
{
    const Result<Json5Value> read = manifest(name);
    if (!read) return read.error();
    const Result<Json5Value> config = resolveManifest(*read);
    if (!config) return invalid(said("%1: %2", manifestPath(name), config.error()));
    for (const QStringView key : {u"Providers", u"providers"})
        if (const Json5Value *list = config->find(key); list && list->elements.size() > mostProviders)
            return invalid(said("%1: %2", manifestPath(name), said("%1: %2", key.toString(), said("more than %1 entries", mostProviders))));
    Result<LoadedConfig> loaded = readConfig(*config, manifestPath(name), environment, secrets, ConfigKind::Preset);
    if (!loaded) return loaded;
    ProxyConfig &own = loaded->config;
    if (own.isDemo) return invalid(said("%1: %2", manifestPath(name), said("there are no Providers")));
    own.host = base.host;
    own.port = base.port;
    own.apiKey = base.apiKey;
    own.timeout = base.timeout;
    own.proxyUrl = base.proxyUrl;
    own.budgetAction = base.budgetAction;
    own.budgetPreset = base.budgetPreset;
    own.ofBudgetPreset = base.ofBudgetPreset;
    own.homeDirectory = base.homeDirectory;
    own.claudeProjectsDirectory = base.claudeProjectsDirectory;
    own.logDirectory = base.logDirectory;
    return loaded;
}

Result<Done> PresetFolder::checkNew(const QString &name) const
{
    if (!isPresetName(name)) return badName(name);
    if (QFileInfo::exists(m_path + u'/' + name))
        return invalid(said("there is already a preset \"%1\"; remove it first or choose another name", name));
    return Done{};
}

Result<QString> PresetFolder::install(const QString &sourceFolder, const QString &name) const
{
    const Result<Json5Value> read = readManifest(sourceFolder + u"/manifest.json"_s);
    if (!read) return read.error();
    QString chosen = name.isEmpty() ? textOf(*read, u"name") : name;
    if (chosen.isEmpty()) chosen = QFileInfo(QDir(sourceFolder).absolutePath()).fileName();
    if (Result<Done> fit = checkNew(chosen); !fit) return fit.error();
    if (Result<Done> made = makeFolderFor(manifestPath(chosen)); !made) return made.error();
    if (Result<Done> copied = copyFolder(sourceFolder, m_path + u'/' + chosen); !copied) {
        QDir(m_path + u'/' + chosen).removeRecursively();
        return copied.error();
    }
    return chosen;
}

Result<QString> PresetFolder::installManifest(const QByteArray &text, const QString &name) const
{
    const QTemporaryDir folder;
    if (!folder.isValid()) return errorSaying(ErrorKind::Io, said("Cannot make a temporary folder: %1", folder.errorString()));
    if (Result<Done> written = writeForOwner(folder.filePath(u"manifest.json"_s), text); !written) return written.error();
    return install(folder.path(), name);
}

Result<Done> PresetFolder::save(const PresetInfo &info, const Json5Value &config) const
{
    if (Result<Done> fit = checkNew(info.name); !fit) return fit;
    if (Result<Done> made = makeFolderFor(manifestPath(info.name)); !made) return made;
    return writeForOwner(manifestPath(info.name), presetManifest(info, config));
}

Result<Done> PresetFolder::setUserValues(const QString &name, const QByteArray &valuesJson) const
{
    const Result<Json5Value> read = manifest(name);
    if (!read) return read.error();
    const Result<Json5Value> values = parseJson5(QString::fromUtf8(valuesJson));
    if (!values) return values.error();
    if (Result<Done> fit = checkUserValues(*read, *values); !fit) return fit;
    QFile file(manifestPath(name));
    if (!file.open(QIODevice::ReadOnly)) return errorSaying(ErrorKind::Io, said("Cannot read %1: %2", file.fileName(), file.errorString()));
    Result<ConfigDocument> document = ConfigDocument::parse(file.readAll());
    if (!document) return document.error();
    for (const Json5Member &member : values->members)
        if (Result<Done> set = document->set(pointerTo(u"/userValues"_s, member.name), member.value); !set) return set;
    return writeForOwner(file.fileName(), document->text());
}

Result<Done> PresetFolder::remove(const QString &name) const
{
    if (!isPresetName(name)) return badName(name);
    QDir folder(m_path + u'/' + name);
    if (!folder.exists()) return errorSaying(ErrorKind::NotFound, said("there is no preset \"%1\"", name));
    // Of a link only the link: the folder that it names is the user's own.
    const bool isLink = QFileInfo(folder.path()).isSymLink();
    if (!(isLink ? QFile::remove(folder.path()) : folder.removeRecursively()))
        return errorSaying(ErrorKind::Io, said("Cannot remove %1", folder.path()));
    return Done{};
}

void loadPresets(LoadedConfig &loaded, const Environment &environment, const StoredSecrets &secrets)
{
    const PresetFolder folder(loaded.config.file);
    const QStringList names = folder.names();
    for (const QString &name : names) {
        Result<LoadedConfig> preset = folder.load(name, loaded.config, environment, secrets);
        if (!preset) {
            loaded.notices.push_back({0, u"/preset/"_s + name, said("this preset is not served: %1", preset.error())});
            continue;
        }
        for (const ConfigNotice &notice : preset->notices)
            loaded.notices.push_back({notice.line, u"/preset/"_s + name + notice.pointer, notice.message});
        for (const QString &entry : preset->keychainNames)
            if (!loaded.keychainNames.contains(entry)) loaded.keychainNames.append(entry);
        loaded.presetAgents.insert(name, preset->agent);
        loaded.config.presets.insert(name, std::make_shared<const ProxyConfig>(std::move(preset->config)));
    }
}

namespace {

// The routes of a preset instead of those of the configuration.
Json5Value withRoutesOf(const Json5Value &preset, Json5Value root)
{
    for (const QString &name : {u"Router"_s, u"fallback"_s}) {
        const Json5Value *routes = preset.find(name);
        if (!routes) continue;
        std::erase_if(root.members, [&name](const Json5Member &member) { return member.name == name; });
        root.members.push_back({name, *routes, routes->line});
    }
    return root;
}

Result<std::shared_ptr<const ProxyConfig>> budgetPreset(const LoadedConfig &loaded, const Json5Value &root, const Environment &environment,
                                                        const StoredSecrets &secrets)
{
    const ProxyConfig &config = loaded.config;
    const PresetFolder folder(config.file);
    const Result<Json5Value> manifest = folder.manifest(config.budgetPreset);
    if (!manifest) return manifest.error();
    const Result<Json5Value> preset = resolveManifest(*manifest);
    if (!preset) return preset.error();
    if (preset->find(u"Providers") || preset->find(u"providers")) {
        Result<LoadedConfig> served = folder.load(config.budgetPreset, config, environment, secrets);
        if (!served) return served.error();
        return std::make_shared<const ProxyConfig>(std::move(served->config));
    }
    if (!preset->find(u"Router")) return invalid(said("preset \"%1\" says nothing about routes", config.budgetPreset));
    Result<LoadedConfig> routed = readConfig(withRoutesOf(*preset, root), config.file, environment, secrets);
    if (!routed) return routed.error();
    return std::make_shared<const ProxyConfig>(std::move(routed->config));
}

} // namespace

void loadBudgetPreset(LoadedConfig &loaded, const Json5Value &root, const Environment &environment, const StoredSecrets &secrets)
{
    const auto preset = budgetPreset(loaded, root, environment, secrets);
    if (preset)
        loaded.config.ofBudgetPreset = *preset;
    else
        loaded.notices.push_back({0, u"/BUDGET_PRESET"_s, said("requests are refused while a budget is used up: %1", preset.error())});
}

} // namespace ccr::proxy
