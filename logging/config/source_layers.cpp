#include "logging/config/source_layers.h"

#include "logging/api/logging_config_sentences.h"
#include "logging/base/nearest_name.h"
#include "logging/base/type_phrase.h"
#include "logging/config/dotenv.h"
#include "logging/config/layer_reader.h"
#include "logging/config/logging_options.h"
#include "logging/config/presets.h"
#include "logging/config/root_checks.h"
#include "logging/config/stream_options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = ConfigDiagnostic::Kind;
using Type = Json5Value::Type;

const QString loggingKey = u"Logging"_s;
const QString presetKey = u"LoggingPreset"_s;
const QString presetsKey = u"LoggingPresets"_s;
const QString variablesKey = u"EnvironmentVariables"_s;
const QString streamsVariable = u"LOG_STREAMS"_s;
const Phrase withoutIt = saidOfConfig("repair it or take it away; the other sources count without it");
constexpr int slipOfKeys = 1;
constexpr qsizetype shortestSlip = 8; ///< shorter names are one letter from names of others

/// Variables of one place.
struct Variables
{
    Phrase source;
    QString parent; ///< pointer of the object that they stand in; empty: they stand alone
    std::vector<DotenvEntry> entries;

    const DotenvEntry *find(const QString &name) const
    {
        const auto last = std::find_if(entries.rbegin(), entries.rend(), [&name](const DotenvEntry &entry) { return entry.name == name; });
        return last == entries.rend() || last->value.isEmpty() ? nullptr : &*last;
    }
    QString pointer(const QString &name) const { return parent.isEmpty() ? name : pointerTo(parent, name); }
};

/// Who asks for which preset.
struct PresetWish
{
    QString preset;
    QString key; ///< LoggingPreset or a variable
    ConfigOrigin origin;
};

class Reading
{
public:
    Reading(const LoggingSources &sources, const LegacyPolicy &policy) : m_sources(sources), m_policy(policy) {}
    SourceLayers read();

private:
    Json5Value parse(const std::optional<SourceFile> &file);
    void readDotenv();
    void readBlock(const Json5Value &root, const QString &source);
    ConfigLayer document(const Json5Value &root, const QString &source, bool isMain);
    ConfigLayer rootVariables(const Json5Value &root, const QString &source);
    ConfigLayer variables(const Variables &variables);
    void streamsOf(const Variables &variables, ConfigLayer &layer);
    std::optional<ConfigLayer> preset(const Json5Value &main, const Json5Value &standAlone);
    ConfigLayer presetNamed(const QString &name, const Json5Value *own, const ConfigOrigin &place);
    void noteOverridden(const std::vector<PresetWish> &wishes, const QStringList &known);
    ConfigLayer commandLine();
    void noteUnknown(const Variables &variables);
    void noteNearlyOurs(const Variables &process);
    void report(Kind kind, const ConfigOrigin &origin, const Phrase &message, const Phrase &suggestion)
    {
        m_result.diagnostics.push_back({kind, origin, message, suggestion});
    }

    const LoggingSources &m_sources;
    const LegacyPolicy m_policy;
    std::vector<Variables> m_variables; ///< the strongest first
    Environment m_environment;
    SourceLayers m_result;
};

SourceLayers Reading::read()
{
    const Json5Value main = parse(m_sources.config);
    const Json5Value standAlone = parse(m_sources.standAlone);
    Variables &process = m_variables.emplace_back(Variables{saidOfConfig("environment"), {}, {}});
    for (auto variable = m_sources.environment.cbegin(); variable != m_sources.environment.cend(); ++variable)
        process.entries.push_back({variable.key(), variable.value(), 0});
    noteNearlyOurs(process);
    readDotenv();
    if (m_sources.config) readBlock(main, m_sources.config->path);
    if (m_sources.standAlone) readBlock(standAlone, m_sources.standAlone->path);
    m_result.variable = [places = m_variables](const QString &name) -> std::optional<std::pair<QString, ConfigOrigin>> {
        for (const Variables &place : places)
            if (const DotenvEntry *entry = place.find(name))
                return std::pair(entry->value, ConfigOrigin{place.source, place.pointer(name), entry->line});
        return std::nullopt;
    };
    m_environment = [variable = m_result.variable](const QString &name) {
        const auto found = variable(name);
        return found ? found->first : QString();
    };

    for (const QString &key : {u"Providers"_s, u"providers"_s})
        if (const Json5Value *list = main.find(key))
            for (const Json5Value &provider : list->elements)
                if (const Json5Value *name = provider.find(u"name"); name && !name->string.isEmpty())
                    m_result.providers.append(name->string);

    const auto add = [this](ConfigLayer layer, bool isPreset = false) { m_result.layers.push_back({std::move(layer), isPreset}); };
    if (std::optional<ConfigLayer> chosen = preset(main, standAlone)) add(std::move(*chosen), true);
    const bool isCommandLineFile = !m_sources.commandLine.configFile.isEmpty();
    ConfigLayer file = m_sources.standAlone ? document(standAlone, m_sources.standAlone->path, false) : ConfigLayer();
    if (!isCommandLineFile) add(std::exchange(file, {}));
    if (m_sources.config) {
        add(rootVariables(main, m_sources.config->path));
        add(document(main, m_sources.config->path, true));
    }
    for (auto place = m_variables.rbegin(); place != m_variables.rend(); ++place) add(variables(*place));
    if (isCommandLineFile) add(std::move(file));
    add(commandLine());
    for (const QString &path : m_sources.passedOver)
        report(Kind::Hint, {path, {}, 0}, saidOfConfig("this file is not read, because %1 is", m_sources.standAlone->path),
               saidOfConfig("keep one of them"));
    return std::move(m_result);
}

// An empty object when there is nothing that can be read.
Json5Value Reading::parse(const std::optional<SourceFile> &file)
{
    const Json5Value nothing{.type = Type::Object};
    if (!file) return nothing;
    if (!file->problem.isEmpty()) {
        report(Kind::Error, {file->path, {}, 0}, file->problem, withoutIt);
        return nothing;
    }
    if (file->content.trimmed().isEmpty()) return nothing;
    const Result<Json5Value> root = parseJson5(QString::fromUtf8(file->content));
    if (!root) {
        const Phrase told = phraseOf(root.error());
        const std::vector<Phrase> &place = told.values(); // line, column, what is wrong there
        report(Kind::Error, {file->path, {}, place.at(0).english().toInt()}, saidOfConfig("column %1: %2", place.at(1), place.at(2)),
               saidOfConfig("nothing of this file counts until that is repaired"));
        return nothing;
    }
    if (root->type == Type::Object) return *root;
    report(Kind::Error, {file->path, {}, root->line}, saidOfConfig("expected an object of settings, got %1", typePhrase(*root)),
           saidOfConfig("for example %1", u"{\"Logging\": {\"level\": \"info\"}}"_s));
    return nothing;
}

void Reading::readDotenv()
{
    if (!m_sources.dotenv) return;
    const SourceFile &file = *m_sources.dotenv;
    if (!file.problem.isEmpty()) return report(Kind::Error, {file.path, {}, 0}, file.problem, withoutIt);
    DotenvText text = parseDotenv(QString::fromUtf8(file.content));
    for (const int line : text.badLines)
        report(Kind::Error, {file.path, {}, line}, saidOfConfig("this is neither NAME=value nor a comment"),
               saidOfConfig("close the quotes, or begin the line with #"));
    noteUnknown(m_variables.emplace_back(Variables{file.path, {}, std::move(text.entries)}));
}

void Reading::readBlock(const Json5Value &root, const QString &source)
{
    const Json5Value *block = root.find(variablesKey);
    if (!block || block->type == Type::Null) return;
    const QString pointer = pointerTo({}, variablesKey);
    if (block->type != Type::Object)
        return report(Kind::Error, {source, pointer, block->line},
                      saidOfConfig("expected an object of names and texts, got %1", typePhrase(*block)),
                      saidOfConfig("for example %1", u"{\"LOG_LEVEL\": \"info\"}"_s));
    Variables variables{source, pointer, {}};
    for (const auto &[name, value, keyBegin] : block->members) {
        if (value.type == Type::Null) continue;
        if (value.type == Type::Object || value.type == Type::Array) {
            report(Kind::Error, {source, pointerTo(pointer, name), value.line},
                   saidOfConfig("\"%1\": expected a text, got %2", name, typePhrase(value)), saidOfConfig("write the value in quotes"));
            continue;
        }
        const QString text = value.type == Type::String ? value.string : QString::fromUtf8(toJson(value));
        variables.entries.push_back({name, text, value.line});
    }
    noteUnknown(m_variables.emplace_back(std::move(variables)));
}

// Other variables may be for anybody; only what looks like ours can be a mistake.
void Reading::noteUnknown(const Variables &variables)
{
    const QStringList names = loggingVariableNames();
    for (const DotenvEntry &entry : variables.entries) {
        if (names.contains(entry.name)) {
            const bool isLast = variables.find(entry.name) == &entry || entry.value.isEmpty();
            if (!isLast)
                report(Kind::Warning, {variables.source, variables.pointer(entry.name), entry.line},
                       saidOfConfig("\"%1\" is written twice; the last one counts", entry.name), saidOfConfig("remove this one"));
            continue;
        }
        if (!entry.name.startsWith("LOG_"_L1) && !entry.name.startsWith("ENABLE_"_L1)) continue;
        report(Kind::Warning, {variables.source, variables.pointer(entry.name), entry.line},
               saidOfConfig("the variable \"%1\" is unknown and has no effect", entry.name), suggestion(entry.name, names));
    }
}

// The variables of a process are everybody's: only a slip of the keys is surely one of ours.
void Reading::noteNearlyOurs(const Variables &process)
{
    const QStringList names = loggingVariableNames();
    for (const DotenvEntry &entry : process.entries) {
        if (names.contains(entry.name) || !(entry.name.startsWith("LOG_"_L1) || entry.name.startsWith("ENABLE_"_L1))) continue;
        const QString meant = nearestName(entry.name, names, slipOfKeys);
        if (!meant.isEmpty() && meant.size() >= shortestSlip)
            report(Kind::Warning, {process.source, process.pointer(entry.name), 0},
                   saidOfConfig("the variable \"%1\" is unknown and has no effect", entry.name), didYouMean(meant));
    }
}

ConfigLayer Reading::document(const Json5Value &root, const QString &source, bool isMain)
{
    LayerReader reader(source, m_environment, m_result.diagnostics);
    reader.setLegacyPolicy(m_policy);
    const auto has = [&root](QStringView key) { return root.find(key) != nullptr; };
    const bool isRouterFile = isMain || has(u"Providers") || has(u"providers") || has(u"Router");
    const bool isFlat = !isRouterFile || has(u"streams") || has(u"level") || has(u"enhancedFeatures") || has(u"enabled");
    const Json5Value *nested = root.find(loggingKey);
    using Layout = RootReading::Layout;
    const Layout layout = nested ? Layout::Nested : isFlat ? Layout::Flat : Layout::Nothing;
    for (ConfigDiagnostic &told : checkRoot(root, source, {layout, isMain, isRouterFile})) m_result.diagnostics.push_back(std::move(told));
    if (nested) {
        if (nested->type == Type::Null) return {};
        Json5Value settings = *nested;
        std::erase_if(settings.members, [](const Json5Member &member) { return member.name == presetKey; });
        return reader.object(settings, pointerTo({}, loggingKey));
    }
    if (!isFlat) return {};
    Json5Value flat = root;
    std::erase_if(flat.members, [](const Json5Member &member) {
        return member.name == presetKey || member.name == presetsKey || member.name == variablesKey || member.name == "$schema"_L1
               || !meantRootKey(member.name).isEmpty();
    });
    return reader.object(flat, {}, isRouterFile ? LayerReader::Unknown::Skip : LayerReader::Unknown::Report);
}

// LOG, LOG_LEVEL and the like at the root: the original made variables of them.
ConfigLayer Reading::rootVariables(const Json5Value &root, const QString &source)
{
    ConfigLayer layer;
    LayerReader reader(source, m_environment, m_result.diagnostics);
    for (const Variable &variable : loggingVariables())
        if (const Json5Value *value = root.find(QString(variable.name)))
            reader.setting(variable.path, pointerTo({}, QString(variable.name)), *value, layer);
    return layer;
}

ConfigLayer Reading::variables(const Variables &variables)
{
    ConfigLayer layer;
    LayerReader reader(variables.source, m_environment, m_result.diagnostics);
    if (variables.parent.isEmpty()) reader.takeTextsAsTheyAre();
    QMap<QString, QString> seen; // path -> variable
    for (const Variable &variable : loggingVariables()) {
        const DotenvEntry *entry = variables.find(variable.name);
        if (!entry) continue;
        const ConfigOrigin origin{variables.source, variables.pointer(variable.name), entry->line};
        if (const QString first = seen.value(variable.path); !first.isEmpty()) {
            if (variables.find(first)->value != entry->value && variable.path != "environment"_L1)
                report(Kind::Hint, origin, saidOfConfig("\"%1\" is the same as \"%2\", which is set too and counts", variable.name, first),
                       saidOfConfig("remove one of them"));
            continue;
        }
        seen.insert(variable.path, variable.name);
        Json5Value text = jsonOf(entry->value);
        text.line = entry->line;
        reader.setting(variable.path, origin.pointer, text, layer);
    }
    streamsOf(variables, layer);
    return layer;
}

void Reading::streamsOf(const Variables &variables, ConfigLayer &layer)
{
    const DotenvEntry *entry = variables.find(streamsVariable);
    if (!entry) return;
    const ConfigOrigin origin{variables.source, variables.pointer(streamsVariable), entry->line};
    const Result<Json5Value> list = parseJson5(entry->value);
    if (!list || list->type != Type::Array)
        return report(
            Kind::Error, origin,
            saidOfConfig("\"LOG_STREAMS\": expected a list of streams as JSON, got %1", list ? typePhrase(*list) : phraseOf(list.error())),
            saidOfConfig("for example %1", u"[{\"name\":\"console\",\"type\":\"console\"}]"_s));
    const std::function<void(Json5Value &)> place = [&](Json5Value &value) {
        value.line = entry->line;
        for (Json5Value &element : value.elements) place(element);
        for (Json5Member &member : value.members) place(member.value);
    };
    Json5Value streams = *list;
    place(streams);
    LayerReader reader(variables.source, m_environment, m_result.diagnostics);
    if (variables.parent.isEmpty()) reader.takeTextsAsTheyAre();
    layer.streams = reader.streams(streams, origin.pointer);
    if (!layer.streams) return;
    layer.streamsMode = ConfigLayer::Streams::Merge;
    layer.streamsOrigin = origin;
}

std::optional<ConfigLayer> Reading::preset(const Json5Value &main, const Json5Value &standAlone)
{
    QString chosen;
    ConfigOrigin origin;
    bool isNamed = false;
    std::vector<PresetWish> wishes; // the weakest first
    for (const QString &name : {u"NODE_ENV"_s, u"CCR_ENV"_s}) {
        if (const auto variable = m_result.variable(name)) {
            chosen = presetOfEnvironment(variable->first);
            origin = variable->second;
            wishes.push_back({chosen, name, origin});
        }
    }
    QStringList known = builtInPresetNames();
    QMap<QString, std::pair<const Json5Value *, ConfigOrigin>> own;
    const auto look = [&](const Json5Value &root, const std::optional<SourceFile> &file) {
        if (!file) return;
        const Json5Value *inner = root.find(loggingKey);
        for (const auto &[object, parent] : {std::pair{&root, QString()}, std::pair{inner, pointerTo({}, loggingKey)}}) {
            const Json5Value *name = object ? object->find(presetKey) : nullptr;
            if (!name || name->type == Type::Null) continue;
            const ConfigOrigin place{file->path, pointerTo(parent, presetKey), name->line};
            if (name->type != Type::String) {
                report(Kind::Error, place, saidOfConfig("\"LoggingPreset\": expected the name of a preset, got %1", typePhrase(*name)),
                       suggestion({}, builtInPresetNames()));
                continue;
            }
            QStringList missing;
            chosen = interpolate(name->string, m_environment, missing).trimmed();
            origin = place;
            isNamed = true;
            wishes.push_back({chosen, presetKey, place});
        }
        const Json5Value *presets = root.find(presetsKey);
        if (!presets || presets->type == Type::Null) return;
        const QString pointer = pointerTo({}, presetsKey);
        if (presets->type != Type::Object)
            return report(Kind::Error, {file->path, pointer, presets->line},
                          saidOfConfig("\"LoggingPresets\": expected an object of presets, got %1", typePhrase(*presets)),
                          saidOfConfig("for example %1", u"{\"mine\": {\"level\": \"debug\"}}"_s));
        for (const Json5Member &member : presets->members) {
            own.insert(member.name, {&member.value, {file->path, pointerTo(pointer, member.name), member.value.line}});
            if (!known.contains(member.name)) known.append(member.name);
        }
    };
    look(standAlone, m_sources.standAlone);
    look(main, m_sources.config);
    for (auto other = own.cbegin(); other != own.cend(); ++other)
        if (other.key() != chosen) presetNamed(other.key(), other->first, other->second);
    noteOverridden(wishes, known);
    m_result.preset = {.known = known, .inForce = known.contains(chosen) ? chosen : QString(), .origin = origin};
    if (chosen.isEmpty()) return std::nullopt;
    if (own.contains(chosen)) return presetNamed(chosen, own[chosen].first, own[chosen].second);
    if (builtInPresetNames().contains(chosen)) return presetNamed(chosen, nullptr, {saidOfConfig("preset %1", chosen), {}, 0});
    if (isNamed)
        report(Kind::Error, origin, saidOfConfig("\"LoggingPreset\": there is no preset \"%1\"", chosen), suggestion(chosen, known));
    return std::nullopt;
}

// An environment that is no preset is a name and nothing more; but two of them contradict each other.
void Reading::noteOverridden(const std::vector<PresetWish> &wishes, const QStringList &known)
{
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        const auto stronger = std::next(wish);
        if (stronger == wishes.end() || stronger->preset == wish->preset) continue;
        const bool isEnvironment = wish->key != presetKey;
        if (isEnvironment && stronger->key == presetKey && !known.contains(wish->preset)) continue;
        const Phrase by = describe(stronger->origin);
        report(Kind::Hint, wish->origin,
               isEnvironment ? saidOfConfig("the preset \"%1\", which \"%2\" asks for, is overridden by %3", wish->preset, wish->key, by)
                             : saidOfConfig("\"%1\" is overridden by %2", wish->key, by),
               saidOfConfig("change it there, or remove it here"));
    }
}

ConfigLayer Reading::presetNamed(const QString &name, const Json5Value *own, const ConfigOrigin &place)
{
    LayerReader reader(place.source, m_environment, m_result.diagnostics);
    reader.setLegacyPolicy(m_policy);
    return own ? reader.object(*own, place.pointer) : reader.object(*parseJson5(builtInPresetText(name)), {});
}

ConfigLayer Reading::commandLine()
{
    ConfigLayer layer;
    if (!m_sources.commandLine.level) return layer;
    LayerReader reader(saidOfConfig("command line"), m_environment, m_result.diagnostics);
    const QString level = choiceName(static_cast<int>(*m_sources.commandLine.level), severityNames());
    reader.setting(u"level"_s, u"--log-level"_s, jsonOf(level), layer);
    return layer;
}

} // namespace

SourceLayers readSourceLayers(const LoggingSources &sources, const LegacyPolicy &policy)
{
    return Reading(sources, policy).read();
}

} // namespace ccr::logging
